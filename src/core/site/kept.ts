/** Reviews kept from earlier runs: each is right while everything it was made from is as it was. */
import type { AbortSignalLike, Host } from '../host.ts';
import { fileDigest, question, type Reads } from '../reads.ts';
import type { ReviewedPage, ReviewStore } from './options.ts';
import type { SiteState } from './state.ts';

/** Tells whether answers are still right; each question is asked once, however many answers depend on it. */
export function checkerOf(state: SiteState): (reads: Reads) => Promise<boolean> {
  const digests = new Map<string, Promise<string>>();
  const shared = new Map<string, Promise<boolean>>();
  const isSame = async (noted: Reads['own']) => {
    for (const [asked, was] of noted) {
      // Of all files it has one answer.
      const one = asked.startsWith('["history"') ? question('history') : asked;
      const now = digests.get(one) ?? state.digest(one);
      digests.set(one, now);
      if ((await now) !== was) return false;
    }
    return true;
  };
  return async (reads) => {
    if (!(await isSame(reads.own))) return false;
    for (const { id, noted } of reads.shared) {
      const same = shared.get(id) ?? isSame(noted);
      shared.set(id, same);
      if (!(await same)) return false;
    }
    return true;
  };
}

/** How kept reviews are taken. */
export interface Taking {
  readonly state: SiteState;
  readonly host: Host;
  readonly store: Pick<ReviewStore, 'load'>;
  readonly receive: (pages: readonly ReviewedPage[]) => void;
  readonly signal: AbortSignalLike | undefined;
}

/** Gives what is kept of pages and still right; the paths of the others are left. */
export async function takeKept(
  paths: readonly string[],
  { state, host, store, receive, signal }: Taking,
): Promise<string[]> {
  const isCurrent = checkerOf(state);
  const left: string[] = [];
  for (const path of paths) {
    const kept = await store.load(path);
    if (signal?.aborted) return [];
    if (!kept || !(await isCurrent(kept.reads))) {
      left.push(path);
      continue;
    }
    // The very text that goes into reports must be the one that was reviewed; what is no page has none.
    const file = kept.review && (await host.read(path));
    if (file && kept.reads.own.get(question('file', path)) !== fileDigest(host, file)) left.push(path);
    else receive([{ ...kept, path, text: file && 'text' in file ? file.text : '' }]);
  }
  return left;
}
