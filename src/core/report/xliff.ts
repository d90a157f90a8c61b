import { decodedSpan, objectCharacter, type Segment } from '../content/segment.ts';
import type { Tagged } from '../content/tagged.ts';
import type { Category, Finding } from '../finding.ts';
import { type Row, rowsOf } from '../handover/rows.ts';
import { penaltyPoints } from '../review/score.ts';
import type { SitePage } from '../review/site.ts';
import { element, escapeXml, xmlHead } from '../text/xml.ts';
import type { Reporting } from './reporting.ts';

/** MQM dimensions as types of localization quality issue (W3C ITS 2.0, section 8.17). */
const issueTypes: Readonly<Record<Category, string>> = {
  terminology: 'terminology',
  accuracy: 'mistranslation',
  'linguistic-conventions': 'typographical',
  style: 'style',
  'locale-conventions': 'locale-violation',
  'audience-appropriateness': 'locale-specific-content',
  'design-and-markup': 'markup',
  custom: 'other',
};

/**
 * The pages of one locale as XLIFF 2.1 (OASIS) for a translation system: each block a unit with the source
 * text it follows, findings as ITS localization quality issues on the words they mark, and as notes.
 * Severities are MQM's penalty points on ITS's scale from 0 to 100: minor 4, major 20, critical 100.
 */
export function xliffReport({ site, setups }: Reporting): string {
  const locale = site.pages.find(({ review }) => review.target?.locale)?.review.target?.locale;
  const files = site.pages.map((page, index) => fileElement(page, `f${index + 1}`)).filter(Boolean);
  const attributes = {
    xmlns: 'urn:oasis:names:tc:xliff:document:2.0',
    'xmlns:its': 'http://www.w3.org/2005/11/its',
    version: '2.1',
    srcLang: setups[0]!.config.source,
    trgLang: locale ?? 'und',
    'its:version': '2.0',
  };
  return `${xmlHead}${element('xliff', attributes, `\n${files.join('\n')}\n`)}\n`;
}

function fileElement(page: SitePage, id: string): string {
  const units = rowsOf(page).map(unit);
  return units.length ? element('file', { id, original: page.review.path }, `\n${units.join('\n')}\n`) : '';
}

function unit({ id, segment, tagged, findings, source }: Row): string {
  const notes = findings.map(({ message, ruleId, severity }, index) =>
    element(
      'note',
      { id: `n${index + 1}`, category: ruleId, priority: priorities[severity], appliesTo: 'target' },
      escapeXml(message),
    ),
  );
  const pair =
    element('source', {}, withObjects(source)) +
    element('target', { 'xml:space': 'preserve' }, withTags(tagged, marks(segment, findings)));
  return element(
    'unit',
    { id, name: segment.key ?? segment.kind },
    `${notes.length ? element('notes', {}, notes.join('')) : ''}${element('segment', { id: 's1' }, pair)}`,
  );
}

/** XLIFF's notes have priorities from 1, the highest, to 10. */
const priorities = { critical: 1, major: 2, minor: 5, neutral: 10 } as const;

/** A piece of markup at an offset of a segment's text; ends go before beginnings at one place. */
interface Mark {
  readonly at: number;
  readonly xml: string;
}

/** Findings may overlap, so each is a pair of empty elements rather than one around its words. */
function marks(segment: Segment, findings: readonly Finding[]): Mark[] {
  const [starts, ends]: [Mark[], Mark[]] = [[], []];
  findings.forEach((finding, index) => {
    const span = decodedSpan(segment, finding);
    if (!span) return;
    const id = `m${index + 1}`;
    const attributes = {
      id,
      type: 'its:generic',
      'its:locQualityIssueType': issueTypes[finding.category],
      'its:locQualityIssueComment': finding.message,
      'its:locQualityIssueSeverity': penaltyPoints[finding.severity] * 4,
    };
    starts.push({ at: span.from, xml: element('sm', attributes) });
    ends.push({ at: span.to, xml: element('em', { startRef: id }) });
  });
  return [...ends, ...starts].sort((a, b) => a.at - b.at);
}

/** Text in which code, images and the like are placeholders. */
function withObjects(text: string): string {
  const parts = text.split(objectCharacter).map(escapeXml);
  return parts.reduce((xml, part, index) => `${xml}${element('ph', { id: `s${index}` })}${part}`);
}

/**
 * Text with its marks and tags: what opens and what closes are `sc` and `ec` with the number that people see elsewhere, all
 * else is `ph`. None may be deleted or doubled; see `readXliff`.
 */
function withTags({ texts, tags }: Tagged, marked: readonly Mark[]): string {
  const numbers = tags.map(({ label }) => /^⟨(\/?)(\d+)⟩$/.exec(label));
  const closed = new Set(numbers.flatMap((one) => (one?.[1] ? [one[2]] : [])));
  const held = { canCopy: 'no', canDelete: 'no' };
  const left = [...marked];
  let [xml, at] = ['', 0];
  const marksUpTo = (end: number) => {
    while (left.length && left[0]!.at <= end) xml += left.shift()!.xml;
  };
  texts.forEach((text, index) => {
    let done = 0;
    while (left.length && left[0]!.at < at + text.length) {
      const to = Math.max(done, left[0]!.at - at);
      xml += withCharacters(text.slice(done, to)) + left.shift()!.xml;
      done = to;
    }
    xml += withCharacters(text.slice(done));
    const tag = tags[index];
    if (!tag) return;
    marksUpTo(tag.start);
    const [, slash, number] = numbers[index] ?? [];
    const disp = tag.source.length > 200 ? undefined : tag.source;
    if (slash) xml += element('ec', { startRef: `t${number}`, ...held, disp });
    else if (number && closed.has(number)) xml += element('sc', { id: `t${number}`, ...held, disp });
    else if (number) xml += element('ph', { id: `t${number}`, ...held, disp });
    else xml += element('ph', { id: `p${index + 1}`, ...held, disp: tag.label });
    at = tag.end;
  });
  marksUpTo(Number.POSITIVE_INFINITY);
  return xml;
}

/** Text, and what XML cannot hold as the elements that XLIFF has for it. */
function withCharacters(text: string): string {
  return text
    .split(/((?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF])/u)
    .map((part, index) =>
      index % 2
        ? element('cp', { hex: part.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0') })
        : escapeXml(part),
    )
    .join('');
}
