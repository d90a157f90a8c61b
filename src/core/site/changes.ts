/** What changed below a site, as whoever watches its files tells it. */
import { type Noted, question, type Reads, type SharedReads } from '../reads.ts';

/** Something that changed: a file as it is typed or was saved, or a file or folder that came or went; '' is all there is. */
export interface Change {
  readonly path: string;
  readonly kind: 'typed' | 'saved' | 'created' | 'deleted';
}

/** What changed below a site. */
export interface Changes {
  readonly files?: readonly Change[];
  /** Where something was committed or checked out: files whose authors may be others now. What any was before may be known now. */
  readonly history?: readonly string[] | undefined;
}

/** Changes, as questions see them. */
export interface ReadChanges {
  /** True for a file that may be another as it is saved. */
  isSaved(path: string): boolean;
  /** True for a question that may be answered differently. */
  mayDiffer(asked: string): boolean;
  /** All such questions; undefined where folders, lists or a commit make them too many to be named. */
  readonly exact: ReadonlySet<string> | undefined;
}

/** Infers from changed files which questions may be answered differently; the day always may. */
export function readChanges({ files = [], history }: Changes): ReadChanges {
  const saved = new Set<string>();
  const folders: string[] = [];
  const exact = new Set([question('day')]);
  for (const path of history ?? []) exact.add(question('history', path));
  let isListed = false;
  for (const { path, kind } of files) {
    exact.add(question('file', path));
    if (kind === 'typed') continue;
    exact.add(question('saved', path));
    saved.add(path);
    if (kind !== 'saved') folders.push(path === '' ? '' : `${path}/`);
    if (kind !== 'saved' || /(?:^|\/)\.gitignore$/.test(path)) isListed = true;
  }
  // A question about a file below a folder begins as one about the folder would.
  const beginnings = folders.flatMap((folder) => [
    question('file', folder).slice(0, -2),
    question('saved', folder).slice(0, -2),
  ]);
  return {
    isSaved: (path) => saved.has(path) || folders.some((folder) => path.startsWith(folder)),
    mayDiffer: (asked) =>
      exact.has(asked) ||
      (isListed && asked.startsWith('["list"')) ||
      (history !== undefined && asked.startsWith('["past"')) ||
      beginnings.some((beginning) => asked.startsWith(beginning)),
    exact: isListed || history ? undefined : exact,
  };
}

/** Says of answers by what they were made from whether they are outdated, where some questions have these digests now. */
export function outdatedBy(now: Noted): (reads: Reads) => boolean {
  const known = new Map<SharedReads, boolean>();
  const differs = (noted: Noted) => {
    // Whichever is shorter is gone through.
    const [few, many] = noted.size < now.size ? [noted, now] : [now, noted];
    for (const [asked, digest] of few) if ((many.get(asked) ?? digest) !== digest) return true;
    return false;
  };
  return ({ own, shared }) =>
    differs(own) ||
    shared.some((one) => {
      const is = known.get(one) ?? differs(one.noted);
      known.set(one, is);
      return is;
    });
}
