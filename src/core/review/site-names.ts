/** How the pages of a site spell names in each language: a name written in two ways is two names to whoever looks it up. */
import type { PairPaths } from '../alignment/lexicon-trainer.ts';
import { type Noted, type SharedReads, shareReads } from '../reads.ts';
import type { SiteName } from '../rules/rule.ts';
import { lowerWords, nameSpellings } from '../text/name-spellings.ts';
import type { Look } from './look.ts';
import type { ParsedPages } from './parsed-pages.ts';

/** The names of one language by their keys, and what they were read from. */
interface Names {
  readonly usual: ReadonlyMap<string, SiteName>;
  readonly reads: SharedReads;
}

/** Spellings of a key with how often each stands, and where first. */
type Spellings = Map<string, { count: number; path: string }>;

/** So often a name stands somewhere in one spelling before another is striking, … */
const leastUsual = 4;
/** … and so many times more often than the others together. */
const leastTimes = 4;

/** What the pages of one site call things by name, read once a language and again when a page of it is another. */
export class SiteNames {
  private readonly all = new Map<string, { readonly files: PairPaths; readonly done: Promise<Names> }>();

  constructor(private readonly pages: ParsedPages) {}

  /** The usual spelling of the name with a key; undefined where there is none, or all spell it so. */
  async of(language: string, look: Look): Promise<(key: string) => SiteName | undefined> {
    const files = look.site.namePagesOf(language);
    let known = this.all.get(language);
    if (known?.files !== files) {
      known = { files, done: this.read(files, look) };
      this.all.set(language, known);
    }
    const { usual, reads } = await known.done;
    look.include({ own: new Map(), shared: [reads] });
    return (key) => usual.get(key);
  }

  /** Forgets what was read from changed files. */
  forget(isChanged: (path: string) => boolean): void {
    for (const [language, { files }] of this.all)
      if ([...files.keys()].some(isChanged)) this.all.delete(language);
  }

  private async read(files: PairPaths, { again, host }: Look): Promise<Names> {
    const byKey = new Map<string, Spellings>();
    const lower = new Map<string, number>();
    const noted: Noted[] = [];
    /** What stands on every page, such as a menu, says it once. */
    const seen = new Set<string>();
    for (const path of files.keys()) {
      const look = again();
      const page = await this.pages.readable(path, look.site.setup.config, look.host.readSaved!);
      noted.push(look.reads().own);
      for (const { text } of page?.content.segments ?? []) {
        if (seen.has(text)) continue;
        seen.add(text);
        for (const word of lowerWords(text)) lower.set(word, (lower.get(word) ?? 0) + 1);
        for (const { text: spelling, key } of nameSpellings(text)) {
          const spellings: Spellings = byKey.get(key) ?? new Map();
          byKey.set(key, spellings);
          const one = spellings.get(spelling);
          if (one) one.count++;
          else spellings.set(spelling, { count: 1, path });
        }
      }
    }
    const usual = new Map<string, SiteName>();
    for (const [key, spellings] of byKey) {
      const name = usualOf(spellings, (word) => lower.get(word) ?? 0);
      if (name) usual.set(key, name);
    }
    return { usual, reads: shareReads(host, new Map(noted.flatMap((one) => [...one]))) };
  }
}

/**
 * The spelling that a name mostly has, where it is one and others are rare: it has capitals inside (WeChat), or is one word
 * that some write as two (Xiaomi, Xiao Mi). What the site writes in lower case as well is no name.
 */
function usualOf(spellings: Spellings, lower: (word: string) => number): SiteName | undefined {
  if (spellings.size < 2) return undefined;
  const [[spelling, { count, path }], ...others] = [...spellings].sort(
    ([, a], [, b]) => b.count - a.count,
  ) as [[string, { count: number; path: string }], ...[string, { count: number; path: string }][]];
  const rest = others.reduce((sum, [, one]) => sum + one.count, 0);
  if (count < leastUsual || count < leastTimes * rest || /[ \u00a0-]/.test(spelling)) return undefined;
  const isCamel =
    /\p{Ll}\p{Lu}/u.test(spelling) && (/^\p{Lu}/u.test(spelling) || /^[ei]\p{Lu}|OS$/u.test(spelling));
  if (lower(spelling.toLowerCase()) * 2 > count) return undefined;
  const rare = others.flatMap(([other]) => (isOther(other) ? [other] : []));
  return rare.length ? { spelling, count, path, rare } : undefined;

  function isOther(other: string): boolean {
    const words = other.split(/[ \u00a0-]/);
    if (words.length > 1)
      return (
        /^\p{Lu}/u.test(spelling) && words.every((word) => word.length > 1 && !lower(word.toLowerCase()))
      );
    // Capitals throughout are a style, and a capital at the beginning may be a sentence's.
    return isCamel && other !== other.toUpperCase() && other.slice(1) !== spelling.slice(1);
  }
}
