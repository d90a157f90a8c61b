/** What became of the files of a folder, as git tells it once for all of them. */
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Past, PastFile, PastVersion } from '../core/index.ts';
import { type GitError, git } from './git.ts';
import { objectReader } from './objects.ts';
import { gitFolder, repositoryTop } from './root.ts';

/** History that takes longer than this to read, in milliseconds, is not waited for. */
const mostTime = 60_000;
/** More versions of one file are not looked at. */
const mostVersions = 40;

/** Every change of every file of a folder, the newest first. */
export interface PastIndex {
  readonly commits: readonly PastCommit[];
  /** By the path a file had behind the change. */
  readonly changes: ReadonlyMap<string, readonly PastChange[]>;
  /** By the path of a file that was deleted or renamed, the last time it was. */
  readonly ends: ReadonlyMap<string, PastEnd>;
}

interface PastCommit {
  readonly id: string;
  /** YYYY-MM-DD */
  readonly on: string;
  /** Nothing is known of what was before, as this clone ends here. */
  readonly isCut: boolean;
}

/** Place of the commit, name of the text behind it, and where the file came from. */
type PastChange = readonly [commit: number, blob: string, from: string | undefined];

/** Place of the commit, name of the text before it, and what the file was called then; undefined for a deleted one. */
type PastEnd = readonly [commit: number, blob: string, to: string | undefined];

/** A file that was not there before the change. */
const nowhere = '';

/**
 * Reads the history of a folder from git, in one process: the commits that led to what is checked out, renames with
 * them, and nothing that is not here.
 * @param root absolute path of the folder
 * @returns undefined outside of a repository, or where there is no commit yet, or git takes too long
 */
export async function readPast(root: string): Promise<PastIndex | undefined> {
  const shallow = await git(root, ['rev-parse', '--is-shallow-repository']).catch(() => undefined);
  if (shallow === undefined) return undefined;
  const options = ['--no-color', '--no-show-signature', '--no-ext-diff', '--no-textconv', '--date-order'];
  const told = ['--raw', '--no-abbrev', '-z', '-M', '-l300', '--relative', '--format=%x01%H %cs %P'];
  const said = await git(root, ['log', ...options, ...told, 'HEAD', '--', '.'], undefined, {
    timeout: mostTime,
  }).catch((_: GitError) => undefined);
  return said === undefined ? undefined : readLog(said, shallow.trim() === 'true');
}

/** Reads what `git log --raw -z` says, each commit behind a \x01. */
export function readLog(said: string, isShallow: boolean): PastIndex {
  const commits: PastCommit[] = [];
  const changes = new Map<string, PastChange[]>();
  const ends = new Map<string, PastEnd>();
  const end = (name: string, blob: string, to?: string) => {
    // The newest comes first: what a file was later tells whether it is there.
    if (!changes.has(name) && !ends.has(name)) ends.set(name, [commits.length - 1, blob, to]);
  };
  const tokens = said.split('\0');
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!.replace(/^\n/, '');
    const head = token.startsWith('\u0001') ? token.slice(1) : '';
    const [, id, on, parents] = /^([0-9a-f]+) (\S+) (.*)$/.exec(head) ?? [];
    if (id) {
      commits.push({ id, on: on!, isCut: isShallow && !parents });
      continue;
    }
    const [, mode, old, blob, status] = /^:\d+ (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])/.exec(token) ?? [];
    if (!mode) continue;
    const before = tokens[++at]!;
    const now = status === 'R' || status === 'C' ? tokens[++at]! : before;
    if (status === 'D') end(before, old!);
    if (!mode.startsWith('100')) continue;
    if (status === 'R') end(before, old!, now);
    const from = status === 'A' || status === 'C' ? nowhere : status === 'R' ? before : undefined;
    const known = changes.get(now) ?? [];
    known.push([commits.length - 1, blob!, from]);
    changes.set(now, known);
  }
  return { commits, changes, ends };
}

/** Every file of a history, see `Past.files`. */
export function filesOf({ commits, changes, ends }: PastIndex): PastFile[] {
  const nameNow = (name: string, steps = 0): string | undefined => {
    const next = ends.get(name);
    if (!next) return name;
    return next[2] === undefined || steps === mostVersions ? undefined : nameNow(next[2], steps + 1);
  };
  const gone = [...ends].map(
    ([path, [commit, text]]): PastFile => ({
      path,
      text,
      goneBy: commits[commit]!.id,
      now: nameNow(path),
    }),
  );
  const there = [...changes].flatMap(([path, [newest]]): PastFile[] =>
    ends.has(path) ? [] : [{ path, text: newest![1], goneBy: undefined, now: undefined }],
  );
  return [...gone, ...there];
}

/** The versions of a file, the newest first, under whatever names it had. */
export function versionsOf({ commits, changes }: PastIndex, file: string): PastVersion[] {
  const versions: PastVersion[] = [];
  let [name, after] = [file, -1];
  for (;;) {
    const next: PastChange | undefined = changes.get(name)?.find(([commit]) => commit > after);
    if (!next || versions.length === mostVersions) return versions;
    const [commit, blob, from] = next;
    const { id, on, isCut } = commits[commit]!;
    versions.push({ commit: id, on, isCut, path: name, text: blob });
    if (from === nowhere) return versions;
    [name, after] = [from ?? name, commit];
  }
}

/**
 * The past of a folder's files, read when it is asked for first, and again after something was committed or checked out.
 * @param known what was read already, for a thread that need not ask again
 */
export function pastOf(root: string, known?: PastIndex | null): Past {
  const reader = objectReader(root);
  const places = placesOfHead(root);
  let read: { readonly state: string; readonly index: Promise<PastIndex | undefined> } | undefined;
  const index = () => {
    if (known !== undefined) return Promise.resolve(known ?? undefined);
    const state = places.map(stamp).join();
    if (read?.state !== state) read = { state, index: readPast(root) };
    return read.index;
  };
  let listed: { readonly of: PastIndex; readonly files: readonly PastFile[] } | undefined;
  return {
    async versions(file) {
      const found = await index();
      return found && versionsOf(found, file);
    },
    async files() {
      const found = await index();
      if (found && listed?.of !== found) listed = { of: found, files: filesOf(found) };
      return found && listed?.files;
    },
    text: (name) => reader.read(name),
    // A line feed would end the question.
    at: async (commit, file) =>
      file.includes('\n') ? { problem: 'missing' } : reader.read(`${commit}:./${file}`),
  };
}

/** Files that are others after a commit or a checkout. */
function placesOfHead(root: string): string[] {
  const top = repositoryTop(root);
  if (top === undefined) return [];
  const folder = gitFolder(top);
  return ['HEAD', 'logs/HEAD', 'packed-refs', 'shallow'].map((name) => path.join(folder, name));
}

function stamp(file: string): string {
  try {
    const { mtimeMs, size } = statSync(file);
    return `${mtimeMs} ${size}`;
  } catch {
    return '';
  }
}
