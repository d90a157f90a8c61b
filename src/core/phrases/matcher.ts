import { groupBy } from '../text/group-by.ts';
import { push } from '../text/push.ts';
import { isWordBoundary, type Tokens } from '../text/tokens.ts';
import { numberKey, type Openings, openingsOfStep, prefixKey, stemKey } from './openings.ts';
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
  /** The one word it is asked for, where that is known: others need not lead on. */
  readonly only: string | undefined;
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

/** The steps of a pattern from one of them on, and the id that matches of it carry. */
export interface Rest {
  readonly steps: readonly Step[];
  readonly at: number;
  readonly id: number;
}

/** Patterns that are compiled once a text has one of their first words. */
export interface Waiting {
  readonly openings: Openings;
  /** What the pattern of a number is; nothing for one that is not wanted. */
  compile(number: number): readonly Rest[];
}

const newState = (isListed = false, only?: string): State => ({
  words: undefined,
  stems: undefined,
  prefixes: undefined,
  number: undefined,
  gap: undefined,
  ends: [],
  behind: [],
  alone: undefined,
  isListed,
  only,
  bySteps: undefined,
});

/** Patterns that end at a word, by its index. */
interface Ends {
  readonly ids: readonly number[];
  readonly last: number;
}

/** States that a word reaches together, and what each further word makes of them as far as texts have had it: null for nothing. */
interface Bundle {
  readonly states: readonly State[];
  readonly ends: readonly number[];
  readonly gaps: readonly Gap[];
  /** By the number of the word, twice, and one more where it has a mark of lists in front. */
  readonly next: Map<number, Bundle | null>;
  /** What is behind its gaps, as one bundle for each length of gap; made when a text gets here without a gap. */
  behindGaps: readonly { readonly most: number; readonly bundle: Bundle }[] | undefined;
  /** The walk in which it is behind an open gap, and the last word that may continue it. */
  openIn: number;
  openUntil: number;
  /** The word that last reached it behind a gap, so that it is followed once. */
  reachedBy: number;
}

/**
 * Finds all patterns in one pass. From each word bundles of states follow the patterns that start there: the automaton is
 * made, and made deterministic, as texts need it (https://en.wikipedia.org/wiki/Powerset_construction), so that a word that
 * was read in the same place before costs a look, and a pattern of which no text has the first words hardly any memory. What
 * is behind the first gap of patterns is followed together; behind a further one each state is a bundle of its own, and none is
 * followed twice, so the cost is linear in the text and in the patterns, whatever gaps they have.
 */
export class Matcher {
  /** What a word makes of the start of a text; its states are made of the patterns that the word may open. */
  private readonly root: Bundle = this.bundle([]);
  /** The patterns by what opens them, see {@link Openings}. */
  private readonly openings = new Map<string, Rest[]>();
  private readonly stemOf: ((word: string) => string) | undefined;
  private readonly bareOf: ((word: string) => string[]) | undefined;
  private readonly waiting: Waiting[] = [];
  /** Steps that are kept. */
  private kept = 0;
  private readonly numbers = new Map<string, number>();
  /** What each word opens, by its number. */
  private readonly opened: (Bundle | null | undefined)[] = [];
  /** Walks so far, and words they read. */
  private walks = 0;
  private read = 0;
  /** What is behind a gap that is open, in the walk under way. */
  private readonly gaps: Bundle[] = [];

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
    const rest = { steps, at: 0, id };
    for (const key of new Set(openingsOfStep(steps[0]!))) push(this.openings, key, rest);
  }

  /** Adds patterns each of which is compiled when it is met; what is found does not depend on when that is. */
  addLater(patterns: Waiting): void {
    this.waiting.push(patterns);
  }

  /** A state that leads on by each pattern a word may open; none where there is no such pattern. */
  private startsOf(word: string): State[] {
    const opened = this.openedBy(word);
    if (!opened.length) return [];
    const start = newState(false, word);
    for (const rest of opened) this.lead(start, rest);
    return [start];
  }

  /** What patterns that a word may open have from their first step on, in the order of their ids. */
  private openedBy(word: string): Rest[] {
    const keys = [word, prefixKey(word), stemKey(this.stemOf ? this.stemOf(word) : word)];
    if (word.length > 1) keys.push(prefixKey(word[0]!));
    if (/^\p{Nd}/u.test(word)) keys.push(numberKey);
    const opened = new Set<Rest>();
    for (const key of keys) for (const rest of this.openings.get(key) ?? []) opened.add(rest);
    for (const { openings, compile } of this.waiting) {
      const numbers = keys.flatMap((key) => (Object.hasOwn(openings, key) ? openings[key]! : []));
      for (const number of [...new Set(numbers)].sort((one, other) => one - other))
        for (const rest of compile(number)) opened.add(rest);
    }
    return [...opened].sort((one, other) => one.id - other.id);
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
        if (state.only === undefined) for (const word of step.words) push(state.words, word, next);
        else if (step.words.includes(state.only)) push(state.words, state.only, next);
        break;
      case 'stem':
        state.stems ??= new Map();
        push(state.stems, step.stem, next);
        break;
      case 'prefix': {
        state.prefixes ??= [];
        state.prefixes.push({ prefix: step.prefix, rest: step.rest, state: next });
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
    const numbers = this.numbersOf(tokens);
    let ends: Ends[] = [];
    for (let index = 0; index < tokens.count; index++) {
      const opened = this.open(tokens.words[index]!, numbers[index]!);
      if (!opened) continue;
      if (ends.length) ends = [];
      this.walk(tokens, numbers, index, opened, ends);
      if (!ends.length) continue;
      const from = tokens.from[index]!;
      const isEdge = (at: number) => where === 'anywhere' || isWordBoundary(text, at);
      if (!isEdge(from)) continue;
      const isEnd = (at: number) => isEdge(at) || isBeforeEnding(text, at);
      const longest = new Map<number, number>();
      for (const { ids, last } of ends) {
        const to = tokens.to[last]!;
        if (!isEnd(to)) continue;
        for (const id of ids) if (to > (longest.get(id) ?? 0)) longest.set(id, to);
      }
      for (const [id, to] of longest) found.push({ id, from, to });
    }
    return found;
  }

  /** The words of a text by number: a number is looked up faster, and each word is asked for from several places. */
  private numbersOf({ words, count }: Tokens): Int32Array {
    const numbers = new Int32Array(count);
    for (let index = 0; index < count; index++) {
      const word = words[index]!;
      let number = this.numbers.get(word);
      if (number === undefined) {
        number = this.numbers.size < mostKept ? this.numbers.size : -1;
        if (number >= 0) this.numbers.set(word, number);
      }
      numbers[index] = number;
    }
    return numbers;
  }

  /** Finds where the patterns that start at a word end: their ids, with the index of their last word, are added to `ends`. */
  private walk(tokens: Tokens, numbers: Int32Array, start: number, opened: Bundle, ends: Ends[]): void {
    /** What the words from the start lead to without a gap. */
    let plain: Bundle | undefined = opened;
    const walk = ++this.walks;
    const { gaps } = this;
    if (gaps.length) gaps.length = 0;
    /** What they lead to with one. */
    let others = none;
    const open = (bundle: Bundle, last: number) => {
      if (bundle.openIn === walk) bundle.openUntil = Math.max(bundle.openUntil, last);
      else {
        gaps.push(bundle);
        bundle.openIn = walk;
        bundle.openUntil = last;
      }
    };
    for (let index = start; plain || others.length || gaps.length; ) {
      if (plain?.ends.length) ends.push({ ids: plain.ends, last: index });
      if (plain?.gaps.length)
        for (const { most, bundle } of this.behindGaps(plain)) open(bundle, index + 1 + most);
      for (const bundle of others) {
        if (bundle.ends.length) ends.push({ ids: bundle.ends, last: index });
        for (const { most, state } of bundle.gaps) open(this.alone(state), index + 1 + most);
      }
      index++;
      if (index >= tokens.count || tokens.opensSentence[index]) return;
      const word = tokens.words[index]!;
      const number = numbers[index]!;
      // A list is no compound: 中國、台灣 are two countries.
      const isListed = tokens.opensItem[index] === 1;
      const before = others;
      others = none;
      const read = ++this.read;
      const reach = (bundle: Bundle | undefined) => {
        if (!bundle || bundle.reachedBy === read) return;
        bundle.reachedBy = read;
        if (others === none) others = [bundle];
        else others.push(bundle);
      };
      for (const bundle of before) reach(this.step(bundle, word, number, isListed));
      let kept = 0;
      for (const bundle of gaps) {
        if (index > bundle.openUntil) bundle.openIn = 0;
        else {
          gaps[kept++] = bundle;
          reach(this.step(bundle, word, number));
        }
      }
      if (kept < gaps.length) gaps.length = kept;
      if (plain) plain = this.step(plain, word, number, isListed);
    }
  }

  /** What a word that stands first leads to. */
  private open(word: string, number: number): Bundle | undefined {
    if (number < 0) return this.step(this.root, word, number);
    let opened = this.opened[number];
    if (opened === undefined) {
      opened = this.step(this.root, word, number) ?? null;
      this.opened[number] = opened;
    }
    return opened ?? undefined;
  }

  /**
   * What a word makes of states; undefined for none.
   * @param number that of the word; below 0 for one beyond those that are kept
   * @param isListed only what has a mark of lists in front of the word
   */
  private step(from: Bundle, word: string, number: number, isListed = false): Bundle | undefined {
    const key = 2 * number + (isListed ? 1 : 0);
    const known = from.next.get(key);
    if (known !== undefined) return known ?? undefined;
    const reached = new Set<State>();
    for (const form of this.bareOf ? [word, ...this.bareOf(word)] : [word]) {
      for (const state of from === this.root ? this.startsOf(form) : from.states)
        this.advance(state, form, reached);
    }
    const states = isListed ? [...reached].filter((state) => state.isListed) : [...reached];
    const bundle = states.length ? this.bundle(states) : undefined;
    if (this.kept < mostKept && number >= 0) {
      from.next.set(key, bundle ?? null);
      this.kept++;
    }
    return bundle;
  }

  private behindGaps(from: Bundle): NonNullable<Bundle['behindGaps']> {
    from.behindGaps ??= [...groupBy(from.gaps, ({ most }) => most)].map(([most, gaps]) => ({
      most,
      bundle: gaps.length > 1 ? this.bundle(gaps.map(({ state }) => state)) : this.alone(gaps[0]!.state),
    }));
    return from.behindGaps;
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
      behindGaps: undefined,
      openIn: 0,
      openUntil: 0,
      reachedBy: 0,
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

/** No bundles. */
const none: Bundle[] = [];

/** So many steps are kept: those of a large site; what is beyond is worked out anew. */
const mostKept = 100_000;

function enterPrefixes(prefixes: readonly Prefixed[] | undefined, word: string, to: Set<State>): void {
  for (const { prefix, rest, state } of prefixes ?? []) {
    if (!word.startsWith(prefix)) continue;
    if (!rest || rest.has(word.slice(prefix.length))) to.add(state);
  }
}
