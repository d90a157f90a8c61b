/** What a site holds in memory between reviews, and what becomes of it when files change. */

import { isMemory } from '../alignment/memory.ts';
import { formatIn } from '../content/index.ts';
import type { Host, PastFile, Written } from '../host.ts';
import type { Messages } from '../messages/index.ts';
import {
  hostDigest,
  type Noted,
  question,
  type SharedReads,
  shareReads,
  startRecording,
  wordsOf,
} from '../reads.ts';
import { type Look, lookAt } from '../review/look.ts';
import { Neighbours } from '../review/neighbours.ts';
import { ParsedPages } from '../review/parsed-pages.ts';
import { readBasis, type SiteBasis } from '../review/site-basis.ts';
import { factDigest } from '../review/site-facts.ts';
import type { Setup } from '../setup.ts';
import { setupFolder } from '../setup.ts';
import { readPair } from '../signoff/stale.ts';
import { readSpeller, type Speller, type Spelling, spellingKey } from '../spelling/speller.ts';
import { type Change, type Changes, readChanges } from './changes.ts';

/** A site in memory: what its answers have in common, valid for the files as `apply` knows them. */
export interface SiteState {
  readonly pages: ParsedPages;
  /** The setup, the list of files, and what follows from both. */
  basis(): Promise<SiteBasis>;
  /** Begins an answer. */
  look(): Promise<Answering>;
  /** The digest a question is answered with now; see `Noted`. */
  digest(asked: string): Promise<string>;
  /**
   * Takes in what changed, and says which questions may have another answer now.
   * @param known gives every question an answer depends on
   */
  apply(changes: Changes, known: () => Iterable<string>): Promise<Applied>;
}

/** An answer in the making, with what it may take that is kept for several. */
export interface Answering {
  readonly look: Look;
  readonly neighbours: Neighbours;
  /** The judge of a spelling. */
  speller(spelling: Spelling): Promise<Speller | undefined>;
  /** False until `speller` has read it. */
  isLoaded(spelling: Spelling): boolean;
  /** What git tells of a page and its source page, see `readPair`. */
  pastPair(path: string, source: string): ReturnType<typeof readPair>;
  /** False until `pastPair` has read it. */
  isPastLoaded(path: string, source: string): boolean;
  /** All files there ever were; undefined where nothing tells it. */
  pastFiles(): Promise<readonly PastFile[] | undefined>;
  /** False until `pastFiles` has read them. */
  arePastFilesLoaded(): boolean;
  /** Who wrote a file; undefined where nothing tells it. */
  writtenBy(path: string): Promise<readonly Written[] | undefined>;
}

/** What became of a site. */
export interface Applied {
  /** Questions that may have another answer, with its digest. */
  readonly now: Noted;
  /** The basis before; undefined where none had been read. */
  readonly before: SiteBasis | undefined;
}

/** An answer that is kept, with what it was made from. */
interface Kept<T> {
  readonly done: Promise<{ readonly value: T; readonly reads: SharedReads }>;
  /** Undefined until it is made. */
  reads: SharedReads | undefined;
}

/**
 * Opens a site in memory; nothing is read yet.
 * @param day names the day, which is noted with every answer
 */
export function siteState(host: Host, messages: Messages, day: () => string): SiteState {
  const pages = new ParsedPages();
  let reading: Promise<{ readonly basis: SiteBasis; readonly noted: Noted }> | undefined;
  let lastSetup: Setup | undefined;
  /** What was learned and loaded by a setup. */
  let taught: Taught | undefined;
  const written = new Map<string, Kept<readonly Written[] | undefined>>();
  const pastFiles = new Map<string, Kept<readonly PastFile[] | undefined>>();

  async function readNow() {
    const recorder = startRecording(host);
    const basis = await readBasis(recorder.host, messages, lastSetup);
    lastSetup = basis.setup;
    return { basis, noted: recorder.reads().own };
  }

  function readSite() {
    const now = reading ?? readNow();
    reading = now;
    // What could not be read is tried again.
    now.catch(() => {
      if (reading === now) reading = undefined;
    });
    return now;
  }

  /** Changes are taken in one after the other, and whoever asks after them sees them. */
  let applying: Promise<unknown> = Promise.resolve();
  async function basis(): Promise<SiteBasis> {
    await applying;
    return (await readSite()).basis;
  }

  function taughtBy(basis: SiteBasis): Taught {
    const setup = factDigest(host, basis, question('setup'))!;
    if (taught?.setup !== setup)
      taught = { setup, neighbours: new Neighbours(pages), spellers: new Map(), pastPairs: new Map() };
    return taught;
  }

  /** Gives what is kept under a key, or answers now and keeps that; `look` notes what it was made from. */
  async function keep<T>(
    all: Map<string, Kept<T>>,
    key: string,
    look: Look,
    answer: (host: Host) => Promise<T>,
  ): Promise<T> {
    const kept = all.get(key) ?? makeKept(answer);
    all.set(key, kept);
    try {
      const { value, reads } = await kept.done;
      look.include({ own: new Map(), shared: [reads] });
      return value;
    } catch (error) {
      if (all.get(key) === kept) all.delete(key);
      throw error;
    }
  }

  function makeKept<T>(answer: (host: Host) => Promise<T>): Kept<T> {
    const recorder = startRecording(host);
    const kept: Kept<T> = {
      done: answer(recorder.host).then((value) => {
        kept.reads = shareReads(host, recorder.reads().own);
        return { value, reads: kept.reads };
      }),
      reads: undefined,
    };
    return kept;
  }

  async function digest(asked: string): Promise<string> {
    const words = wordsOf(asked);
    if (words[0] === 'day') return day();
    return (await hostDigest(host, words)) ?? factDigest(host, (await readSite()).basis, asked) ?? '';
  }

  async function apply({ files = [], history }: Changes, known: () => Iterable<string>): Promise<Applied> {
    const before = await reading?.catch(() => undefined);
    const told = before ? await withoutStrangers(files, before.basis, host) : files;
    const { isSaved, mayDiffer, exact } = readChanges({ files: told, history });
    const isOutdated = ({ reads }: Kept<unknown>) => !reads || [...reads.noted.keys()].some(mayDiffer);
    taught?.neighbours.forget(isSaved);
    const none = new Map<string, Kept<unknown>>();
    for (const kept of [taught?.spellers ?? none, taught?.pastPairs ?? none, written, pastFiles])
      for (const [key, one] of kept) if (isOutdated(one)) kept.delete(key);
    const now = new Map<string, string>();
    for (const [asked, was] of before?.noted ?? []) {
      if (!mayDiffer(asked)) continue;
      now.set(asked, await digest(asked));
      if (now.get(asked) !== was) reading = undefined;
    }
    const isOther = before !== undefined && reading === undefined;
    if (isOther) taught?.neighbours.filesChanged();
    // Of a file that is typed in, nothing but its own text can differ: the many other questions are left alone.
    const candidates = exact && !isOther ? exact : new Set(known());
    for (const asked of candidates) {
      const isFact = isOther && factDigest(host, before.basis, asked) !== undefined;
      if (isFact || mayDiffer(asked)) now.set(asked, now.get(asked) ?? (await digest(asked)));
    }
    return { now, before: before?.basis };
  }

  return {
    pages,
    basis,
    digest,
    async look() {
      const now = await basis();
      const look = lookAt(now, host);
      look.note(question('day'), day());
      const { neighbours, spellers, pastPairs } = taughtBy(now);
      const { concepts, config } = now.setup;
      const parse = (path: string, text: string) => formatIn(config, path)?.parse(text);
      return {
        look,
        neighbours,
        speller: (spelling) =>
          keep(spellers, spellingKey(spelling), look, (noting) => readSpeller(noting, concepts, spelling)),
        isLoaded: (spelling) => spellers.get(spellingKey(spelling))?.reads !== undefined,
        pastPair: (path, source) =>
          keep(
            pastPairs,
            `${path}\n${source}`,
            look,
            async ({ past }) => past && readPair(path, source, past, parse),
          ),
        pastFiles: () => keep(pastFiles, '', look, async ({ past }) => past?.files()),
        arePastFilesLoaded: () => pastFiles.get('')?.reads !== undefined,
        isPastLoaded: (path, source) => pastPairs.get(`${path}\n${source}`)?.reads !== undefined,
        writtenBy: (path) => keep(written, path, look, async (noting) => noting.writtenBy?.(path)),
      };
    },
    apply(changes, known) {
      const applied = applying.then(() => apply(changes, known));
      applying = applied.catch(() => {});
      return applied;
    },
  };
}

/** Changes without files and folders that came or went and are nothing to the site, as programs make them all the time. */
async function withoutStrangers(
  files: readonly Change[],
  { setup, paths }: SiteBasis,
  host: Host,
): Promise<Change[]> {
  const left: Change[] = [];
  for (const change of files) {
    const { path, kind } = change;
    const isKnown =
      (kind !== 'created' && kind !== 'deleted') ||
      path === '' ||
      path.startsWith(setupFolder) ||
      isMemory(path) ||
      path.endsWith('.gitignore') ||
      formatIn(setup.config, path) !== undefined;
    const isFolder = () =>
      kind === 'created'
        ? host.list(path).then(({ length }) => length > 0)
        : paths.some((one) => one.startsWith(`${path}/`));
    if (isKnown || (await isFolder())) left.push(change);
    // Other files are looked for as well, such as word lists.
    else left.push({ path, kind: 'saved' });
  }
  return left;
}

interface Taught {
  /** Digest of the setup. */
  readonly setup: string;
  readonly neighbours: Neighbours;
  readonly spellers: Map<string, Kept<Speller | undefined>>;
  readonly pastPairs: Map<string, Kept<Awaited<ReturnType<typeof readPair>>>>;
}
