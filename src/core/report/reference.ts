/** The reference of rules: an index to search, and a page a family and language. */
import { families } from '../finding.ts';
import type { Language } from '../messages/index.ts';
import { languageName } from '../messages/language-name.ts';
import type { RuleDoc } from '../rules/rule.ts';
import { groupBy } from '../text/group-by.ts';
import { describeRule } from './explain.ts';

/** Both languages of the interface stand on each page: headquarters and markets read it together. */
const languages: readonly Language[] = ['en', 'zh'];

const familyTitles: Readonly<Record<(typeof families)[number], string>> = {
  phrase: 'Phrases / 说法',
  reference: 'References known only in China / 只有国内才懂的指称',
  sensitive: 'Sensitive matters / 敏感事项',
  term: 'Terms and names / 术语与名称',
  convention: 'Conventions / 书写习惯',
  string: 'Strings / 界面文字',
  spelling: 'Spelling / 拼写',
  fact: 'Facts of the Chinese page / 中文页上的事实',
  copy: 'Correspondence with the Chinese page / 与中文页的对应',
  local: 'Local content / 当地内容',
  page: 'The page itself / 页面本身',
  config: 'The review itself / 审校本身',
};

/**
 * Writes the reference.
 * @param docs every rule, sorted by id
 * @returns the text of each file by its name, `README.md` being the index
 */
export function writeReference(docs: readonly RuleDoc[]): Map<string, string> {
  const pages = groupBy(docs, pageOf);
  const files = new Map([['README.md', writeIndex(docs)]]);
  for (const [name, rules] of pages) files.set(name, writePage(rules));
  return files;
}

const familyOf = ({ id }: RuleDoc) => id.slice(0, id.indexOf('/')) as (typeof families)[number];
const nameOf = ({ id }: RuleDoc) => id.slice(id.indexOf('/') + 1);
const pageOf = (doc: RuleDoc) => `${familyOf(doc)}${doc.language ? `-${doc.language}` : ''}.md`;

function writePage(rules: readonly RuleDoc[]): string {
  const first = rules[0]!;
  const language = first.language
    ? ` · ${languages.map((one) => languageName(first.language!, one)).join(' / ')}`
    : '';
  const title = `# ${familyTitles[familyOf(first)]}${language}`;
  const sections = rules.map((rule) => `## ${nameOf(rule)}\n\n${describeRule(rule, languages)}`);
  return `${[title, '[All rules / 全部规则](README.md)', ...sections].join('\n\n')}\n`;
}

function writeIndex(docs: readonly RuleDoc[]): string {
  const byId = groupBy(docs, ({ id }) => id);
  const sections = families.flatMap((family) => {
    const rules = [...byId.values()].filter(([first]) => familyOf(first!) === family);
    if (!rules.length) return [];
    const rows = rules.map(writeRow);
    return [
      `## ${familyTitles[family]}`,
      ['| rule | 中文 | in short | 简介 | |', '|---|---|---|---|---|', ...rows].join('\n'),
    ];
  });
  const intro = [
    '# Rules / 规则',
    'Every rule of Terroir with its Chinese, examples, what to write instead, and the evidence. Search this page, or ask `terroir explain RULE`. Written by `npm run docs`.',
    'Terroir 的全部规则：对应的中文、例句、建议写法和依据。可在本页搜索，或运行 `terroir explain 规则`。',
  ];
  return `${[...intro, ...sections].join('\n\n')}\n`;
}

function writeRow(docs: readonly RuleDoc[]): string {
  const main = docs.find(({ language }) => language === 'en') ?? docs[0]!;
  const zh = [...new Set(docs.flatMap((doc) => doc.zh))].slice(0, 3).join(' · ');
  const links = docs.map((doc) => `[${doc.language ?? '→'}](${pageOf(doc)}#${nameOf(doc)})`);
  const cells = [`\`${main.id}\``, zh, inShort(main.why.en), inShort(main.why.zh), links.join(' ')];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** The first sentence. */
function inShort(text: string): string {
  return (/^.*?[.。；;](?=\s|$|[^\s\d.])/.exec(text)?.[0] ?? text)
    .replace(/[。；;]$/, '')
    .replace(/[<>]/g, '\\$&');
}
