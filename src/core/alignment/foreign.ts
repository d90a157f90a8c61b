/** Which blocks of a page are not in its language. */
import type { Segment } from '../content/segment.ts';
import { neighbourLanguage } from '../text/malay.ts';
import { type Told, tellLanguage } from './identify.ts';

/** Blocks in another language, next to each other but for blocks that tell nothing. */
export interface ForeignRun {
  /** As `languageCode` gives it. */
  readonly language: string;
  /** The first and last block, as indices of the page's segments, both included. */
  readonly first: number;
  readonly last: number;
  /** How many blocks are surely in it. */
  readonly blocks: number;
}

/** Detects text in another language on a page. */
export interface Foreign {
  /** The language of the whole page, where it is not its own. */
  readonly whole: string | undefined;
  /** In reading order. */
  readonly runs: readonly ForeignRun[];
}

/** A page with this share of its text in another language was never translated. */
const wholeShare = 0.8;

/** Shorter text, in UTF-16 code units, says too little to count among what is in no language that is known. */
const leastSaid = 25;

const known = new WeakMap<readonly Segment[], Map<string, Foreign>>();

/**
 * Finds what is not in a page's language. Of an Indonesian page whose second and third paragraph are English it is
 * one run, `{ language: 'en', first: 1, last: 2, blocks: 2 }`; of one in English throughout, `whole` is `en`.
 * @param language the page's, as `languageCode` gives it
 */
export function findForeign(segments: readonly Segment[], language: string): Foreign {
  const byLanguage = known.get(segments) ?? new Map<string, Foreign>();
  known.set(segments, byLanguage);
  const found = byLanguage.get(language) ?? find(segments, language);
  byLanguage.set(language, found);
  return found;
}

function find(segments: readonly Segment[], language: string): Foreign {
  const runs: ForeignRun[] = [];
  const lengths = new Map<string, number>();
  let own = 0;
  // In a language that nothing is known of no block is told to be its own.
  let untold = 0;
  let open = false;
  segments.forEach((segment, index) => {
    // What the document itself says to be in another language is so on purpose.
    const said = segment.language?.split('-')[0]?.toLowerCase();
    if ((said !== undefined && said !== language) || isReference(segment)) return;
    const told = tell(segment.text, language);
    if (!told) {
      if (segment.text.length >= leastSaid) untold += segment.text.length;
      return;
    }
    if (told === 'own') {
      own += segment.text.length;
      open = false;
      return;
    }
    const { other } = told;
    lengths.set(other, (lengths.get(other) ?? 0) + segment.text.length);
    const run = runs.at(-1);
    if (open && run?.language === other)
      runs[runs.length - 1] = { ...run, last: index, blocks: run.blocks + 1 };
    else runs.push({ language: other, first: index, last: index, blocks: 1 });
    open = true;
  });
  const total = [...lengths.values()].reduce((sum, length) => sum + length, own + untold);
  const whole = [...lengths].find(([, length]) => length >= wholeShare * total)?.[0];
  if (whole !== undefined) return { whole, runs };
  return { whole: own ? neighbourLanguage(segments, language) : wholeInChinese(segments, language), runs };
}

/** Chinese where all the text of a page together is: its blocks may be too short to be told one by one. */
function wholeInChinese(segments: readonly Segment[], language: string): string | undefined {
  const texts = segments.flatMap(({ text, language: said }) => (said === undefined ? [text] : []));
  const told = tellLanguage(texts.join(' '), language);
  return typeof told === 'object' && told.other === 'zh' ? 'zh' : undefined;
}

/** What was told of the blocks seen last: after an edit nearly all of a page's blocks are the same. */
const toldOf = new Map<string, Told>();
const mostTold = 3000;

function tell(text: string, language: string): Told {
  const key = `${language} ${text}`;
  if (toldOf.has(key)) return toldOf.get(key);
  if (toldOf.size >= mostTold) toldOf.clear();
  const told = tellLanguage(text, language);
  toldOf.set(key, told);
  return told;
}

/** How licences that hold in one wording alone begin, MIT's and BSD's. */
const licence =
  /^(?:Permission is hereby granted|Permission to use, copy, modify|Redistribution and use in source|The above copyright notice|THE SOFTWARE IS PROVIDED|THIS SOFTWARE IS PROVIDED)/i;

/**
 * Who said something, an entry of a list of things to read, as works keep the titles they were published under, or the
 * text of a licence.
 */
function isReference({ text, kind, marks }: Segment): boolean {
  if (/^[—–]/.test(text) || licence.test(text)) return true;
  const isEntry = kind === 'list-item' && marks.some((mark) => mark.kind === 'link');
  return isEntry && !/[.!?。！？:：]["”’)）」]*$/.test(text.trim());
}
