import type { ContentProblem } from '../content/content.ts';
import type { Finding, RuleId, Severity, Span } from '../finding.ts';
import type { ReadProblem } from '../host.ts';
import type { Language, Messages } from '../messages/index.ts';
import { peopleWords } from '../messages/people.ts';
import type { Bilingual } from '../text/bilingual.ts';
import type { SettingProblem } from '../text/checked-yaml.ts';
import type { RuleDoc } from './rule.ts';

/** Rules about the review itself: files that cannot be read, keeps without a reason, a broken config. */
function configRule(
  id: string,
  name: Bilingual,
  severity: Severity,
  why: Bilingual,
  instead: Bilingual,
): RuleDoc {
  return {
    id: `config/${id}`,
    name,
    severity,
    category: 'design-and-markup',
    zh: [],
    why,
    instead,
    evidence: 'A rule about the review itself.',
    markets: [],
    fails: [],
    passes: [],
  };
}

const file = configRule(
  'unreadable-file',
  { en: 'files nobody can read', zh: '读不了的文件' },
  'major',
  { en: 'What cannot be read cannot be reviewed.', zh: '读不了的文件就无法审校。' },
  { en: 'Mend the file, or list it under exclude.', zh: '修复文件，或将其列入 exclude。' },
);
const frontMatter = configRule(
  'front-matter',
  { en: 'front matter', zh: 'front matter' },
  'minor',
  {
    en: 'Title, description and market of the page stand in its front matter.',
    zh: '页面的标题、描述和目标市场都写在 front matter（文件开头的元数据）里。',
  },
  { en: 'Mend what the message names.', zh: '按提示修正 front matter 的写法。' },
);
const stringFile = configRule(
  'string-file',
  { en: 'string files', zh: '文案文件' },
  'minor',
  {
    en: 'What stands behind a mistake in a string file is shown to nobody.',
    zh: '文案文件一旦有语法错误，后面的文字就不会显示。',
  },
  { en: 'Mend the quotes, commas, brackets or indents there.', zh: '检查此处的引号、逗号、括号或缩进。' },
);
const keep = configRule(
  'keep',
  { en: 'what is kept', zh: '保留的写法' },
  'minor',
  {
    en: 'A keep that says nothing, or hides nothing, misleads the next reader.',
    zh: '没写理由或不起作用的“保留”注释，会误导后来的人。',
  },
  {
    en: 'Write the reason behind the colon, or delete the comment.',
    zh: '在冒号后写明理由，或删除这条注释。',
  },
);
const setting = configRule(
  'setting',
  { en: 'settings', zh: '设置' },
  'major',
  {
    en: 'A setting that cannot be read would silently change what is reviewed.',
    zh: '无法识别的设置会悄悄改变审校结果。',
  },
  { en: 'Mend it as the message says.', zh: '按提示修改。' },
);
const failure = configRule(
  'rule-failed',
  { en: 'a rule that failed', zh: '运行出错的规则' },
  'minor',
  { en: 'A rule of Terroir met a page it did not expect.', zh: 'Terroir 的某条规则遇到了意料之外的页面。' },
  { en: 'Please report it with the page that shows it.', zh: '请附上该页面反馈给我们。' },
);

const pageFailure = configRule(
  'page-failed',
  { en: 'a page that was not reviewed', zh: '未完成审校的页面' },
  'major',
  { en: 'What was not reviewed must not pass unseen.', zh: '没有审校过的页面不能悄悄放行。' },
  { en: 'Please report it with the page that shows it.', zh: '请附上该页面反馈给我们。' },
);

export const toolDiagnostics: readonly RuleDoc[] = [
  file,
  frontMatter,
  stringFile,
  keep,
  setting,
  failure,
  pageFailure,
];

function finding(rule: RuleDoc, span: Span, message: string, note = ''): Finding {
  const { id: ruleId, severity, category } = rule;
  return { ruleId, from: span.from, to: span.to, severity, category, message, note, fixes: [] };
}

export const unreadableFile = (problem: ReadProblem, messages: Messages): Finding =>
  finding(file, { from: 0, to: 0 }, messages.file[problem]);

export const brokenContent = (problem: ContentProblem, messages: Messages): Finding =>
  finding(
    problem.kind === 'broken-strings' || problem.kind === 'too-deep' ? stringFile : frontMatter,
    problem,
    messages.content[problem.kind](problem.detail),
  );

export const keepProblem = (span: Span, message: string): Finding => finding(keep, span, message);

export const brokenSetting = (problem: SettingProblem, messages: Messages): Finding =>
  finding(setting, problem, messages.config(problem));

export const brokenBaseline = (path: string, messages: Messages): Finding =>
  finding(setting, { from: 0, to: 0 }, messages.brokenBaseline(path));

export const brokenSignOff = (path: string, uiLanguage: Language): Finding =>
  finding(setting, { from: 0, to: 0 }, peopleWords(uiLanguage).brokenSignOff(path));

export const brokenDrafts = (path: string, uiLanguage: Language): Finding =>
  finding(setting, { from: 0, to: 0 }, peopleWords(uiLanguage).brokenDrafts(path));

/** A rule that threw; the others were applied. */
export const ruleFailed = (rule: RuleId | 'phrase', error: unknown, messages: Messages): Finding =>
  finding(failure, { from: 0, to: 0 }, messages.internal(rule, detailOf(error)));

/** A page whose review as a whole came to nothing. */
export const pageFailed = (error: unknown, messages: Messages): Finding =>
  finding(pageFailure, { from: 0, to: 0 }, messages.notReviewed(detailOf(error)));

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
