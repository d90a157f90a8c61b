/** Answers that somebody holds, as an editor shows them: which of them are outdated when something changes. */
import type { Noted, Reads, SharedReads } from '../reads.ts';
import type { SiteBasis } from '../review/site-basis.ts';
import { type Changes, outdatedBy } from './changes.ts';
import type { SiteState } from './state.ts';

/** What the answers in use were made from. */
export interface HeldAnswers {
  /** The answer about a page is held from now on, in place of the one before. */
  hold(path: string, reads: Reads): void;
  /** Does some work, and gives what tells of an answer made meanwhile whether changes have outdated it. */
  whileWatching<T>(work: (isOutdated: (reads: Reads) => boolean) => Promise<T>): Promise<T>;
  /**
   * Takes in what changed.
   * @param listed gives the pages of a site
   * @returns paths, sorted, of pages whose answers are outdated, and of pages that came or went
   */
  apply(changes: Changes, listed: (basis: SiteBasis) => readonly string[]): Promise<readonly string[]>;
}

type Answered = readonly [asked: string, digest: string];

/** {@link Reads} as they are held: a map for each page would take more room than what is in it. */
interface Held {
  readonly own: readonly Answered[];
  readonly shared: readonly SharedReads[];
}

const none: Noted = new Map();

/** Creates a holder of answers, which holds none yet. */
export function heldAnswers(state: SiteState): HeldAnswers {
  const held = new Map<string, Held>();
  /** Questions with the last answer to each: what comes from threads has a copy of its own of every word. */
  const last = new Map<string, Answered>();
  const shared = new Map<string, WeakRef<SharedReads>>();

  function sameAnswer([asked, digest]: Answered): Answered {
    const before = last.get(asked);
    if (before?.[1] === digest) return before;
    const now = [before?.[0] ?? asked, digest] as const;
    last.set(now[0], now);
    return now;
  }

  function sameShared(reads: SharedReads): SharedReads {
    const known = shared.get(reads.id)?.deref();
    if (known) return known;
    shared.set(reads.id, new WeakRef(reads));
    return reads;
  }

  /** What was found changed since each work that is going on began. */
  const running = new Set<Map<string, string>>();

  function* questions(): Iterable<string> {
    const all = new Set([...held.values()].flatMap((reads) => reads.shared));
    for (const { own } of held.values()) for (const [asked] of own) yield asked;
    for (const { noted } of all) yield* noted.keys();
  }

  return {
    hold: (path, reads) =>
      held.set(path, { own: [...reads.own].map(sameAnswer), shared: reads.shared.map(sameShared) }),
    async whileWatching(work) {
      const changed = new Map<string, string>();
      running.add(changed);
      try {
        return await work((reads) => changed.size > 0 && outdatedBy(changed)(reads));
      } finally {
        running.delete(changed);
      }
    },
    async apply(changes, listed) {
      const { now, before } = await state.apply(changes, questions);
      for (const changed of running) for (const [asked, digest] of now) changed.set(asked, digest);
      const isOutdated = outdatedBy(now);
      const differs = ([asked, digest]: Answered) => (now.get(asked) ?? digest) !== digest;
      const touched = new Set<string>();
      for (const [path, { own, shared }] of held)
        if (own.some(differs) || isOutdated({ own: none, shared })) touched.add(path);
      const basis = before && (await state.basis());
      if (basis && basis !== before) {
        const were = new Set(listed(before));
        const are = new Set(listed(basis));
        for (const path of are) if (!were.has(path)) touched.add(path);
        // A page that went may still be typed in, and read as before.
        for (const path of were) if (!are.has(path) && held.has(path)) touched.add(path);
      }
      return [...touched].sort();
    },
  };
}
