/** What a workbook says to whoever gets it, in either language: people of a market who know neither Terroir nor git. */
import type { Language } from './language.ts';

/** What a person says of a text, in the order in which it is offered. */
export const rowVerdicts = ['fine', 'wrong', 'keep'] as const;
export type RowVerdict = (typeof rowVerdicts)[number];

const en = {
  first: 'Read me first',
  title: (market: string) => `${market}: texts to check`,
  steps: [
    'Every other sheet is one page. Each row is one text of it: the Chinese it was made from, what the page says now, and what our check found.',
    'Write only in the yellow columns. To change a text, change it under “What to write”. Leave it as it is where it is good.',
    'Marks such as ⟨1⟩ … ⟨/1⟩ stand for bold type, links and the like, and {name} or %s for what is filled in later. Keep every one of them; they may move along with their words.',
    'Under “Verdict” choose: “fine” where the text is right for readers here; “wrong” where it is not (write it anew, or say in the remark what is wrong); “keep” where what was found is meant just like that (say in the remark why).',
    'When you have read a page to its end, choose “yes” beside it in the list below, and write your name. Then save the file as .xlsx and send it back.',
  ],
  name: 'Your name',
  page: 'Page',
  texts: 'Texts',
  found: 'Texts with something found',
  read: 'Read to the end',
  yes: 'yes',
  columns: {
    source: 'Chinese',
    current: 'Current text',
    found: 'What was found',
    write: 'What to write',
    verdict: 'Verdict',
    remark: 'Remark',
  },
  verdict: { fine: 'fine', wrong: 'wrong', keep: 'keep' } satisfies Record<RowVerdict, string>,
  choose: 'Choose one from the list.',
  tooLong: 'This text is too long for a sheet and cannot be changed here.',
};

const zh: typeof en = {
  first: '请先看这里',
  title: (market) => `${market}：待检查的文字`,
  steps: [
    '其余每张表对应一个页面，每行是页面上的一段文字：中文原文、页面现在的文字，以及检查发现的问题。',
    '只填写黄色的几列。要改文字，直接改“改写为”一列；没有问题的保持原样。',
    '⟨1⟩ … ⟨/1⟩ 这样的标记代表加粗、链接等格式，{name}、%s 代表以后填入的内容。请一个不少地保留，可以随所属的文字移动位置。',
    '“结论”一列请选择：“没问题”——对当地读者来说是对的；“有错”——不对（请改写，或在备注里写明错在哪里）；“保留”——发现的问题是有意这样写的（请在备注里写明理由）。',
    '一个页面全部看完后，在下面列表中该页面旁选择“是”，并写上你的姓名。最后存为 .xlsx 文件发回。',
  ],
  name: '你的姓名',
  page: '页面',
  texts: '文字段数',
  found: '有问题的段数',
  read: '已全部看完',
  yes: '是',
  columns: {
    source: '中文原文',
    current: '现有文字',
    found: '发现的问题',
    write: '改写为',
    verdict: '结论',
    remark: '备注',
  },
  verdict: { fine: '没问题', wrong: '有错', keep: '保留' },
  choose: '请从列表中选择。',
  tooLong: '这段文字太长，表格放不下，不能在这里修改。',
};

export type HandOverWords = typeof en;

/** What a workbook says in a language. */
export function handOverWords(language: Language): HandOverWords {
  return language === 'zh' ? zh : en;
}

/** The verdict that somebody chose or typed, in either language; undefined for what is none. */
export function readVerdict(text: string): RowVerdict | undefined {
  const said = text.trim().toLowerCase();
  return rowVerdicts.find((verdict) => [en, zh].some((words) => words.verdict[verdict] === said));
}

/** True for a yes in either language. */
export function isYes(text: string): boolean {
  return [en.yes, zh.yes].includes(text.trim().toLowerCase());
}
