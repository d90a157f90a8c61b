import type { Span } from '../finding.ts';
import { toSimplified } from '../text/han.ts';
import type { Match } from './matcher.ts';
import { deepestGroup, PatternError } from './pattern.ts';

/*
 * The pattern language of Chinese stock phrases. It knows no words: a phrase is found wherever its characters are, since no
 * dictionary cuts 集研发生产于一体 twice the same way.
 *
 * | written | matches |
 * |---|---|
 * | `匠心` | these characters in this order; white space between them, width, case and Traditional forms do not matter |
 * | `(秉承\|秉持)` | one of several |
 * | `[的]` | characters that may be missing; `[的\|了]` one of several that may |
 * | `集…于一体` | up to 30 characters in between, never across the end of a sentence |
 * | `#` | a number in any writing: 10, 3.5, 十, 百万 |
 */

/** Most characters a gap may hold: 集研发、设计、生产、销售和售后服务于一体 has eighteen. */
const longestGap = 30;
const number = /(?:\d+(?:[.,]\d+)*|[零〇一二两三四五六七八九十百千万亿数]+)[+%]?/y;
const endsSentence = /[。！？!?;；\n]/;

/** Marks that a pattern may end with, and no phrase has. */
const edgeMarks = /^[“”"'（(《【]+|[，,。！!？?、：:；;“”"'）)》】]+$/g;

type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'choice'; readonly options: readonly (readonly Node[])[] };

/** Reads a pattern. */
function parsePattern(pattern: string): readonly Node[] {
  const parser = { text: normalizeChinese(pattern).text, at: 0, depth: 0 };
  const nodes = parseSequence(parser, '');
  if (parser.at < parser.text.length) throw new PatternError('unexpected', parser.text[parser.at]);
  if (!nodes.length) throw new PatternError('empty');
  if (nodes[0]!.kind === 'gap' || nodes.at(-1)!.kind === 'gap') throw new PatternError('gap-at-edge');
  if (!hasCharacters(nodes)) throw new PatternError('matches-everything');
  return nodes;
}

interface Parser {
  readonly text: string;
  at: number;
  depth: number;
}

function parseSequence(parser: Parser, close: string): Node[] {
  const nodes: Node[] = [];
  while (parser.at < parser.text.length) {
    const character = parser.text[parser.at]!;
    if (character === '|' || character === close) break;
    if (character === ')' || character === ']') throw new PatternError('unexpected', character);
    parser.at++;
    if (character === '(' || character === '[') nodes.push(parseGroup(parser, character));
    else if (character === '…') nodes.push({ kind: 'gap' });
    else if (character === '#') nodes.push({ kind: 'number' });
    else {
      const last = nodes.at(-1);
      if (last?.kind === 'text') nodes[nodes.length - 1] = { kind: 'text', text: last.text + character };
      else nodes.push({ kind: 'text', text: character });
    }
  }
  return nodes;
}

/** Reads a group of which the opening bracket is read. */
function parseGroup(parser: Parser, open: '(' | '['): Node {
  const close = open === '(' ? ')' : ']';
  if (++parser.depth > deepestGroup) throw new PatternError('unexpected', open);
  const options = [parseSequence(parser, close)];
  while (parser.text[parser.at] === '|') {
    parser.at++;
    options.push(parseSequence(parser, close));
  }
  if (parser.text[parser.at] !== close) throw new PatternError('not-closed', open);
  parser.at++;
  parser.depth--;
  if (options.some((option) => !option.length)) throw new PatternError('empty-alternative');
  return { kind: 'choice', options: open === '[' ? [...options, []] : options };
}

/** True where every text that matches has a character of the pattern's own. */
function hasCharacters(nodes: readonly Node[]): boolean {
  return nodes.some(
    (node) => node.kind === 'text' || (node.kind === 'choice' && node.options.every(hasCharacters)),
  );
}

/**
 * The first wording of a pattern, for people: `秉承…理念` of `(秉承|秉持)…[经营]理念`.
 * @throws PatternError where the pattern is malformed, could never match or would match everything
 */
export function sampleChinese(pattern: string): string {
  const sample = (nodes: readonly Node[]): string =>
    nodes
      .map((node) => {
        if (node.kind === 'text') return node.text;
        if (node.kind === 'gap') return '…';
        if (node.kind === 'number') return '10';
        return node.options.some((option) => !option.length) ? '' : sample(node.options[0]!);
      })
      .join('');
  return sample(parsePattern(pattern));
}

/** Chinese as patterns and texts are compared, and where each of its characters is in what was written. */
export interface NormalChinese {
  readonly text: string;
  /** Offset of each character, and behind the last one the length of what was written. */
  readonly at: Int32Array;
}

/**
 * Chinese without what does not matter to a phrase: white space, width, case, Traditional forms.
 * `７ × 24 小時` becomes `7×24小时`.
 */
export function normalizeChinese(written: string): NormalChinese {
  const at: number[] = [];
  let text = '';
  for (let index = 0; index < written.length; index++) {
    const code = written.charCodeAt(index);
    // A line break within a paragraph is a wrapped line; what ends a paragraph is not in a segment.
    if (code === 0x20 || code === 0x3000 || (code >= 0x09 && code <= 0x0d) || code === 0xa0) continue;
    const isWide = code >= 0xff01 && code <= 0xff5e;
    text += toSimplified(isWide ? String.fromCharCode(code - 0xfee0) : written[index]!).toLowerCase();
    at.push(index);
  }
  return { text, at: Int32Array.from([...at, written.length]) };
}

interface State {
  /** The texts that lead on, and where to. */
  next: { readonly text: string; readonly state: State }[] | undefined;
  number: State | undefined;
  /** States that are reached without a character. */
  empty: State[] | undefined;
  /** True for the inside of a gap. */
  readonly isGap: boolean;
  /** The pattern that ends here. */
  end: number | undefined;
}

const newState = (isGap = false): State => ({
  next: undefined,
  number: undefined,
  empty: undefined,
  isGap,
  end: undefined,
});

/** Most states lead to one other, or to none: lists are made when there is something for them. */
function withOne<Item>(list: Item[] | undefined, one: Item): Item[] {
  if (!list) return [one];
  list.push(one);
  return list;
}

/** Adds what nodes match behind a state; the state behind them. */
function attach(state: State, nodes: readonly Node[]): State {
  let last = state;
  for (const node of nodes) {
    const before = last;
    last = node.kind === 'number' && before.number ? before.number : newState(node.kind === 'gap');
    if (node.kind === 'text') before.next = withOne(before.next, { text: node.text, state: last });
    else if (node.kind === 'number') before.number = last;
    else if (node.kind === 'gap') before.empty = withOne(before.empty, last);
    else {
      for (const option of node.options) {
        const end = attach(before, option);
        end.empty = withOne(end.empty, last);
      }
    }
  }
  return last;
}

/** A match, and what of the text the pattern itself has: `集…于一体`. */
export interface ChineseSpan extends Match {
  readonly term: string;
  /** The same as spans: of `集…于一体` that of 集 and that of 于一体. */
  readonly parts: readonly Span[];
}

/** The gaps on the way to a state, as offsets; that of a state inside a gap is still open. */
interface Trail {
  readonly gaps: readonly (readonly [from: number, to: number])[];
  readonly open: number;
}

/** Where patterns start: what stands there, the state behind nothing of it, and texts of which one must follow for a match. */
interface Opening {
  readonly text: string;
  readonly state: State;
  readonly needs: readonly string[];
}

/** Texts one of which every match has, behind what it begins with; none where nothing is known. */
function neededBy(nodes: readonly Node[]): string[] {
  for (const node of nodes.slice(1).reverse()) {
    if (node.kind === 'text') return [node.text];
    if (node.kind !== 'choice') continue;
    const each = node.options.map((option) => option.find(({ kind }) => kind === 'text'));
    const texts = each.flatMap((one) => (one?.kind === 'text' ? [one.text] : []));
    if (texts.length === node.options.length) return texts;
  }
  return [];
}

/** Tells of texts whether they are found from an offset on; asked for offsets that ascend, it reads the whole once for each. */
function finderIn(whole: string): (text: string, from: number) => boolean {
  const next = new Map<string, number>();
  return (text, from) => {
    let at = next.get(text) ?? -1;
    if (at >= 0 && at < from) at = -1;
    if (at < 0) {
      const found = whole.indexOf(text, from);
      at = found < 0 ? whole.length : found;
      next.set(text, at);
    }
    return at < whole.length;
  };
}

/** The states reached at an offset. */
type States = Map<State, Trail>;

/**
 * Finds Chinese patterns in one pass. From each character a set of states follows the patterns that start there; no state
 * is in it twice, so the cost is linear in the text, and grows with a pattern's length, not with all it may stand for.
 */
export class ChineseMatcher {
  /** Where patterns start, by the first two characters of the texts they start with, or by the one they are. */
  private readonly openings = new Map<string, Opening[]>();
  private readonly numbered: State[] = [];

  /**
   * Adds a pattern; matches of it carry `id`.
   * @throws PatternError where the pattern is malformed, could never match or would match everything
   */
  add(pattern: string, id: number): void {
    const start = newState();
    const nodes = parsePattern(pattern);
    attach(start, nodes).end = id;
    const needs = neededBy(nodes);
    const states: States = new Map();
    enter(start, { gaps: [], open: 0 }, 0, states);
    for (const state of states.keys()) {
      for (const { text } of state.next ?? []) {
        const opening = text.slice(0, 2);
        this.openings.set(opening, withOne(this.openings.get(opening), { text, state, needs }));
      }
      if (state.number) this.numbered.push(state);
    }
  }

  /**
   * All matches in the order of their starts, of where they end first, and of their ids; of several by one id from one start
   * the longest, with gaps the shortest.
   */
  match(written: string): ChineseSpan[] {
    const { text, at } = normalizeChinese(written);
    const found: ChineseSpan[] = [];
    const follows = finderIn(text);
    for (let from = 0; from < text.length; from++) {
      const starts = this.startsAt(text, from, follows);
      if (!starts.length) continue;
      // Neither a number nor a price begins inside a longer number, nor a Latin word inside another.
      if (/\d/.test(text[from]!) && /[\d.,]/.test(text[from - 1] ?? '')) continue;
      if (isInsideLatin(written, at[from]!)) continue;
      for (const [id, { to, gaps }] of walk(starts, text, from)) {
        if (isInsideLatin(written, at[to - 1]! + 1)) continue;
        const span = { from: at[from]!, to: at[to - 1]! + 1 };
        const edges = [from, ...gaps.flat(), to];
        const parts: Span[] = [];
        for (let index = 0; index < edges.length; index += 2)
          parts.push({ from: at[edges[index]!]!, to: at[edges[index + 1]! - 1]! + 1 });
        const term = parts.map((part) => written.slice(part.from, part.to)).join('…');
        found.push({ id, ...span, term: term.replace(edgeMarks, ''), parts });
      }
    }
    return found;
  }

  /** The states that what stands at an offset may lead on from. */
  private startsAt(text: string, from: number, follows: ReturnType<typeof finderIn>): State[] {
    const starts: State[] = [];
    for (const opening of [text[from]!, text.slice(from, from + 2)]) {
      for (const one of this.openings.get(opening) ?? []) {
        if (!text.startsWith(one.text, from)) continue;
        // Most patterns with a gap begin with a common character, and end with a rare word that is not there.
        const mayEnd = !one.needs.length || one.needs.some((needed) => follows(needed, from));
        if (mayEnd) starts.push(one.state);
      }
    }
    number.lastIndex = from;
    if (this.numbered.length && number.test(text)) starts.push(...this.numbered);
    return starts;
  }
}

const latin = /[a-z]/i;
const latinOrDigit = /[a-z\d]/i;

/** True between a Latin letter and another or a digit: in the middle of `AWSLambda`, before the V of `0-10V`. */
function isInsideLatin(text: string, at: number): boolean {
  const [before = '', after = ''] = [text[at - 1], text[at]];
  return latinOrDigit.test(before) && latinOrDigit.test(after) && (latin.test(before) || latin.test(after));
}

/** Where the patterns end that start at an offset, by their ids. */
function walk(
  starts: readonly State[],
  text: string,
  start: number,
): Map<number, { to: number; gaps: Trail['gaps'] }> {
  const ends = new Map<number, { to: number; gaps: Trail['gaps'] }>();
  /** States by how far behind the start they are reached; numbers reach ahead. */
  const reached: (States | undefined)[] = [
    new Map(starts.map((state) => [state, { gaps: [], open: start }])),
  ];
  for (let far = 0; far < reached.length; far++) {
    const at = start + far;
    const states = reached[far];
    if (!states) continue;
    reached[far] = undefined;
    const ended: { end: number; gaps: Trail['gaps'] }[] = [];
    for (const [{ end }, { gaps }] of states) if (end !== undefined) ended.push({ end, gaps });
    for (const { end, gaps } of ended.sort((one, other) => one.end - other.end))
      if (!ends.has(end) || !gaps.length) ends.set(end, { to: at, gaps });
    if (at >= text.length) continue;
    for (const [state, trail] of states) {
      for (const next of state.next ?? []) {
        if (!text.startsWith(next.text, at)) continue;
        const { length } = next.text;
        enter(next.state, leave(state, trail, at), at + length, ahead(reached, far + length));
      }
      if (state.number) {
        number.lastIndex = at;
        const digits = number.exec(text)?.[0].length;
        if (digits) enter(state.number, leave(state, trail, at), at + digits, ahead(reached, far + digits));
      }
      const mayGoOn = state.isGap && at - trail.open < longestGap && !endsSentence.test(text[at]!);
      if (mayGoOn) reach(state, trail, at + 1, ahead(reached, far + 1));
    }
  }
  return ends;
}

function ahead(reached: (States | undefined)[], far: number): States {
  const states = reached[far] ?? new Map();
  reached[far] = states;
  return states;
}

function enter(state: State, trail: Trail, at: number, states: States): void {
  reach(state, state.isGap ? { gaps: trail.gaps, open: at } : trail, at, states);
}

/** Adds a state that is reached at an offset, and those it leads to without a character. */
function reach(state: State, trail: Trail, at: number, states: States): void {
  if (states.has(state)) return;
  states.set(state, trail);
  for (const next of state.empty ?? []) enter(next, leave(state, trail, at), at, states);
}

/** The trail of what is left at an offset: a gap ends there. */
function leave(state: State, { gaps, open }: Trail, at: number): Trail {
  return state.isGap ? { gaps: [...gaps, [open, at]], open: at } : { gaps, open };
}
