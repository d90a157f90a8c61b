/** Sentences to finish: what goes in place of a set phrase, with blanks for what only the author knows. */

import files from './frames/*.yaml';

/** The one file that is no language’s. */
const topicsFile = 'topics';

/** A sentence to finish. */
export interface SentenceFrame {
  /** What it is about, in the interface's languages: “a customer”. */
  readonly name: { readonly en: string; readonly zh: string };
  /** In the language of the page; what stands in brackets is for the author to fill in: `At [customer] since [year].` */
  readonly text: string;
}

type Topics = Readonly<Record<string, { readonly name: SentenceFrame['name']; readonly for?: string }>>;

let topics: Topics | undefined;
let topicOf: ReadonlyMap<string, string> | undefined;
const sentences = new Map<string, Readonly<Record<string, string>>>();

/** The topics, with the ids of the phrases that each of them is for, parted by spaces. */
export function frameTopics(): Topics {
  // The shape of what ships is checked by a test, not at every start.
  topics ??= JSON.parse(files[topicsFile]!) as Topics;
  return topics;
}

/** The sentences of a language, by topic; none where the language has no file. */
export function framesIn(language: string): Readonly<Record<string, string>> {
  const known = sentences.get(language);
  if (known) return known;
  const file = language !== topicsFile && Object.hasOwn(files, language) ? files[language] : undefined;
  const read = file === undefined ? {} : (JSON.parse(file) as Record<string, string>);
  sentences.set(language, read);
  return read;
}

/** Languages that have sentences to finish. */
export function framedLanguages(): string[] {
  return Object.keys(files).filter((name) => name !== topicsFile);
}

/** What a frame goes into: a sentence, a title, or an item of a list or table that is no sentence. */
export type FramePlace = 'sentence' | 'title' | 'item';

/** The frame of a title, by topic: what a product does, or what happened; the other topics are told in sentences. */
const titleFrames: Readonly<Record<string, 'heading' | 'news'>> = {
  feature: 'heading',
  list: 'heading',
  test: 'heading',
  promise: 'heading',
  figure: 'heading',
  customer: 'heading',
  event: 'news',
};

/**
 * The frame that is offered in place of a phrase; undefined where there is none for it in the language. In an item it is the
 * blanks alone, parted by commas.
 * @param ruleId of the phrase, such as `phrase/one-stop`
 */
export function frameOf(ruleId: string, language: string, place: FramePlace): SentenceFrame | undefined {
  topicOf ??= new Map(
    Object.entries(frameTopics()).flatMap(([topic, { for: ids = '' }]) =>
      ids.split(' ').map((id) => [id, topic] as const),
    ),
  );
  const topic = topicOf.get(ruleId.replace(/^[^/]*\//, ''));
  const frame = topic !== undefined && place === 'title' ? titleFrames[topic] : topic;
  const text = frame && framesIn(language)[frame];
  if (frame === undefined || text === undefined) return undefined;
  const { name } = frameTopics()[frame]!;
  return { name, text: place === 'item' ? asItem(text, language) : text };
}

const commas: Readonly<Record<string, string>> = { ja: '、', zh: '、', ar: '، ' };

const blankPattern = /\[[^\]]*\]/g;

/** The blanks of a frame, with their brackets. */
export function blanksOf(text: string): string[] {
  return text.match(blankPattern) ?? [];
}

/** A frame as it goes into an item: its blanks alone. */
function asItem(text: string, language: string): string {
  return blanksOf(text).join(commas[language] ?? ', ');
}

/** A blank with the last word of its frame before it and the first behind it; '' where there is none. */
export interface FrameBlank {
  readonly before: string;
  readonly after: string;
}

const blanksKnown = new Map<string, ReadonlyMap<string, readonly FrameBlank[]>>();
/** A word, or the bracket of another blank, with what parts it from the blank. */
const wordBefore = /(?:[\p{L}\p{M}\p{N}]+|\])[^\p{L}\p{M}\p{N}[\]]*$/u;
const wordAfter = /^[^\p{L}\p{M}\p{N}[\]]*(?:[\p{L}\p{M}\p{N}]+|\[)/u;

/** The blanks of a language's frames, by how they are written: `[city]`; none where it has no frames. */
export function frameBlanks(language: string): ReadonlyMap<string, readonly FrameBlank[]> {
  const known = blanksKnown.get(language);
  if (known) return known;
  const blanks = new Map<string, FrameBlank[]>();
  for (const sentence of Object.values(framesIn(language)))
    for (const text of [sentence, asItem(sentence, language)])
      for (const { 0: name, index } of text.matchAll(blankPattern)) {
        const before = wordBefore.exec(text.slice(0, index))?.[0] ?? '';
        const after = wordAfter.exec(text.slice(index + name.length))?.[0] ?? '';
        blanks.set(name, [...(blanks.get(name) ?? []), { before, after }]);
      }
  blanksKnown.set(language, blanks);
  return blanks;
}
