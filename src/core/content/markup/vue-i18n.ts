/** Strings that a Vue component brings with it, in `<i18n>` blocks of JSON or YAML (https://vue-i18n.intlify.dev/guide/advanced/sfc). */
import type { Markets } from '../../regions/market.ts';
import type { Content } from '../content.ts';
import type { Element } from '../element-tree.ts';
import { moveContent, withParts } from '../parts.ts';
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
  const moved = moveContent(content, block.openEnd);
  const segments = moved.segments.map((segment) => ({
    ...segment,
    ...(segment.language === undefined && own !== undefined && { language: own }),
  }));
  return { ...moved, segments };
}

/** A component with the strings of its blocks: each language of these is reviewed as for its own market. */
export function withI18n(component: Content, blocks: readonly Content[]): Content {
  if (!blocks.length) return component;
  const multilingual = blocks.some(({ segments }) => segments.some(({ language }) => language !== undefined));
  return { ...withParts(component, blocks), multilingual };
}
