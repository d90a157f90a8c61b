/** Linked data for search engines, in scripts of type `application/ld+json`: its names and descriptions are shown to people. */
import type { Span } from '../../finding.ts';
import type { Segment, SegmentKind } from '../segment.ts';
import { type JsonValue, readJson, stringValue } from '../strings/json-reader.ts';
import { proseOf } from '../strings/message.ts';
import { type Syntax, syntaxes } from '../syntax.ts';
import { type Code, codeAfter } from './code.ts';

/** Properties of schema.org whose values search engines show (https://schema.org/docs/full.html). */
const properties: Readonly<Record<string, SegmentKind>> = {
  name: 'title',
  headline: 'title',
  alternativeHeadline: 'title',
  description: 'description',
  disambiguatingDescription: 'description',
  abstract: 'description',
  slogan: 'heading',
  caption: 'caption',
  text: 'paragraph',
  reviewBody: 'paragraph',
};

/** Things whose name is a person's or a mark, and so the same everywhere. */
const named = new Set(['Person', 'Brand', 'PropertyValue', 'Country', 'PostalAddress']);

/** A script ends where its end tag is written, also in a string; messages give braces a meaning. */
const scriptString: Syntax = {
  write: (text) => (/[<{}]/.test(text) ? undefined : syntaxes.json.write(text)),
};

/**
 * The texts in linked data. Strings that a template writes with other code than `{{ … }}` are left out.
 * @param script where the JSON is in `text`
 */
export function linkedData(text: string, script: Span, codes: readonly Code[]): Segment[] {
  const segments: Segment[] = [];
  const at = ({ from, to }: Span) => ({ from: script.from + from, to: script.from + to });
  const visit = (value: JsonValue) => {
    const type = value.members.find(({ key }) => key === '@type')?.value;
    const isNamed = type?.kind === 'string' && named.has(stringValue(text, at(type)).text);
    for (const { key, value: member } of value.members) {
      const kind = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (member.kind !== 'string') visit(member);
      else if (kind && !(isNamed && key === 'name') && !hasCode(text, at(member), codes))
        for (const prose of proseOf(stringValue(text, at(member))))
          segments.push({ kind, ...prose, syntax: scriptString });
    }
  };
  const { root } = readJson(text.slice(script.from, script.to));
  if (root) visit(root);
  return segments;
}

function hasCode(text: string, { from, to }: Span, codes: readonly Code[]): boolean {
  for (let index = codeAfter(codes, from); index < codes.length && codes[index]!.from < to; index++)
    if (!text.startsWith('{{', codes[index]!.from)) return true;
  return false;
}
