/** The words about the people of a page: who signs it, who wrote it, who is asked to. */
import type { Industry } from '../regions/industry.ts';
import type { RemarkKind } from '../signoff/record.ts';
import type { SignOff, SignOffState } from '../signoff/state.ts';
import { percent } from '../text/numbers.ts';
import { count } from './count.ts';
import type { Language } from './language.ts';
import { reviewWords } from './review.ts';

/** A page with its sign-off. */
interface Signable {
  readonly signOff: { readonly state: SignOffState };
}

/** How many pages are in which state: `2 not yet read by a reviewer of the market, 1 edited since the review`. */
function byState(open: readonly Signable[], words: PeopleWords): string {
  const counts = new Map<SignOffState, number>();
  for (const { signOff } of open) counts.set(signOff.state, (counts.get(signOff.state) ?? 0) + 1);
  return [...counts].map(([state, n]) => words.count(n, words.state[state])).join(words.comma);
}

const en = {
  comma: ', ',
  count: (n: number, state: string) => `${n.toLocaleString('en')} ${state}`,
  state: reviewWords('en').state,
  industry: {
    internet: 'internet and technology',
    retail: 'retail',
    fintech: 'finance',
    manufacturing: 'manufacturing',
    logistics: 'logistics',
    automotive: 'automotive',
    energy: 'energy',
    healthcare: 'healthcare',
    education: 'education',
    media: 'media',
    games: 'games',
    travel: 'travel',
    'real-estate': 'real estate',
    government: 'government',
    electronics: 'electronics',
    beauty: 'beauty and skin care',
    food: 'food and drink',
    fashion: 'fashion',
    home: 'home and living',
  } satisfies Record<Industry, string>,
  remark: { error: 'error', preference: 'preference' } satisfies Record<RemarkKind, string>,
  drafted: (blocks: number) => `${count(blocks, 'block')} as a model wrote ${blocks === 1 ? 'it' : 'them'}`,
  lens: ({ state, by, on, remarks }: SignOff) => {
    if (state === 'none') return 'Not reviewed in the market yet · Sign off';
    const [wrong] = remarks.filter(({ kind }) => kind === 'error');
    return {
      approved: `Signed off by ${by} on ${on}`,
      'changes-wanted': `${by} asks for a change: ${wrong?.text ?? ''}`,
      void: `Edited since ${by} reviewed it on ${on} · Sign off again`,
      stale: `The Chinese page was edited since ${by} signed this on ${on} · Sign off again`,
    }[state];
  },
  notReviewer: (name: string, reviewers: readonly string[]) =>
    `${name} is none of its reviewers: ${reviewers.join(', ')}. They stand in .terroir/authors.yaml or CODEOWNERS.`,
  brief: {
    state: { open: 'open', late: 'late', done: 'done', gone: 'page is gone' } satisfies Record<
      'open' | 'late' | 'done' | 'gone',
      string
    >,
    lens: (owner: string | undefined, deadline: string | undefined) =>
      `A brief is open${owner ? `: ${owner}` : ''}${deadline ? `, by ${deadline}` : ''} · Read`,
    local: (share: number | null, wanted: number | undefined) =>
      wanted === undefined
        ? ''
        : `${share === null ? 'local share unknown' : `${percent(share)} local`}, ${percent(wanted)} wanted`,
    none: 'There are no briefs. For a new one: terroir brief PAGE',
  },
  brokenSignOff: (path: string) =>
    `${path} cannot be read: take it back from git, or delete it and have the page signed again.`,
  brokenDrafts: (path: string) =>
    `${path} cannot be read, so that what a model wrote counts as written by people: take it back from git.`,
  gate: {
    notSigned: (open: readonly Signable[], of: number) =>
      `${open.length.toLocaleString('en')} of ${count(of, 'page')} not signed off: ${byState(open, en)}.`,
    allSigned: (n: number) => `Every page is signed off (${n.toLocaleString('en')}).`,
    mend: 'A reviewer of the market reads each page and signs it: “Sign Off This Page” in the editor, or terroir sign-off PAGE.',
  },
  signed: (n: number, of: number) => `${reviewWords('en').nOf(n, of)} signed off`,
};

/** What is said about people; both languages have the same keys. */
export type PeopleWords = typeof en;

const zh: PeopleWords = {
  comma: '，',
  count: (n, state) => `${n} 个${state}`,
  state: reviewWords('zh').state,
  industry: {
    internet: '互联网与科技',
    retail: '零售',
    fintech: '金融',
    manufacturing: '制造',
    logistics: '物流',
    automotive: '汽车',
    energy: '能源',
    healthcare: '医疗健康',
    education: '教育',
    media: '媒体',
    games: '游戏',
    travel: '旅游',
    'real-estate': '房地产',
    government: '政府与公共服务',
    electronics: '消费电子',
    beauty: '美妆护肤',
    food: '食品饮料',
    fashion: '服饰',
    home: '家居',
  },
  remark: { error: '错误', preference: '偏好' },
  drafted: (blocks) => `${blocks} 段为模型原稿`,
  lens: ({ state, by, on, remarks }) => {
    if (state === 'none') return '当地尚未审阅 · 签发';
    const [wrong] = remarks.filter(({ kind }) => kind === 'error');
    return {
      approved: `${by} 已于 ${on} 签发`,
      'changes-wanted': `${by} 要求修改：${wrong?.text ?? ''}`,
      void: `${by} 于 ${on} 审阅后，本页又有改动 · 重新签发`,
      stale: `${by} 于 ${on} 签发后，中文页有改动 · 重新签发`,
    }[state];
  },
  notReviewer: (name, reviewers) =>
    `${name} 不是本页的审阅人。审阅人：${reviewers.join('，')}，见 .terroir/authors.yaml 或 CODEOWNERS。`,
  brief: {
    state: { open: '进行中', late: '已逾期', done: '已完成', gone: '页面已不存在' },
    lens: (owner, deadline) =>
      `写作需求进行中${owner ? `：${owner}` : ''}${deadline ? `，${deadline} 前完成` : ''} · 查看`,
    local: (share, wanted) =>
      wanted === undefined
        ? ''
        : `当地内容${share === null ? '比例未知' : ` ${percent(share)}`}，目标 ${percent(wanted)}`,
    none: '尚无写作需求。新建：terroir brief 页面',
  },
  brokenSignOff: (path) => `无法读取 ${path}：请从 git 恢复，或删除后重新签发本页。`,
  brokenDrafts: (path) => `无法读取 ${path}，模型写的内容会被当成人写的：请从 git 恢复。`,
  gate: {
    notSigned: (open, of) => `${of} 个页面中有 ${open.length} 个未签发：${byState(open, zh)}。`,
    allSigned: (n) => `${n} 个页面均已签发。`,
    mend: '请当地审阅人逐页审阅并签发：编辑器中用“签发本页”，或运行 terroir sign-off 页面。',
  },
  signed: (n, of) => `${of} 个中已签发 ${n} 个`,
};

/** The words about people in a language. */
export function peopleWords(language: Language): PeopleWords {
  return language === 'zh' ? zh : en;
}
