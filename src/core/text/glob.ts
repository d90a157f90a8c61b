/**
 * Patterns of paths, matched without backtracking: whatever a repository writes into one, a match costs no more than the
 * length of the path times that of the pattern. Regular expressions made of patterns can cost a power of it.
 */

/** Any number of folders, or of characters in a name. */
const star = Symbol('*');
type Star = typeof star;

/** A character of a name: itself, or what fits it. */
type Unit = string | Star | ((character: string) => boolean);
/** A name in a path as it stands, or by its characters. */
type Name = string | readonly Unit[];

/** The parts of a pattern: names, and `star` for any number of folders. */
export type PathParts = readonly (Name | Star)[];

/** Any number of folders, none included: `**`. */
export const anyFolders: PathParts = [star];
/** One name, whatever it is: `*`. */
export const anyName: PathParts = [[star]];

/**
 * True where `items` are what `pattern` says. Behind a star the shortest stretch is tried first, and only the last star
 * ever takes more: whatever stands before it has been matched, and taking more there would gain nothing. So each unit meets
 * each item once at most.
 */
function matches<Item, Fixed>(
  pattern: readonly (Fixed | Star)[],
  items: ArrayLike<Item>,
  fits: (unit: Fixed, item: Item) => boolean,
): boolean {
  let [at, next] = [0, 0];
  let [afterStar, resume] = [-1, 0];
  while (next < items.length) {
    const unit = pattern[at];
    if (unit === star) {
      afterStar = ++at;
      resume = next;
    } else if (at < pattern.length && fits(unit as Fixed, items[next]!)) {
      at++;
      next++;
    } else if (afterStar >= 0) {
      at = afterStar;
      next = ++resume;
    } else return false;
  }
  while (pattern[at] === star) at++;
  return at === pattern.length;
}

const fitsCharacter = (unit: string | ((character: string) => boolean), character: string): boolean =>
  typeof unit === 'string' ? unit === character : unit(character);

const fitsName = (name: Name, written: string): boolean =>
  typeof name === 'string' ? name === written : matches(name, charactersOf(written), fitsCharacter);

/** Halves of a pair are no characters. */
const charactersOf = (text: string): ArrayLike<string> => (/[\ud800-\udfff]/.test(text) ? [...text] : text);

/** True where the names of a path, from its first folder to its file, are what the parts say. */
export function fitsPath(parts: PathParts, names: readonly string[]): boolean {
  return matches(parts, names, fitsName);
}

/**
 * The parts of a pattern: names between slashes, with `*`, `?`, `[a-z]`, `[!a-z]` and `\` before a character that stands for
 * itself; a name `**` stands for any number of folders, and at the end for whatever lies in the folder before.
 */
export function readParts(pattern: string): PathParts {
  const parts = pattern.split('/').map((name) => (name === '**' ? star : readName(name)));
  return parts.at(-1) === star ? [...parts, ...anyName] : parts;
}

function readName(text: string): Name {
  if (!/[*?[\\]/.test(text)) return text;
  const characters = [...text];
  const units: Unit[] = [];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    if (character === '*') {
      if (units.at(-1) !== star) units.push(star);
    } else if (character === '?') units.push(() => true);
    else if (character === '\\' && at + 1 < characters.length) units.push(characters[++at]!);
    else if (character === '[') {
      // A bracket that opens the class is one of its characters.
      const start = at + (/[!^]/.test(characters[at + 1] ?? '') ? 2 : 1);
      const end = characters.indexOf(']', start + 1);
      if (end < 0) units.push(character);
      else {
        const fits = readClass(characters.slice(start, end));
        units.push(start > at + 1 ? (one) => !fits(one) : fits);
        at = end;
      }
    } else units.push(character);
  }
  return units;
}

function readClass(characters: readonly string[]): (character: string) => boolean {
  const ranges: (readonly [from: string, to: string])[] = [];
  for (let at = 0; at < characters.length; at++) {
    if (characters[at] === '\\' && at + 1 < characters.length) at++;
    const from = characters[at]!;
    const isRange = characters[at + 1] === '-' && at + 2 < characters.length;
    ranges.push([from, isRange ? characters[at + 2]! : from]);
    if (isRange) at += 2;
  }
  return (character) =>
    ranges.some(
      ([from, to]) =>
        from.codePointAt(0)! <= character.codePointAt(0)! && character.codePointAt(0)! <= to.codePointAt(0)!,
    );
}

/** Characters of the longest glob that is read. */
export const longestGlob = 300;

/** More than anybody writes by hand; each is matched by itself. */
const mostAlternatives = 64;

/** True for a glob that {@link readGlob} reads. */
export function isGlob(pattern: string): boolean {
  return readGlob(pattern) !== undefined;
}

/**
 * A glob of a config as a function from paths to whether it means them: `drafts/**`, `{id,th}/**`, `!drafts/**`.
 * @returns undefined for one with groups in parentheses, which are not read, or of more than 64 alternatives
 */
export function readGlob(pattern: string): ((path: string) => boolean) | undefined {
  const [, marks = '', body = ''] = /^(!*)(?:\.\/)?(.*)$/s.exec(pattern)!;
  const alternatives = /[()|]/.test(body) ? undefined : withoutBraces(body);
  if (!alternatives) return undefined;
  // Folders are named so too, `app/[locale]`: brackets are what they enclose as well as themselves.
  const read = alternatives
    .flatMap((one) => [one, ...(one.includes('[') ? [literalBrackets(one)] : [])])
    .map(readParts);
  const isNegated = marks.length % 2 === 1;
  return (path) => {
    const names = path.split('/');
    return read.some((parts) => fitsPath(parts, names)) !== isNegated;
  };
}

const literalBrackets = (glob: string): string => glob.replace(/(?<!\\)\[([^\]]*)\]/g, '\\[$1\\]');

/** `{a,b}/c` is `a/c` and `b/c`; braces without a comma stand for themselves. */
function withoutBraces(pattern: string): string[] | undefined {
  const done: string[] = [];
  const open = [pattern];
  while (open.length) {
    const one = open.pop()!;
    const group = firstGroup(one);
    if (!group) done.push(one);
    else {
      const [from, to, options] = group;
      for (const option of options) open.push(one.slice(0, from) + option + one.slice(to));
    }
    if (done.length + open.length > mostAlternatives) return undefined;
  }
  return done;
}

/** The first group of braces with a comma, half-open, and what stands between its commas. */
function firstGroup(pattern: string): [from: number, to: number, options: string[]] | undefined {
  const open: { readonly at: number; readonly commas: number[] }[] = [];
  const groups: (readonly [from: number, to: number, commas: readonly number[]])[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') at++;
    else if (character === '{') open.push({ at, commas: [] });
    else if (character === ',') open.at(-1)?.commas.push(at);
    else if (character === '}') {
      const group = open.pop();
      if (group?.commas.length) groups.push([group.at, at, group.commas]);
    }
  }
  const [from, to, commas] = groups.toSorted((a, b) => a[0] - b[0])[0] ?? [];
  if (from === undefined || to === undefined) return undefined;
  const cuts = [from, ...commas!, to];
  return [from, to + 1, cuts.slice(1).map((cut, index) => pattern.slice(cuts[index]! + 1, cut))];
}

/**
 * The glob of one path: `app/[id]/a.md` is `app/\[id]/a.md`. What no glob can say of itself is any character there, so that
 * `app/(shop)/a.md` is `app/?shop?/a.md`.
 */
export function literalGlob(path: string): string {
  return path.replace(/[*?()|\\]|^!/g, '?').replace(/[[{]/g, '\\$&');
}
