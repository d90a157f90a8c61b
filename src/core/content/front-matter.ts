import { isScalar, type Scalar, visit } from 'yaml';
import { readYaml } from '../text/yaml.ts';
import type { ContentProblem, FrontMatter, Keep } from './content.ts';
import { blockFor, readKeep } from './content.ts';
import type { Segment, SegmentKind } from './segment.ts';
import { yamlPieces, yamlSyntax } from './yaml-scalar.ts';

/** Front-matter keys whose values people read, with what they are; every other key is data. */
const proseKeys: Readonly<Record<string, SegmentKind>> = {
  title: 'title',
  linktitle: 'title',
  metatitle: 'title',
  seotitle: 'title',
  headline: 'heading',
  heading: 'heading',
  subheading: 'heading',
  subtitle: 'heading',
  tagline: 'heading',
  description: 'description',
  metadescription: 'description',
  summary: 'description',
  excerpt: 'description',
  text: 'paragraph',
  caption: 'paragraph',
  quote: 'paragraph',
  alt: 'alt',
  imagealt: 'alt',
  label: 'button',
  cta: 'button',
  button: 'button',
};

/** What the value of a key is to readers, or undefined for keys of data: `metaTitle` is a title. */
export function proseKind(key: string): SegmentKind | undefined {
  const name = key.toLowerCase().replace(/[_-]/g, '');
  return Object.hasOwn(proseKeys, name) ? proseKeys[name] : undefined;
}

/** The head of a document, and where its body starts. */
export interface FrontMatterPart {
  readonly frontMatter: FrontMatter | undefined;
  readonly segments: readonly Segment[];
  readonly keeps: readonly Keep[];
  readonly problems: readonly ContentProblem[];
  /** Where the body starts. */
  readonly end: number;
}

const opening = /^\uFEFF?---[ \t]*\r?\n/;
const closing = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/gm;

/** Reads a YAML block between `---` lines at the head of a document. */
export function parseFrontMatter(text: string): FrontMatterPart {
  const open = opening.exec(text);
  const nothing = { frontMatter: undefined, segments: [], keeps: [], problems: [] };
  if (!open) return { ...nothing, end: text.startsWith('\uFEFF') ? 1 : 0 };
  const from = open[0].length;
  closing.lastIndex = from;
  const close = closing.exec(text);
  if (!close) {
    // A lone `---` at the head may also be a thematic break; a key below it says it is not.
    if (!/^[\w-]+:/.test(text.slice(from))) return { ...nothing, end: 0 };
    const detail = 'no closing ---';
    return {
      ...nothing,
      problems: [{ kind: 'half-saved', from: 0, to: open[0].trimEnd().length, detail }],
      end: from,
    };
  }
  const block = parseYamlBlock(text.slice(from, close.index), from);
  return {
    ...block,
    frontMatter: { from: 0, to: close.index + close[0].length, ...block.frontMatter },
    end: close.index + close[0].length,
  };
}

/** A quoted value that goes on at the start of a line: not YAML by the letter, but what site generators read. */
const quotedOverLines = /^[\w-]+:[ \t]+(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*')/gm;

/** What a generator fills in when it makes a page of it, as Hugo's archetypes have: YAML only then. */
const placeholder = /\{\{[^{}\n]*\}\}/;

function parseYamlBlock(source: string, offset: number) {
  const joined = source.replace(quotedOverLines, (value) => value.replace(/\n(?=[^\s])/g, ' '));
  const { document, data: read, problems: broken } = readYaml(joined);
  const isTemplate = placeholder.test(source);
  const problems: ContentProblem[] = broken.slice(0, isTemplate ? 0 : 3).map(({ from, to, detail }) => ({
    kind: 'front-matter',
    from: offset + from,
    to: offset + to,
    detail,
  }));
  const values = new Map<string, { from: number; to: number }>();
  const segments: Segment[] = [];
  visit(document, {
    Pair(_, pair, path) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const value = pair.value;
      const range = (value as { range?: [number, number, number] } | null)?.range;
      if (range && path.length === 2) values.set(key, { from: offset + range[0], to: offset + range[1] });
      if (!isScalar(value) || typeof value.value !== 'string' || !range || value.anchor) return;
      const kind = proseKind(key);
      if (kind) segments.push(...scalarSegment(source, value as Scalar<string>, kind, offset));
    },
  });
  const data =
    read && typeof read === 'object' && !Array.isArray(read) ? (read as Record<string, unknown>) : {};
  segments.sort((a, b) => a.from - b.from);
  return { frontMatter: { data, values }, segments, keeps: readKeeps(source, offset, segments), problems };
}

function scalarSegment(source: string, scalar: Scalar<string>, kind: SegmentKind, offset: number): Segment[] {
  const [from, to] = scalar.range!;
  const { text, pieces } = yamlPieces(source, scalar, offset).trimmed();
  if (!text) return [];
  return [
    { kind, from: offset + from, to: offset + to, text, pieces, marks: [], syntax: yamlSyntax(scalar) },
  ];
}

function readKeeps(source: string, offset: number, segments: readonly Segment[]): Keep[] {
  const keeps: Keep[] = [];
  for (const match of source.matchAll(/^[ \t]*#(.*)$/gm)) {
    const keep = readKeep(match[1]!.trimEnd());
    if (!keep) continue;
    const from = offset + match.index;
    const to = from + match[0].trimEnd().length;
    keeps.push({ ...keep, from, to, target: blockFor({ from, to }, segments) });
  }
  return keeps;
}
