import { push } from '../text/push.ts';
import { isWordBoundary, type Tokens } from '../text/tokens.ts';
import type { Step } from './pattern.ts';

/** A match: which pattern, and where in the text (half-open, UTF-16 code units). */
export interface Match {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

interface State {
  words: Map<string, State[]> | undefined;
  stems: Map<string, State[]> | undefined;
  prefixes: Prefixed[] | undefined;
  number: State | undefined;
  gap: Gap | undefined;
  readonly ends: number[];
  /** What patterns have behind this state; led to once a text gets here. */
  readonly behind: Rest[];
  /** The state as a bundle of its own, behind a gap. */
  alone: Bundle | undefined;
  /** True where the pattern itself has a comma or middle dot in front of this word. */
  readonly isListed: boolean;
  /** States by the step that leads to them, so that patterns with a common start share them. */
  bySteps: Map<string, State> | undefined;
}

interface Prefixed {
  readonly prefix: string;
  readonly rest: ReadonlySet<string> | undefined;
  readonly state: State;
}

interface Gap {
  readonly most: number;
  readonly state: State;
}

/** The steps of a pattern from one of them on. */
interface Rest {
  readonly steps: readonly Step[];
  readonly at: number;
  readonly id: number;
}

const newState = (isListed = false): State => ({
  words: undefined,
  stems: undefined,
  prefixes: undefined,
  number: undefined,
  gap: undefined,
  ends: [],
  behind: [],
  alone: undefined,
  isListed,
  bySteps: undefined,
});

/** States that a word reaches together, and what each further word makes of them as far as texts have had it. */
interface Bundle {
  readonly states: readonly State[];
  readonly ends: readonly number[];
  readonly gaps: readonly Gap[];
  readonly next: Map<string, Bundle | undefined>;
}

/**
 * Finds all patterns in one pass. From each word bundles of states follow the patterns that start there: the automaton is
 * made, and made deterministic, as texts need it (https://en.wikipedia.org/wiki/Powerset_construction), so that a word that
 * was read in the same place before costs a look, and a pattern of which no text has the first words hardly any memory. What is behind a gap is a bundle of its own, and none is followed twice, so the
 * cost is linear in the text and in the patterns, whatever gaps they have.
 */
export class Matcher {
  private readonly start = newState();
  private readonly root: Bundle = { states: [this.start], ends: [], gaps: [], next: new Map() };
  /** Prefix steps that open a pattern, by their first two characters; a Korean word may have but one. */
  private readonly openings = new Map<string, Prefixed[]>();
  private readonly stemOf: ((word: string) => string) | undefined;
  private readonly bareOf: ((word: string) => string[]) | undefined;
  /** Steps that are kept. */
  private kept = 0;

  /**
   * @param stem what `~` compares words by in the patterns' language; without it such steps match the word as it is
   * @param bare a word without what its language writes together with it, see `bareFormsOf`
   */
  constructor(stem?: (word: string) => string, bare?: (word: string) => string[]) {
    this.bareOf = bare;
    const known = new Map<string, string>();
    this.stemOf =
      stem &&
      ((word) => {
        const stemmed = known.get(word) ?? stem(word);
        if (known.size < mostKept) known.set(word, stemmed);
        return stemmed;
      });
  }

  /** Adds one sequence of steps; matches of it carry `id`. */
  add(steps: readonly Step[], id: number): void {
    if (this.kept) throw new Error('Patterns are added before the first text.');
    this.lead(this.start, { steps, at: 0, id });
  }

  /** Leads from a state over the first step of what is behind it. */
  private lead(state: State, { steps, at, id }: Rest): void {
    const next = this.follow(state, steps[at]!);
    if (at + 1 < steps.length) next.behind.push({ steps, at: at + 1, id });
    else next.ends.push(id);
  }

  private follow(state: State, step: Step): State {
    state.bySteps ??= new Map();
    const known = state.bySteps.get(step.key);
    if (known) return known;
    const next = newState(step.isListed);
    state.bySteps.set(step.key, next);
    this.link(state, step, next);
    return next;
  }

  /** Leads from a state to the next by a step. */
  private link(state: State, step: Step, next: State): void {
    switch (step.kind) {
      case 'words':
        state.words ??= new Map();
        for (const word of step.words) push(state.words, word, next);
        break;
      case 'stem':
        state.stems ??= new Map();
        push(state.stems, step.stem, next);
        break;
      case 'prefix': {
        const entry = { prefix: step.prefix, rest: step.rest, state: next };
        if (state === this.start) {
          push(this.openings, step.prefix.slice(0, 2), entry);
          break;
        }
        state.prefixes ??= [];
        state.prefixes.push(entry);
        break;
      }
      case 'choice':
        for (const option of step.options) {
          const before = option.slice(0, -1).reduce((from, one) => this.follow(from, one), state);
          this.link(before, option.at(-1)!, next);
        }
        break;
      case 'number':
        state.number = next;
        break;
      case 'gap':
        state.gap = { most: step.most, state: next };
    }
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
      const isEdge = (at: number) => where === 'anywhere' || isWordBoundary(text, at);
      if (!isEdge(from)) continue;
      const isEnd = (at: number) => isEdge(at) || isBeforeEnding(text, at);
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
    const opened = this.step(this.root, tokens.words[start]!);
    if (!opened) return undefined;
    const ends: [id: number, last: number][] = [];
    /** What is behind a gap, with the last word that may continue it. */
    const gaps = new Map<Bundle, number>();
    for (let index = start, bundles = new Set([opened]); bundles.size || gaps.size; ) {
      for (const bundle of bundles) {
        for (const id of bundle.ends) ends.push([id, index]);
        for (const { most, state } of bundle.gaps) {
          const behind = this.alone(state);
          gaps.set(behind, Math.max(gaps.get(behind) ?? 0, index + 1 + most));
        }
      }
      index++;
      if (index >= tokens.count || tokens.opensSentence[index]) break;
      const next = new Set<Bundle>();
      const follow = (bundle: Bundle, isListed: boolean) => {
        const reached = this.step(bundle, tokens.words[index]!, isListed);
        if (reached) next.add(reached);
      };
      // A list is no compound: 中國、台灣 are two countries.
      for (const bundle of bundles) follow(bundle, tokens.opensItem[index] === 1);
      for (const [bundle, last] of gaps) {
        if (index > last) gaps.delete(bundle);
        else follow(bundle, false);
      }
      bundles = next;
    }
    return ends;
  }

  /**
   * What a word makes of states; undefined for none.
   * @param isListed only what has a mark of lists in front of the word
   */
  private step(from: Bundle, word: string, isListed = false): Bundle | undefined {
    const key = isListed ? `、${word}` : word;
    const known = from.next.get(key);
    if (known || from.next.has(key)) return known;
    const reached = new Set<State>();
    for (const form of this.bareOf ? [word, ...this.bareOf(word)] : [word]) {
      for (const state of from.states) this.advance(state, form, reached);
      if (from === this.root) {
        for (const opening of form.length > 1 ? [form.slice(0, 2), form[0]!] : [form])
          enterPrefixes(this.openings.get(opening), form, reached);
      }
    }
    const states = isListed ? [...reached].filter((state) => state.isListed) : [...reached];
    const bundle = states.length ? this.bundle(states) : undefined;
    if (this.kept < mostKept) {
      from.next.set(key, bundle);
      this.kept++;
    }
    return bundle;
  }

  private alone(state: State): Bundle {
    state.alone ??= this.bundle([state]);
    return state.alone;
  }

  private bundle(states: readonly State[]): Bundle {
    for (const state of states) for (const rest of state.behind.splice(0)) this.lead(state, rest);
    return {
      states,
      ends: states.flatMap(({ ends }) => ends).sort((one, other) => one - other),
      gaps: states.flatMap(({ gap }) => gap ?? []),
      next: new Map(),
    };
  }

  /** Adds the states that a word leads to. */
  private advance(state: State, word: string, to: Set<State>): void {
    for (const next of state.words?.get(word) ?? []) to.add(next);
    if (state.stems) {
      for (const next of state.stems.get(this.stemOf ? this.stemOf(word) : word) ?? []) to.add(next);
    }
    enterPrefixes(state.prefixes, word, to);
    if (state.number && /^\p{Nd}/u.test(word)) to.add(state.number);
  }
}

/** True between a Chinese character and the kana that inflects it or follows it: 愛|され, 打造|した. */
function isBeforeEnding(text: string, at: number): boolean {
  return /\p{Script=Han}/u.test(text[at - 1] ?? '') && /\p{Script=Hiragana}/u.test(text[at] ?? '');
}

/** So many steps are kept: those of a large site; what is beyond is worked out anew. */
const mostKept = 100_000;

function enterPrefixes(prefixes: readonly Prefixed[] | undefined, word: string, to: Set<State>): void {
  for (const { prefix, rest, state } of prefixes ?? []) {
    if (!word.startsWith(prefix)) continue;
    if (!rest || rest.has(word.slice(prefix.length))) to.add(state);
  }
}
