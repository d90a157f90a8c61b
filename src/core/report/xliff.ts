import type { Content } from '../content/content.ts';
import { contains, decodedSpan, objectCharacter, type Segment } from '../content/segment.ts';
import type { Category, Finding } from '../finding.ts';
import { penaltyPoints } from '../review/score.ts';
import type { SitePage } from '../review/site.ts';
import type { Reporting } from './reporting.ts';
import { element, escapeXml, xmlHead } from './xml.ts';

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

function fileElement({ review, contents }: SitePage, id: string): string {
  if (!contents?.page.segments.length) return '';
  const units = contents.page.segments.map((segment, index) => {
    const inside = review.findings.filter(
      (finding) => (finding.from < segment.to && finding.to > segment.from) || contains(segment, finding),
    );
    const sources = review.alignment?.blocks[index]?.sources ?? [];
    return unit(segment, `u${index + 1}`, inside, sourceText(segment, sources, contents.source));
  });
  return element('file', { id, original: review.path }, `\n${units.join('\n')}\n`);
}

/** The text a block was made from: what the file itself says, or the blocks of the source page it follows. */
function sourceText(segment: Segment, sources: readonly number[], source: Content | undefined): string {
  if (segment.original !== undefined) return segment.original;
  return sources.map((index) => source?.segments[index]?.text ?? '').join(' ');
}

function unit(segment: Segment, id: string, findings: readonly Finding[], source: string): string {
  const notes = findings.map(({ message, ruleId, severity }, index) =>
    element(
      'note',
      { id: `n${index + 1}`, category: ruleId, priority: priorities[severity], appliesTo: 'target' },
      escapeXml(message),
    ),
  );
  const pair =
    element('source', {}, inline(source, 's')) +
    element('target', {}, inline(segment.text, 't', marks(segment, findings)));
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

/** Text with its marks; code, images and the like become placeholders. */
function inline(text: string, prefix: string, marked: readonly Mark[] = []): string {
  let [xml, done, objects] = ['', 0, 0];
  const add = (to: number) => {
    const parts = text.slice(done, to).split(objectCharacter);
    xml += parts
      .map((part, index) => (index ? element('ph', { id: `${prefix}${++objects}` }) : '') + escapeXml(part))
      .join('');
    done = to;
  };
  for (const { at, xml: mark } of marked) {
    add(at);
    xml += mark;
  }
  add(text.length);
  return xml;
}
