import type { Language, Messages } from '../messages/index.ts';
import type { RuleDoc } from '../rules/rule.ts';

/** A rule's page as Markdown: what the hover links to, `terroir explain` prints and the reference holds. */
export function explainRule(docs: readonly RuleDoc[], say: Messages, speaks: Language): string {
  const words = say.explain;
  const [first] = docs;
  const parts = [`# ${first!.id}`];
  for (const doc of docs) {
    parts.push(`*${say.severity[doc.severity]} · ${doc.category}*`, doc.why[speaks]);
    if (doc.zh.length) parts.push(say.noteChinese(doc.zh.join(' · ')));
    if (doc.instead[speaks]) parts.push(say.noteInstead(doc.instead[speaks]));
    if (doc.markets.length) parts.push(`**${words.markets}** ${doc.markets.join(', ')}`);
    if (doc.fails.length) parts.push(`## ${words.fails}`, examples(doc.fails));
    if (doc.passes.length) parts.push(`## ${words.passes}`, examples(doc.passes));
    parts.push(`## ${words.evidence}`, doc.evidence);
  }
  return `${parts.join('\n\n')}\n`;
}

function examples(texts: readonly string[]): string {
  return texts
    .map((text) => (text.includes('\n') ? `\`\`\`\`markdown\n${shorten(text)}\n\`\`\`\`` : `- ${text}`))
    .join(texts.some((text) => text.includes('\n')) ? '\n\n' : '\n');
}

function shorten(text: string): string {
  const lines = text.trimEnd().split('\n');
  return (lines.length > 12 ? [...lines.slice(0, 10), '…'] : lines)
    .map((line) => line.slice(0, 300))
    .join('\n');
}
