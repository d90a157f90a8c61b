import { encodeFor, type Segment, type SegmentKind, sourceSpan } from '../content/segment.ts';
import type { Frame } from '../finding.ts';
import { type FramePlace, frameOf } from '../phrases/frames.ts';
import { onceFor } from '../text/once.ts';
import { sentences } from '../text/sentences.ts';
import type { PhrasePage } from './rule.ts';

const titles: ReadonlySet<SegmentKind> = new Set(['heading', 'title']);
const items: ReadonlySet<SegmentKind> = new Set(['list-item', 'cell']);
const prose: ReadonlySet<SegmentKind> = new Set([...items, 'paragraph', 'description', 'string']);

/** How a sentence ends; in Thai none does. */
const sentenceEnd = /[.!?:;。！？：；؟…]["'”’»」』)）]*$/;

/** How a string says by its key that it is a title. */
const titleKey = /(?:title|head(?:ing|line|er)?|slogan|tagline)(?:[._-]?\d+)?$/i;

/** What the text at a place is; undefined for labels, buttons and what is too short to tell. */
function placeOf(segment: Segment, sentence: string, language: string): FramePlace | undefined {
  const { kind, key, text } = segment;
  if (titles.has(kind)) return 'title';
  if (!prose.has(kind)) return undefined;
  if (sentenceEnd.test(sentence) || (language === 'th' && kind === 'paragraph')) return 'sentence';
  if (items.has(kind)) return 'item';
  // A line that ends without a mark is set as a title, whatever its markup calls it.
  const isLine = sentence.length === text.length;
  return isLine && (kind === 'string' ? titleKey.test(key ?? '') : true) ? 'title' : undefined;
}

const sentencesOf = onceFor(({ text }: Segment) => sentences(text));

/**
 * The sentence to finish that is offered for a phrase at decoded `at` of a segment: it goes before the sentence the phrase
 * is in, which stays until the author has taken from it what is a fact. Undefined where none is known for the phrase, on
 * labels and buttons, and where it cannot be written for certain.
 */
export function frameFor(
  ruleId: string,
  { language, target, uiLanguage }: Pick<PhrasePage, 'language' | 'target' | 'uiLanguage'>,
  segment: Segment,
  at: number,
): Frame | undefined {
  if (language === 'zh' && new Intl.Locale(target.locale ?? language).maximize().script !== 'Hant')
    return undefined;
  const sentence = sentencesOf(segment).find(({ from, to }) => from <= at && at < to);
  const place = sentence && placeOf(segment, segment.text.slice(sentence.from, sentence.to), language);
  const found = place && frameOf(ruleId, language, place);
  if (!found) return undefined;
  const text = withBlanks(found.text, segment);
  if (text === undefined) return undefined;
  const { from, to } = sourceSpan(segment, sentence.from, sentence.to);
  const space = /^(?:zh|ja)$/.test(language) ? '' : ' ';
  return { from, to, about: found.name[uiLanguage], text: text + space };
}

/**
 * A sentence with its blanks as the segment's syntax can hold it, undefined where it cannot: the brackets of a blank are written
 * as they are, and gone once it is filled.
 */
function withBlanks(text: string, segment: Segment): string | undefined {
  const bare = text.replace(/[[\]]/g, '');
  const isHeld =
    encodeFor(segment, bare) === bare && (!text.startsWith('[') || encodeFor(segment, '[') !== undefined);
  return isHeld ? text : undefined;
}
