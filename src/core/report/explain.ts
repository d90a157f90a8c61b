import { type Language, messagesFor } from '../messages/index.ts';
import { languageName } from '../messages/language-name.ts';
import { reviewWords } from '../messages/review.ts';
import type { RuleDoc } from '../rules/rule.ts';
import { withoutPictures } from './markdown.ts';

/**
 * A rule's page as Markdown: what the code of a finding leads to and `terroir explain` prints.
 * @param docs the rule, once a language it knows phrases in
 */
export function explainRule(docs: readonly RuleDoc[], uiLanguage: Language): string {
  const several = docs.length > 1;
  const parts = docs.flatMap((doc) => [
    ...(several && doc.language ? [`## ${languageName(doc.language, uiLanguage)}`] : []),
    describeRule(doc, [uiLanguage]),
  ]);
  const { id, name } = docs[0]!;
  return `${[`# ${name[uiLanguage]}`, `\`${id}\``, ...parts].join('\n\n')}\n`;
}

/** What is known of a rule, below its heading, in one language of the interface or in several. */
export function describeRule(doc: RuleDoc, languages: readonly Language[]): string {
  const all = languages.map((language) => ({ language, messages: messagesFor(language) }));
  const { messages, language } = all[0]!;
  const label = (pick: (words: typeof messages.explain) => string) =>
    all.map((one) => pick(one.messages.explain)).join(' / ');
  const parts = [
    `*${all.map((one) => one.messages.severity[doc.severity]).join(' / ')} · ${languages.map((one) => reviewWords(one).category[doc.category]).join(' / ')}*`,
    ...all.map((one) => withoutPictures(doc.why[one.language])),
  ];
  if (doc.when !== undefined) parts.push(label((words) => words.when[doc.when!]));
  if (doc.doubtful) parts.push(all.map((one) => one.messages.noteDoubtful).join(' / '));
  if (doc.zh.length) parts.push(messages.noteChinese(withoutPictures(doc.zh.join(' · '))));
  parts.push(
    ...all
      .filter((one) => doc.instead[one.language])
      .map((one) => one.messages.noteInstead(withoutPictures(doc.instead[one.language]))),
  );
  const local = Object.entries(doc.local ?? {});
  if (local.length) parts.push(local.map(([market, text]) => `- ${market}: ${inline(text)}`).join('\n'));
  if (doc.markets.length)
    parts.push(`**${label((words) => words.markets)}** ${doc.markets.join(language === 'zh' ? '、' : ', ')}`);
  if (doc.fails.length) parts.push(`**${label((words) => words.fails)}**`, examples(doc.fails));
  if (doc.passes.length) parts.push(`**${label((words) => words.passes)}**`, examples(doc.passes));
  parts.push(`**${label((words) => words.evidence)}** ${inline(doc.evidence)}`);
  return parts.join('\n\n');
}

function examples(texts: readonly string[]): string {
  const short = texts.map((text) => text.trimEnd());
  const isBlock = short.some((text) => /[\n`|]|^[#>-]/.test(text));
  if (!isBlock) return short.map((text) => `- ${inline(text)}`).join('\n');
  return short.map((text) => `\`\`\`\`markdown\n${shorten(text)}\n\`\`\`\``).join('\n\n');
}

/** Text that Markdown must not take for markup. */
function inline(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, '\\$&').replace(/\s+/g, ' ');
}

function shorten(text: string): string {
  const lines = text.split('\n');
  return (lines.length > 12 ? [...lines.slice(0, 10), '…'] : lines)
    .map((line) => line.slice(0, 300))
    .join('\n');
}
