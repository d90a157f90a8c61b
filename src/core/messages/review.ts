/** The words of the review page, in the editor and saved; apart from the others, so that the page stays small. */
import { type Group, groups, type Mix, sizeOf } from '../authorship/shares.ts';
import type { Category, Severity } from '../finding.ts';
import type { SignOffState } from '../signoff/state.ts';
import { percent } from '../text/numbers.ts';
import type { Language } from './language.ts';

/** How much of a text each group wrote: `1.0 (from China) 80%, others 20%`. */
function shares(
  mix: Mix,
  { group, comma, percent }: Pick<ReviewWords, 'group' | 'comma' | 'percent'>,
): string {
  const size = sizeOf(mix);
  return groups
    .filter((one) => mix[one])
    .map((one) => `${group[one]} ${percent(mix[one] / size)}`)
    .join(comma);
}

const en = {
  comma: ', ',
  title: 'Review',
  reviewing: 'Reviewing the workspace',
  progress: (done: number, total: number) =>
    `${done.toLocaleString('en')} of ${total.toLocaleString('en')} pages`,
  passed: 'Publishing check passed',
  off: 'Publishing check is off',
  failed: 'Publishing check failed',
  stopped: 'The review was stopped before its end',
  none: 'The workspace has not been reviewed yet',
  start: 'Review Workspace',
  again: 'Review again',
  stop: 'Stop',
  save: 'Save as HTML…',
  mend: 'What to do: ',
  number: (n: number) => n.toLocaleString('en'),
  percent,
  unknown: 'not known',
  byContent: (sure: number) => `paired by content, ${percent(sure)} sure`,
  noMarket: 'No market',
  filter: 'Filter by page, rule or text',
  severities: 'Severity',
  severity: {
    critical: 'critical',
    major: 'major',
    minor: 'minor',
    neutral: 'hint',
  } satisfies Record<Severity, string>,
  categories: 'What it is about',
  category: {
    terminology: 'Terms',
    accuracy: 'Meaning',
    'linguistic-conventions': 'Grammar and punctuation',
    style: 'Style',
    'locale-conventions': 'Dates, prices and formats',
    'audience-appropriateness': 'Fit for the readers',
    'design-and-markup': 'Layout and code',
    custom: 'Local content',
  } satisfies Record<Category, string>,
  columns: {
    name: 'Market and page',
    pages: 'Pages',
    words: 'Words',
    mirror: 'Follows Chinese',
    local: 'Local',
    critical: 'Critical',
    major: 'Major',
    minor: 'Minor',
    neutral: 'Hints',
    penalty: 'Penalty',
    signed: 'Signed off',
    authors: 'Local authors',
  },
  state: {
    none: 'not yet read by a reviewer of the market',
    approved: 'signed off',
    'changes-wanted': 'changes asked for',
    void: 'edited since the review',
    stale: 'Chinese page edited since the review',
  } satisfies Record<SignOffState, string>,
  group: {
    '1.0': '1.0 (from China)',
    '2.0': '2.0 (sent from China)',
    '3.0': '3.0 (overseas Chinese)',
    '4.0': '4.0 (local)',
    other: 'others',
  } satisfies Record<Group, string>,
  writtenBy: 'Written by',
  shares: (mix: Mix): string => shares(mix, en),
  nOf: (n: number, of: number) => `${n.toLocaleString('en')} of ${of.toLocaleString('en')}`,
  shown: (pages: number, findings: number) =>
    `${pages.toLocaleString('en')} ${pages === 1 ? 'page' : 'pages'}, ${findings.toLocaleString('en')} ${findings === 1 ? 'finding' : 'findings'}`,
  trendTitle: 'Local share over time',
  readingHistory: 'Reviewing the site as it was',
  trend: 'Show trend',
  trendAgain: 'Update trend',
  trendAt: (date: string, share: string) => `${date} ${share}`,
  known: (n: number) => `${n.toLocaleString('en')} known to the baseline`,
  nothing: 'Nothing matches the filter.',
  noPages: 'There are no pages for a market.',
  line: (line: number) => `line ${line}`,
  keys: 'Arrow keys move, open and close; Enter opens a finding in its page.',
  keysSaved: 'Arrow keys move, open and close.',
  method:
    'Penalty: points per 1,000 words (critical 25, major 5, minor 1, hints 0), as in MQM; none below 500 words. Shares are means weighted by words.',
  more: (n: number) => `… and ${n.toLocaleString('en')} more pages`,
};

export type ReviewWords = typeof en;

const zh: ReviewWords = {
  comma: '，',
  title: '审校结果',
  reviewing: '正在审校整个工作区',
  progress: (done, total) => `${done}/${total} 个页面`,
  passed: '发布检查通过',
  off: '发布检查未启用',
  failed: '发布检查未通过',
  stopped: '审校已中止',
  none: '尚未审校整个工作区',
  start: '审校整个工作区',
  again: '重新审校',
  stop: '停止',
  save: '另存为 HTML…',
  mend: '怎样通过：',
  number: (n) => n.toLocaleString('zh'),
  percent,
  unknown: '未知',
  byContent: (sure) => `按内容配对，置信度 ${percent(sure)}`,
  noMarket: '未指定市场',
  filter: '按页面、规则或文字筛选',
  severities: '级别',
  severity: { critical: '致命', major: '严重', minor: '轻微', neutral: '建议' },
  categories: '问题类别',
  category: {
    terminology: '术语',
    accuracy: '内容准确',
    'linguistic-conventions': '语言规范',
    style: '风格',
    'locale-conventions': '日期、价格与格式',
    'audience-appropriateness': '是否适合读者',
    'design-and-markup': '版式与标记',
    custom: '当地内容',
  },
  columns: {
    name: '市场与页面',
    pages: '页面',
    words: '词数',
    mirror: '对应中文页',
    local: '当地内容',
    critical: '致命',
    major: '严重',
    minor: '轻微',
    neutral: '建议',
    penalty: '扣分',
    signed: '签发',
    authors: '当地作者',
  },
  state: {
    none: '当地尚未审阅',
    approved: '已签发',
    'changes-wanted': '要求修改',
    void: '审阅后有改动',
    stale: '审阅后中文页有改动',
  },
  group: {
    '1.0': '1.0（国内）',
    '2.0': '2.0（外派）',
    '3.0': '3.0（海外华人）',
    '4.0': '4.0（当地人）',
    other: '其他人',
  },
  writtenBy: '撰写',
  shares: (mix) => shares(mix, zh),
  nOf: (n, of) => `${n}/${of}`,
  shown: (pages, findings) => `${pages} 个页面，${findings} 个问题`,
  trendTitle: '当地内容占比的变化',
  readingHistory: '正在审校站点的历史版本',
  trend: '查看趋势',
  trendAgain: '更新趋势',
  trendAt: (date, share) => `${date} ${share}`,
  known: (n) => `另有 ${n} 个已记入基线`,
  nothing: '没有符合筛选条件的内容。',
  noPages: '没有面向市场的页面。',
  line: (line) => `第 ${line} 行`,
  keys: '方向键移动、展开和收起，回车在页面中打开问题。',
  keysSaved: '方向键移动、展开和收起。',
  method:
    '扣分：每千词的扣分（致命 25、严重 5、轻微 1、建议 0），依 MQM；不足 500 词不评分。比例按词数加权平均。',
  more: (n) => `……另有 ${n} 个页面`,
};

/** The words of the review page in a language. */
export function reviewWords(language: Language): ReviewWords {
  return language === 'zh' ? zh : en;
}
