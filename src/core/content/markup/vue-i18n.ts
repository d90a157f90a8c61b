/** Strings that a Vue component brings with it, in `<i18n>` blocks of JSON or YAML (https://vue-i18n.intlify.dev/guide/advanced/sfc). */
import type { Span } from '../../finding.ts';
import type { Markets } from '../../regions/market.ts';
import type { Content } from '../content.ts';
import type { Element } from '../element-tree.ts';
import { json, json5 } from '../strings/json.ts';
import { yaml } from '../strings/yaml.ts';
import { attributeOf } from './attributes.ts';

const formats = { json, json5, yaml, yml: yaml };

/** Reads an `<i18n>` block, each string in its language: that of the block, or of the key it is under. */
export function readI18nBlock(text: string, block: Element, markets?: Markets): Content | undefined {
  const lang = attributeOf(text, block, 'lang') ?? 'json';
  if (!Object.hasOwn(formats, lang)) return undefined;
  const end = block.isClosed ? text.lastIndexOf('</', block.to - 1) : block.to;
  const content = formats[lang as keyof typeof formats].parse(
    text.slice(block.openEnd, end),
    undefined,
    markets,
  );
  const own = attributeOf(text, block, 'locale') ?? content.locale?.tag;
  const moved = move(content, block.openEnd);
  const segments = moved.segments.map((segment) => ({
    ...segment,
    ...(segment.language === undefined && own !== undefined && { language: own }),
  }));
  return { ...moved, segments };
}

/** The content of a part of a document that begins at an offset, as the document's. */
function move(content: Content, by: number): Content {
  const moved = <T extends Span>(span: T): T => ({ ...span, from: span.from + by, to: span.to + by });
  return {
    ...content,
    segments: content.segments.map((segment) => ({ ...moved(segment), pieces: segment.pieces.map(moved) })),
    blocks: content.blocks.map(moved),
    keeps: content.keeps.map((keep) => ({ ...moved(keep), target: moved(keep.target) })),
    problems: content.problems.map(moved),
  };
}

/** A component with the strings of its blocks: each language of these is reviewed as for its own market. */
export function withI18n(component: Content, blocks: readonly Content[]): Content {
  if (!blocks.length) return component;
  const all = [component, ...blocks];
  const inOrder = (a: { from: number }, b: { from: number }) => a.from - b.from;
  return {
    ...component,
    segments: all.flatMap(({ segments }) => segments).sort(inOrder),
    blocks: all.flatMap((content) => content.blocks).sort(inOrder),
    keeps: all.flatMap(({ keeps }) => keeps).sort(inOrder),
    problems: all.flatMap(({ problems }) => problems),
    multilingual: blocks.some(({ segments }) => segments.some(({ language }) => language !== undefined)),
  };
}
