/**
 * Known wordings in another order, other inflections, and with a word or two between: `verbindet Tradition und Moderne` for
 * `Tradition und Moderne verbinden`. Told of a page that many of them give away, of no other.
 */
import { push } from '../text/push.ts';
import type { Tokens } from '../text/tokens.ts';
import { languageWords } from './language-words.ts';
import type { Match } from './matcher.ts';
import { compilePattern, type Step } from './pattern.ts';
import { bareFormsOf, stemmerOf } from './stems.ts';

/** Words that a wording of so many words may have between them, in whatever order: of two, none but small ones. */
const between = (words: number) => (words > 2 ? 3 : 0);
/** Groups in a pattern stand for no more wordings than this. */
const mostWordings = 300;
/** A prefix of fewer letters begins too many words. */
const leastPrefix = { ko: 2, other: 4 } as const;
/** Latin words of so few letters are articles, pronouns and the like. */
const longestSmall = 2;

/** Written without spaces, or syllable by syllable: there the order of what tokens hold is all they tell. English has its inflections in its patterns. */
const unordered: ReadonlySet<string> = new Set(['en', 'ja', 'th', 'vi', 'zh']);

/** True for a language whose tokens are words. */
export function hasLooseWordings(language: string): boolean {
  return !unordered.has(language);
}

/** A word of a wording: one of several, told by their stems or by how they begin. */
interface Slot {
  /** The wordings that have no rarer word. */
  readonly anchored: Wording[];
  /** How many wordings have it. */
  uses: number;
}

interface Wording {
  readonly id: number;
  readonly slots: readonly Slot[];
}

/** Finds wordings by their words. The cost is linear in the text: around each word a few others are looked at. */
export class LooseMatcher {
  private readonly slots = new Map<string, Slot>();
  private readonly byStem = new Map<string, Slot[]>();
  private readonly byPrefix = new Map<string, { prefix: string; slot: Slot }[]>();
  private number: Slot | undefined;
  private readonly known = new Map<string, ReadonlySet<Slot>>();
  private readonly stem: (word: string) => string;
  private readonly bare: (word: string) => string[];
  private readonly small: ReadonlySet<string>;

  /**
   * Compiles wordings.
   * @param language BCP 47 subtag of their words
   * @param patterns by the id that matches of them carry
   */
  constructor(
    private readonly language: string,
    patterns: Iterable<readonly [id: number, patterns: readonly string[]]>,
  ) {
    this.stem = stemmerOf(language) ?? ((word) => word);
    this.bare = bareFormsOf(language) ?? (() => []);
    this.small = new Set(languageWords.get(language)?.small?.split(' '));
    const wordings: Wording[] = [];
    const steps = new Map<string, Step>();
    for (const [id, list] of patterns) {
      const slots = list
        .flatMap((pattern) => compilePattern(pattern, language, steps))
        .flatMap((sequence) => wordingsOf(sequence))
        .map((wording) => this.slotsOf(wording))
        .filter((found) => found.size > 1);
      const unlike = new Map(slots.map((found) => [[...found.keys()].sort().join(' '), found]));
      for (const found of unlike.values()) wordings.push({ id, slots: [...found.values()] });
    }
    for (const { slots } of wordings) for (const slot of slots) slot.uses++;
    for (const wording of wordings)
      wording.slots
        .reduce((rarest, slot) => (slot.uses < rarest.uses ? slot : rarest))
        .anchored.push(wording);
  }

  /** All places where a sentence has the words of a wording close together, in the order of their starts. */
  match(tokens: Tokens): Match[] {
    const found = new Map<string, Match>();
    const slotsAt = tokens.words.map((word) => this.slotsFor(word));
    const isSmall = tokens.words.map((word) => this.isSmall(word));
    for (let at = 0; at < tokens.count; at++) {
      for (const slot of slotsAt[at]!) {
        for (const wording of slot.anchored) {
          const place = placeAround(at, slot, wording, tokens, slotsAt, isSmall);
          if (!place) continue;
          const match = { id: wording.id, from: tokens.from[place[0]]!, to: tokens.to[place[1]]! };
          found.set(`${match.id} ${match.from} ${match.to}`, match);
        }
      }
    }
    return [...found.values()].sort((a, b) => a.from - b.from || b.to - a.to);
  }

  private slotsFor(word: string): ReadonlySet<Slot> {
    const known = this.known.get(word);
    if (known) return known;
    const slots = new Set<Slot>();
    if (this.number && /^\p{Nd}/u.test(word)) slots.add(this.number);
    for (const form of [word, ...this.bare(word)]) {
      for (const slot of this.byStem.get(this.stem(form)) ?? []) slots.add(slot);
      for (const { prefix, slot } of this.byPrefix.get(form.slice(0, 2)) ?? [])
        if (form.startsWith(prefix)) slots.add(slot);
    }
    if (this.known.size < mostKept) this.known.set(word, slots);
    return slots;
  }

  private isSmall(word: string): boolean {
    return this.small.has(word) || (word.length <= longestSmall && /^\p{Script=Latin}+$/u.test(word));
  }

  /** The slots of a sequence of words without small ones and numbers, by what tells them; none where one cannot be told. */
  private slotsOf(steps: readonly Step[]): Map<string, Slot> {
    const slots = new Map<string, Slot>();
    for (const step of steps) {
      if (step.kind === 'words' && step.words.every((word) => this.isSmall(word))) continue;
      if (step.kind === 'gap' || step.kind === 'choice') continue;
      if (step.kind === 'prefix' && step.prefix.length < this.leastPrefix) return new Map();
      slots.set(step.key, this.slots.get(step.key) ?? this.addSlot(step));
    }
    return slots;
  }

  private get leastPrefix(): number {
    return this.language === 'ko' ? leastPrefix.ko : leastPrefix.other;
  }

  private addSlot(step: Exclude<Step, { kind: 'gap' | 'choice' }>): Slot {
    const slot: Slot = { anchored: [], uses: 0 };
    this.slots.set(step.key, slot);
    if (step.kind === 'number') this.number = slot;
    else if (step.kind === 'prefix')
      push(this.byPrefix, step.prefix.slice(0, 2), { prefix: step.prefix, slot });
    else {
      const words = step.kind === 'stem' ? [] : step.words.filter((word) => !this.isSmall(word));
      const stems = step.kind === 'stem' ? [step.stem] : words.map((word) => this.stem(word));
      for (const stem of new Set(stems)) push(this.byStem, stem, slot);
    }
    return slot;
  }
}

/** So many words are kept: those of a large page. */
const mostKept = 20_000;

/** The sequences that steps with alternatives stand for, up to a number of them. */
function wordingsOf(steps: readonly Step[]): Step[][] {
  let sequences: Step[][] = [[]];
  for (const step of steps) {
    const tails = step.kind === 'choice' ? step.options.flatMap(wordingsOf) : [[step]];
    if (sequences.length * tails.length > mostWordings) return [];
    sequences = sequences.flatMap((head) => tails.map((tail) => [...head, ...tail]));
  }
  return sequences;
}

/** From which to which token a wording is of which one stands at a token; undefined where its others are not near. */
function placeAround(
  at: number,
  anchor: Slot,
  { slots }: Wording,
  tokens: Tokens,
  slotsAt: readonly ReadonlySet<Slot>[],
  isSmall: readonly boolean[],
): [first: number, last: number] | undefined {
  const others = new Set(slots);
  others.delete(anchor);
  const free = between(slots.length);
  let [first, last] = [at, at];
  for (const way of [-1, 1]) {
    let passed = 0;
    for (let index = at + way; others.size && index >= 0 && index < tokens.count; index += way) {
      if (tokens.opensSentence[way < 0 ? index + 1 : index]) break;
      const here = [...others].find((slot) => slotsAt[index]!.has(slot));
      if (here) {
        others.delete(here);
        if (way < 0) first = index;
        else last = index;
      } else if (Math.abs(index - at) > widest || (!isSmall[index] && ++passed > free)) break;
    }
  }
  if (others.size) return undefined;
  // Two words in another order are as likely something else: `mehr Produkte` is no `mehr als ein Produkt`.
  const isOrdered = slots.length > 2 || slotsAt[first]!.has(slots[0]!);
  return isOrdered ? [first, last] : undefined;
}

/** Farther than this from the rarest word none of its wording is. */
const widest = 12;
