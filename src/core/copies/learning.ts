/** Learns each language of a site from some of its pages, once, and again from those that changed. */
import type { Host } from '../host.ts';
import { hashText } from '../text/hash.ts';
import { type Learned, nothingLearned } from './align.ts';
import { Bitext, leastPages, mostPages } from './bitext.ts';
import type { Side } from './units.ts';

/** Pages of one language with the paths of their sources. */
export type PairPaths = ReadonlyMap<string, string>;
/** Reads a page with its source, and says whether it is one of the site's own; undefined where either cannot be read. */
export type ReadPair = (
  path: string,
  source: string,
) => Promise<readonly [source: Side, target: Side, isOwn?: boolean] | undefined>;

interface Course {
  readonly bitext: Bitext;
  /** The pages it is learned from, with their sources; what is not in `bitext` has yet to be read. */
  pages: PairPaths;
  /** The pages that were asked about, to see that they are the same. */
  asked: PairPaths;
  running: Promise<Learned> | undefined;
  name: Promise<string> | undefined;
}

/** What the languages of a site teach. */
export class Learning {
  private readonly courses = new Map<string, Course>();

  /**
   * What the pages of a language teach. Reads at most 120 of them, always the same for the same paths, so that
   * editor and command line learn the same.
   */
  async of(language: string, pairs: PairPaths, read: ReadPair): Promise<Learned> {
    const course = this.course(language, pairs);
    course.running ??= study(course, read);
    return course.running;
  }

  /** A short name for the texts that a language is learned from: the same while they are. */
  async nameOf(language: string, pairs: PairPaths, host: Pick<Host, 'read'>): Promise<string> {
    const course = this.course(language, pairs);
    course.name ??= namePairs(course.pages, host);
    return course.name;
  }

  private course(language: string, pairs: PairPaths): Course {
    const course = this.courses.get(language) ?? newCourse();
    this.courses.set(language, course);
    if (course.asked === pairs) return course;
    course.asked = pairs;
    course.pages = choose(pairs);
    for (const path of course.bitext.paths()) if (!course.pages.has(path)) course.bitext.delete(path);
    course.running = undefined;
    course.name = undefined;
    return course;
  }

  /** A page or a source page changed. */
  changed(path: string): void {
    for (const course of this.courses.values()) {
      for (const [page, source] of course.pages) {
        if (page !== path && source !== path) continue;
        course.bitext.delete(page);
        course.running = undefined;
        course.name = undefined;
      }
    }
  }
}

function newCourse(): Course {
  return { bitext: new Bitext(), pages: new Map(), asked: new Map(), running: undefined, name: undefined };
}

async function study({ bitext, pages }: Course, read: ReadPair): Promise<Learned> {
  if (pages.size < leastPages) return nothingLearned;
  for (const [path, source] of pages) {
    const pair = bitext.has(path) ? undefined : await read(path, source);
    if (pair) bitext.set(path, ...pair);
  }
  return bitext.learn();
}

async function namePairs(pages: PairPaths, host: Pick<Host, 'read'>): Promise<string> {
  // Too few pages teach nothing, whatever they say.
  if (pages.size < leastPages) return '';
  return hashText((await nameTexts(new Set([...pages].flat()), host)).join('\n'));
}

/** Names for the texts of files: the path of each, and what stands in it now, or why it cannot be read. */
export async function nameTexts(paths: Iterable<string>, host: Pick<Host, 'read'>): Promise<string[]> {
  const names: string[] = [];
  for (const path of paths) {
    const file = await host.read(path);
    names.push(path, 'text' in file ? hashText(file.text) : file.problem);
  }
  return names;
}

/** A sample that stays nearly the same when pages come and go: those whose paths have the lowest hashes. */
function choose(pairs: PairPaths): PairPaths {
  if (pairs.size <= mostPages) return pairs;
  const ranked = [...pairs].map((pair) => ({ pair, rank: hashText(pair[0]) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return new Map(ranked.slice(0, mostPages).map(({ pair }) => pair));
}
