import { isWordBoundary, type Tokens } from '../text/tokens.ts';
import type { Step } from './pattern.ts';

/** A match: which pattern, and where in the text (half-open, UTF-16 code units). */
export interface Match {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

interface State {
  readonly words: Map<string, State[]>;
  readonly stems: Map<string, State>;
  readonly prefixes: { prefix: string; rest: ReadonlySet<string> | undefined; state: State }[];
  number: State | undefined;
  gap: { most: number; state: State } | undefined;
  readonly ends: number[];
  /** True where the pattern itself has a comma or middle dot in front of this word. */
  readonly isListed: boolean;
  /** States by the step that leads to them, so that patterns with a common start share them. */
  readonly bySteps: Map<string, State>;
}

const newState = (isListed = false): State => ({
  words: new Map(),
  stems: new Map(),
  prefixes: [],
  number: undefined,
  gap: undefined,
  ends: [],
  isListed,
  bySteps: new Map(),
});

/**
 * Finds all patterns in one pass. From each word a set of states follows the patterns that start there; no state is in it
 * twice, and patterns are of bounded length, so the cost is linear in the text and in the patterns, whatever gaps they have.
 */
export class Matcher {
  private readonly root = newState();
  /** Prefix steps that open a pattern, by their first two characters; a Korean word may have but one. */
  private readonly openings = new Map<string, State['prefixes']>();
  private readonly stemOf: ((word: string) => string) | undefined;

  /** @param stem what `~` compares words by in the patterns' language; without it such steps match the word as it is */
  constructor(stem?: (word: string) => string) {
    const known = new Map<string, string>();
    this.stemOf =
      stem &&
      ((word) => {
        const stemmed = known.get(word) ?? stem(word);
        if (known.size < mostStems) known.set(word, stemmed);
        return stemmed;
      });
  }

  /** Adds one sequence of steps; matches of it carry `id`. */
  add(steps: readonly Step[], id: number): void {
    let state = this.root;
    for (const step of steps) state = this.follow(state, step);
    state.ends.push(id);
  }

  private follow(state: State, step: Step): State {
    const known = state.bySteps.get(step.key);
    if (known) return known;
    const next = newState(step.isListed);
    state.bySteps.set(step.key, next);
    switch (step.kind) {
      case 'words':
        for (const word of step.words) {
          const states = state.words.get(word);
          if (states) states.push(next);
          else state.words.set(word, [next]);
        }
        break;
      case 'stem':
        state.stems.set(step.stem, next);
        break;
      case 'prefix': {
        const entry = { prefix: step.prefix, rest: step.rest, state: next };
        if (state === this.root) {
          const first = step.prefix.slice(0, 2);
          this.openings.set(first, [...(this.openings.get(first) ?? []), entry]);
        } else state.prefixes.push(entry);
        break;
      }
      case 'number':
        state.number = next;
        break;
      case 'gap':
        state.gap = { most: step.most, state: next };
    }
    return next;
  }

  /**
   * All matches in the order of their starts; of several by one id from one start, the longest.
   * @param where `words`: only what starts and ends at the boundary of a word; `anywhere`: also within a run
   *   written without spaces
   */
  match(text: string, tokens: Tokens, where: 'words' | 'anywhere' = 'words'): Match[] {
    const found: Match[] = [];
    for (let index = 0; index < tokens.count; index++) {
      const ends = this.walk(tokens, index);
      if (!ends?.length) continue;
      const from = tokens.from[index]!;
      const isEnd = (at: number) => where === 'anywhere' || isWordBoundary(text, at);
      if (!isEnd(from)) continue;
      const longest = new Map<number, number>();
      for (const [id, last] of ends) {
        const to = tokens.to[last]!;
        if (to > (longest.get(id) ?? 0) && isEnd(to)) longest.set(id, to);
      }
      for (const [id, to] of longest) found.push({ id, from, to });
    }
    return found;
  }

  /** Where the patterns that start at a word end: their ids, with the index of their last word. */
  private walk(tokens: Tokens, start: number): [id: number, last: number][] | undefined {
    const word = tokens.words[start]!;
    let states = new Set<State>();
    this.advance(this.root, word, states);
    for (const opening of word.length > 1 ? [word.slice(0, 2), word[0]!] : [word])
      enterPrefixes(this.openings.get(opening), word, states);
    if (!states.size) return undefined;
    const ends: [id: number, last: number][] = [];
    /** States behind a gap, with the last word that may continue them. */
    const gaps = new Map<State, number>();
    for (let index = start; states.size || gaps.size; ) {
      for (const { ends: ids, gap } of states) {
        for (const id of ids) ends.push([id, index]);
        if (gap) gaps.set(gap.state, Math.max(gaps.get(gap.state) ?? 0, index + 1 + gap.most));
      }
      index++;
      if (index >= tokens.count || tokens.opensSentence[index]) break;
      const next = new Set<State>();
      for (const state of states) this.advance(state, tokens.words[index]!, next);
      // A list is no compound: 中國、台灣 are two countries.
      if (tokens.opensItem[index]) for (const state of next) if (!state.isListed) next.delete(state);
      for (const [state, last] of gaps) {
        if (index > last) gaps.delete(state);
        else this.advance(state, tokens.words[index]!, next);
      }
      states = next;
    }
    return ends;
  }

  /** Adds the states that a word leads to. */
  private advance(state: State, word: string, to: Set<State>): void {
    for (const next of state.words.get(word) ?? []) to.add(next);
    if (state.stems.size) {
      const next = state.stems.get(this.stemOf ? this.stemOf(word) : word);
      if (next) to.add(next);
    }
    if (state.prefixes.length) enterPrefixes(state.prefixes, word, to);
    if (state.number && /^\p{Nd}/u.test(word)) to.add(state.number);
  }
}

/** Words whose stems are kept: those of a large site; what is beyond is stemmed anew. */
const mostStems = 50_000;

function enterPrefixes(prefixes: State['prefixes'] | undefined, word: string, to: Set<State>): void {
  for (const { prefix, rest, state } of prefixes ?? []) {
    if (!word.startsWith(prefix)) continue;
    if (!rest || rest.has(word.slice(prefix.length))) to.add(state);
  }
}
