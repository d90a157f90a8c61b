/** Sentences to finish: what goes in place of a set phrase, with blanks for what only the author knows. */

import files from './frames/*.yaml';

const { topics: topicsFile, ...sentenceFiles } = files;

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
  topics ??= JSON.parse(topicsFile!) as Topics;
  return topics;
}

/** The sentences of a language, by topic; none where the language has no file. */
export function framesIn(language: string): Readonly<Record<string, string>> {
  const known = sentences.get(language);
  if (known) return known;
  const file = Object.hasOwn(sentenceFiles, language) ? sentenceFiles[language] : undefined;
  const read = file === undefined ? {} : (JSON.parse(file) as Record<string, string>);
  sentences.set(language, read);
  return read;
}

/** Languages that have sentences to finish. */
export function framedLanguages(): string[] {
  return Object.keys(sentenceFiles);
}

/** What a frame goes into: a sentence, a title, or an item of a list or table that is no sentence. */
export type FramePlace = 'sentence' | 'title' | 'item';

/** What may be said in a title; the others are told in sentences. */
const inTitles: ReadonlySet<string> = new Set(['feature', 'list', 'test', 'promise', 'figure']);

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
  if (topic === undefined || (place === 'title' && !inTitles.has(topic))) return undefined;
  const text = framesIn(language)[place === 'title' ? 'heading' : topic];
  if (text === undefined) return undefined;
  const { name } = frameTopics()[topic]!;
  return { name, text: place === 'item' ? blanksOf(text).join(commas[language] ?? ', ') : text };
}

const commas: Readonly<Record<string, string>> = { ja: '、', zh: '、', ar: '، ' };

/** The blanks of a frame, with their brackets. */
export function blanksOf(text: string): string[] {
  return text.match(/\[[^\]]*\]/g) ?? [];
}
