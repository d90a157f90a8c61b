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
  readonly prefixes: { prefix: string; rest: ReadonlySet<string> | undefined; state: State }[];
  number: State | undefined;
  gap: { most: number; state: State } | undefined;
  readonly ends: number[];
  /** States by the step that leads to them, so that patterns with a common start share them. */
  readonly bySteps: Map<string, State>;
}

const newState = (): State => ({
  words: new Map(),
  prefixes: [],
  number: undefined,
  gap: undefined,
  ends: [],
  bySteps: new Map(),
});

/**
 * Finds all patterns in one pass. From each word a walk follows the patterns that start there; patterns
 * are of bounded length and gaps of bounded width, so the cost is linear in the text.
 */
export class Matcher {
  private readonly root = newState();
  /** Prefix steps that open a pattern, by their first two characters; a Korean word may have but one. */
  private readonly openings = new Map<string, State['prefixes']>();

  /** Adds one sequence of steps; matches of it carry `id`. */
  add(steps: readonly Step[], id: number): void {
    let state = this.root;
    for (const step of steps) state = this.follow(state, step);
    state.ends.push(id);
  }

  private follow(state: State, step: Step): State {
    const known = state.bySteps.get(step.key);
    if (known) return known;
    const next = newState();
    state.bySteps.set(step.key, next);
    switch (step.kind) {
      case 'words':
        for (const word of step.words) {
          const states = state.words.get(word);
          if (states) states.push(next);
          else state.words.set(word, [next]);
        }
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
      const word = tokens.words[index]!;
      const states = this.root.words.get(word);
      const openings = this.openings.get(word.slice(0, 2));
      const short = word.length > 1 ? this.openings.get(word[0]!) : undefined;
      if (!states && !openings && !short && !this.root.number) continue;
      const ends: [id: number, last: number][] = [];
      this.step(this.root, [...(openings ?? []), ...(short ?? [])], tokens, index, ends);
      if (!ends.length) continue;
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

  /** Takes the word at `index` from `state`, then goes on from where it leads. */
  private step(
    state: State,
    prefixes: State['prefixes'],
    tokens: Tokens,
    index: number,
    ends: [id: number, last: number][],
  ): void {
    const word = tokens.words[index]!;
    for (const next of state.words.get(word) ?? []) this.enter(next, tokens, index, ends);
    for (const { prefix, rest, state: next } of prefixes) {
      if (!word.startsWith(prefix)) continue;
      if (!rest || rest.has(word.slice(prefix.length))) this.enter(next, tokens, index, ends);
    }
    if (state.number && /^\p{Nd}/u.test(word)) this.enter(state.number, tokens, index, ends);
  }

  private enter(state: State, tokens: Tokens, index: number, ends: [id: number, last: number][]): void {
    for (const id of state.ends) ends.push([id, index]);
    const next = index + 1;
    if (next < tokens.count && !tokens.opensSentence[next])
      this.step(state, state.prefixes, tokens, next, ends);
    if (!state.gap) return;
    const { most, state: after } = state.gap;
    for (let skip = 0; skip <= most && next + skip < tokens.count; skip++) {
      if (tokens.opensSentence[next + skip]) return;
      this.step(after, after.prefixes, tokens, next + skip, ends);
    }
  }
}
