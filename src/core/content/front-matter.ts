import type { Content, ContentProblem, FrontMatter, Keep } from './content.ts';
import { readJsonHead } from './front-matter-json.ts';
import { readTomlBlock } from './front-matter-toml.ts';
import { readYamlBlock } from './front-matter-yaml.ts';
import type { Segment } from './segment.ts';

/** The head of a document, and where its body starts. */
export interface FrontMatterPart {
  readonly frontMatter: FrontMatter | undefined;
  readonly segments: readonly Segment[];
  readonly keeps: readonly Keep[];
  readonly problems: readonly ContentProblem[];
  /** Where the body starts. */
  readonly end: number;
}

/** What opens and closes a block, and a first line that shows that it is one: a lone mark may be a thematic break. */
const fences = {
  '---': { close: /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/gm, key: /^[\w-]+:/, read: readYamlBlock },
  '+++': { close: /^\+\+\+[ \t]*(?:\r?\n|$)/gm, key: /^[\w-]+[ \t]*=/, read: readTomlBlock },
};
/** Behind empty lines too, as Hugo and Astro read it: where others show it as text, its author meant front matter. */
const opening = /^((?:\s*\n)?\uFEFF*)(---|\+\+\+)[ \t]*\r?\n/;
const nothing = { frontMatter: undefined, segments: [], keeps: [], problems: [] };

/** Reads the block at the head of a document: YAML between `---` lines, TOML between `+++` lines, or a JSON object. */
export function parseFrontMatter(text: string): FrontMatterPart {
  const open = opening.exec(text);
  if (!open) return parseJson(text);
  const [whole, before, mark] = open as unknown as [string, string, keyof typeof fences];
  const { close, key, read } = fences[mark];
  const start = before.length;
  const from = whole.length;
  close.lastIndex = from;
  const closed = close.exec(text);
  const isCertain = closed && !before.includes('\n');
  if (!isCertain && !key.test(text.slice(from))) return { ...nothing, end: 0 };
  if (!closed) return { ...nothing, problems: [neverClosed(start, mark)], end: from };
  const source = text.slice(from, closed.index);
  const asWritten = read(source, from);
  // What a generator fills in, as Hugo's archetypes, is not read as it stands.
  const block = /\{[{%]|<%/.test(source) ? { ...asWritten, problems: [] } : asWritten;
  const end = closed.index + closed[0].length;
  return { ...block, frontMatter: { from: start, to: end, ...block.frontMatter }, end };
}

function parseJson(text: string): FrontMatterPart {
  const head = readJsonHead(text);
  if (!head) return { ...nothing, end: text.startsWith('\uFEFF') ? 1 : 0 };
  const { frontMatter, segments, keeps, from, end } = head;
  const problems = head.isClosed ? head.problems : [neverClosed(from, '}')];
  return { frontMatter: { from, to: end, ...frontMatter }, segments, keeps, problems, end };
}

function neverClosed(from: number, mark: string): ContentProblem {
  return { kind: 'half-saved', from, to: from + mark.length, detail: mark };
}

/**
 * A comment for what is at `from`: in the front matter in its own syntax, of which JSON has none, elsewhere in
 * the body's.
 */
export function commentFor(
  { frontMatter }: Content,
  from: number,
  words: string,
  inBody: (words: string) => string,
): string | undefined {
  if (!frontMatter || from >= frontMatter.to) return inBody(words);
  return frontMatter.syntax === 'json' ? undefined : `# ${words}`;
}
