/** What is said of something that came back and is not taken. */
import type { ReturnProblem } from '../handover/hand-over.ts';
import type { LeftProblem } from '../handover/take-in.ts';
import type { Language } from '../messages/language.ts';
import type { UnsignedProblem } from './handing.ts';

const en = {
  noPage: (path: string) => `${path}: there is no such page here any more; nothing of it is taken.`,
  unreadable: {
    'not-a-workbook': (path: string) => `“${path}” is no workbook that can be read: save it as .xlsx again.`,
    'too-large': (path: string) => `“${path}” is too large.`,
    'not-ours': (path: string) => `“${path}” was not made by terroir export, or its hidden columns are gone.`,
  } satisfies Record<ReturnProblem, (path: string) => string>,
  problem: {
    changed: () => 'the text was edited here since the export, or is gone',
    twice: () => 'it came back twice, with two texts',
    lost: (about: string) => `lost: ${about}`,
    added: (about: string) => `too many: ${about}`,
    empty: () => 'nothing is written there: a text is not deleted this way',
    unreadable: () => 'its file cannot hold this text',
    ambiguous: () => 'its marks cannot be told from its words: change it in the file',
    formula: () => 'a formula stands there, not a text',
    number: () => 'the spreadsheet made a number or a date of it: write it as text',
    'wrong-column': () => 'the column “Current text” was changed: write under “What to write”',
    verdict: (about: string) => `“${about}” is no verdict`,
    'no-reason': () => '“keep” wants the reason, as a remark',
    'no-comment': (about: string) =>
      `${about}: the file has no place for a reason; exceptions go into .terroir/exceptions.yaml`,
  } satisfies Record<LeftProblem, (about: string) => string>,
  unsigned: {
    'no-name': () => 'not signed off: nobody says who read it',
    'not-reviewer': (who: string) => `not signed off: ${who}`,
    'page-changed': () => 'not signed off: the page was edited here since the export',
    'source-changed': () => 'not signed off: the Chinese page was edited since the export',
    part: () => 'not signed off: the file has other languages too, which nobody read',
    open: () => 'not signed off: not everything could be taken',
    'not-read': () => 'remarks are not recorded: nobody says the page was read to its end',
  } satisfies Record<UnsignedProblem, (who: string) => string>,
};

const zh: typeof en = {
  noPage: (path) => `${path}：这里已没有这个页面，其中内容未采用。`,
  unreadable: {
    'not-a-workbook': (path) => `“${path}”不是可以读取的工作簿，请重新存为 .xlsx。`,
    'too-large': (path) => `“${path}”太大。`,
    'not-ours': (path) => `“${path}”不是 terroir export 写的，或其中隐藏的列已被删除。`,
  },
  problem: {
    changed: () => '导出之后，这段文字在这里改过或已删除',
    twice: () => '同一段文字收回了两种不同的写法',
    lost: (about) => `缺少 ${about}`,
    added: (about) => `多出 ${about}`,
    empty: () => '这里没有文字：清空单元格不等于删除文字',
    unreadable: () => '文件中无法写入这段文字',
    ambiguous: () => '标记与文字无法区分，请在文件中修改',
    formula: () => '这里是公式，不是文字',
    number: () => '表格软件把它变成了数字或日期，请按文字填写',
    'wrong-column': () => '改动写在了“现有文字”一列，请写在“改写为”一列',
    verdict: (about) => `“${about}”不是可选的结论`,
    'no-reason': () => '“保留”需要在备注里写明理由',
    'no-comment': (about) => `${about}：该文件没有写理由的地方，请写入 .terroir/exceptions.yaml`,
  },
  unsigned: {
    'no-name': () => '未签发：没有写明由谁审阅',
    'not-reviewer': (who) => `未签发：${who}`,
    'page-changed': () => '未签发：导出之后页面在这里改过',
    'source-changed': () => '未签发：导出之后中文页面改过',
    part: () => '未签发：文件中还有其他语言，没有人审阅',
    open: () => '未签发：有内容未能采用',
    'not-read': () => '备注未记录：没有说明页面已全部看完',
  },
};

export type LeftWords = typeof en;

/** The sentences of a language for what is not taken. */
export const leftWords = (language: Language): LeftWords => (language === 'zh' ? zh : en);
