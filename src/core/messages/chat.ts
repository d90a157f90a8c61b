/** The words of the chat participant; what reviews, briefs and comparisons say is said by their own words. */
import { count } from './count.ts';
import { inSentence } from './in-sentence.ts';
import type { Language } from './language.ts';

const en = {
  /** What the participant is, where it is chosen. */
  about: 'Review copy for its market: what to mend, why, and how to write it instead',
  /** Behind a page's path, what it is for. */
  for: (market: string) => ` for ${inSentence(market)}`,
  /** Between two sentences. */
  gap: ' ',
  line: (line: number) => `line ${line}`,
  firstPlace: 'Show',
  /** A fix that is put in at several places. */
  fixAt: (title: string, n: number) => (n === 1 ? title : `${title} (${count(n, 'place')})`),
  more: (n: number) => `… and ${n.toLocaleString('en')} more, in the view “This Page”.`,
  morePages: (n: number) => `… and ${count(n, 'more page')}, in the review.`,
  restOfBrief: '… the rest is in the brief.',
  unwritten: 'There is no brief yet. It would begin like this:',
  written: (path: string, state: string) => `The brief is ${path} (${state}).`,
  openBrief: 'Open the Brief',
  explainRule: 'All About This Rule',
  local: 'Here alone:',
  dropped: 'Only on the Chinese page:',
  sections: 'Sections that are missing:',
  keys: 'Strings that are missing:',
  notStale: 'The Chinese page has not changed since.',
  noSource:
    'There is no Chinese page for this page, or it is too long to compare. Name it in the front matter: source: PATH',
  source: (path: string) =>
    `${path} is a Chinese page. The pages that are written from it are what is reviewed: open one of them, or name it.`,
  noPage: (path: string, similar: readonly string[]) =>
    `${path} is no page for a market: it is not there, or the config leaves it out.${
      similar.length ? ` Pages of that name: ${similar.join(', ')}.` : ''
    }`,
  several: (name: string) => `Which one? There are several pages named ${name}:`,
  outside: 'That file lies outside the workspace, and is not looked at.',
  openOne: 'Open a page for a market, attach one with #, or name one.',
  nothingHere:
    'Nothing is reported where the cursor is. Put it into an underlined word, or name a rule or words of the page.',
  unknown: (words: string) => `Neither a rule nor words that are reported on this page: “${words}”.`,
  can: 'I answer from the review of your pages. No model is asked, and nothing leaves your machine.',
  commands: {
    review: 'what is wrong with this page, a named page, or a whole market, the worst first',
    brief: 'the brief for a local author who writes this page',
    why: 'why something is reported and what to write instead: at the cursor, a rule, or words',
    compare: 'what of this page follows the Chinese page, what is local, what is missing or out of date',
  },
  /** What is offered to be asked next. */
  next: {
    review: 'Review this page',
    reviewOf: (name: string) => `Review ${name}`,
    brief: 'Show the brief',
    why: 'Why is the worst one reported?',
    compare: 'Compare with the Chinese page',
  },
};

export type ChatWords = typeof en;

const zh: ChatWords = {
  about: '审校面向当地市场的文案：哪里要改、为什么改、应该怎么写',
  for: (market) => `（面向${market}）`,
  gap: '',
  line: (line) => `第 ${line} 行`,
  firstPlace: '查看',
  fixAt: (title, n) => (n === 1 ? title : `${title}（${n} 处）`),
  more: (n) => `……另有 ${n} 条，见“本页”视图。`,
  morePages: (n) => `……另有 ${n} 个页面，见审校结果。`,
  restOfBrief: '……其余内容请看写作需求全文。',
  unwritten: '本页还没有写作需求，新建后开头如下：',
  written: (path, state) => `写作需求在 ${path}（${state}）。`,
  openBrief: '打开写作需求',
  explainRule: '查看这条规则的全部说明',
  local: '本页独有：',
  dropped: '只在中文页：',
  sections: '缺少的章节：',
  keys: '缺少的文案：',
  notStale: '中文页此后没有改动。',
  noSource: '没有找到与本页对应的中文页，或者页面太长，无法对照。可在 front matter 中写明：source: 路径',
  source: (path) => `${path} 是中文页。审校的是据此写成的各市场页面：请打开其中一页，或写出页面名称。`,
  noPage: (path, similar) =>
    `${path} 不是面向某个市场的页面：文件不存在，或已被配置排除。${
      similar.length ? `同名的页面有：${similar.join('、')}。` : ''
    }`,
  several: (name) => `有好几个页面都叫 ${name}，是哪一个？`,
  outside: '这个文件不在工作区内，因此不会读取。',
  openOne: '请打开一个面向某个市场的页面，用 # 附上，或写出页面名称。',
  nothingHere: '光标所在之处没有提示。请把光标移到带下划线的词句上，或写出规则名、页面上的词句。',
  unknown: (words) => `“${words}”既不是规则名，也不是本页有提示的词句。`,
  can: '我根据页面的审校结果回答，不使用任何模型，内容不会离开你的电脑。',
  commands: {
    review: '当前页面、指定页面或整个市场有哪些问题，最严重的在前',
    brief: '请当地作者来写本页时用的写作需求',
    why: '为什么会提示、应该怎么写：光标所在处、某条规则或某个说法',
    compare: '本页哪些内容对应中文页，哪些是当地独有，哪些缺失或已过时',
  },
  next: {
    review: '审校本页',
    reviewOf: (name) => `审校 ${name}`,
    brief: '查看写作需求',
    why: '最严重的一处为什么会提示？',
    compare: '与中文页对照',
  },
};

/** The words of the chat participant in a language. */
export function chatWords(language: Language): ChatWords {
  return language === 'zh' ? zh : en;
}
