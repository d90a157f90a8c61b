/** Linked data for search engines, in scripts of type `application/ld+json`: its names and descriptions are shown to people. */
import type { Span } from '../../finding.ts';
import type { Declaration, DeclarationKind } from '../content.ts';
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

/** Properties that say for whom, and in what, something is. */
const facts: Readonly<Record<string, DeclarationKind>> = {
  priceCurrency: 'currency',
  inLanguage: 'language',
  areaServed: 'market',
  eligibleRegion: 'market',
  applicableCountry: 'market',
  shippingDestination: 'market',
};

/**
 * The texts in linked data, and what it says of market and language. Strings that a template writes with other code than
 * `{{ … }}` are left out.
 * @param script where the JSON is in `text`
 */
export function linkedData(
  text: string,
  script: Span,
  codes: readonly Code[],
): { readonly segments: Segment[]; readonly declarations: Declaration[] } {
  const segments: Segment[] = [];
  const declarations: Declaration[] = [];
  const at = ({ from, to }: Span) => ({ from: script.from + from, to: script.from + to });
  const visit = (value: JsonValue) => {
    const type = value.members.find(({ key }) => key === '@type')?.value;
    const typeName = type?.kind === 'string' ? stringValue(text, at(type)).text : '';
    const isNamed = named.has(typeName);
    for (const { key, value: member } of value.members) {
      // Each line of a company is for some region.
      const fact = typeName !== 'ContactPoint' && Object.hasOwn(facts, key) ? facts[key] : undefined;
      const values = fact && !hasAnyCode(at(member), codes) ? namesIn(member) : [];
      if (fact && values.length) declarations.push({ kind: fact, value: values.join(), ...at(member) });
      const kind = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (member.kind !== 'string') visit(member);
      else if (kind && !(isNamed && key === 'name') && !hasCode(text, at(member), codes))
        for (const prose of proseOf(stringValue(text, at(member))))
          segments.push({ kind, ...prose, syntax: scriptString });
    }
  };
  /** The strings that name something: the value itself, each of a list, the name or the country of a thing. */
  const namesIn = (value: JsonValue): string[] => {
    if (value.kind === 'string') return [stringValue(text, at(value)).text];
    const parts =
      value.kind === 'array'
        ? value.members
        : value.members.filter(({ key }) => /^(?:name|addressCountry)$/.test(key));
    return parts.flatMap((part) => namesIn(part.value));
  };
  const { root } = readJson(text.slice(script.from, script.to));
  if (root) visit(root);
  return { segments, declarations };
}

function hasAnyCode({ from, to }: Span, codes: readonly Code[]): boolean {
  return (codes[codeAfter(codes, from)]?.from ?? to) < to;
}

function hasCode(text: string, { from, to }: Span, codes: readonly Code[]): boolean {
  for (let index = codeAfter(codes, from); index < codes.length && codes[index]!.from < to; index++)
    if (!text.startsWith('{{', codes[index]!.from)) return true;
  return false;
}
