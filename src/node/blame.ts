import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Written } from '../core/index.ts';
import { git, withoutPrograms } from './git.ts';

/** A page's history that takes longer than this, in milliseconds, is not waited for. */
const mostTime = 10_000;

/** Nothing is fetched for an answer, not even what a partial clone left behind. */
const offline = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };

/** What every question to one repository begins with. */
interface Repository {
  /** Settings that go before the repository's own. */
  readonly settings: readonly string[];
  readonly options: readonly string[];
  /** The history ends somewhere: who wrote what is older is not known. */
  readonly isShallow: boolean;
}

/**
 * Tells who wrote the files of a folder, as git blame does: white space does not count, .mailmap and
 * .git-blame-ignore-revs are honoured, and no program runs that the repository names.
 * @param root absolute path of the folder
 * @returns a function that gives undefined for a file git does not know
 */
export function blamer(root: string): (file: string) => Promise<readonly Written[] | undefined> {
  let repository: Promise<Repository | undefined> | undefined;
  return async (file) => {
    repository ??= openRepository(root);
    const known = await repository;
    if (!known) return undefined;
    const { settings, options, isShallow } = known;
    const ask = (more: readonly string[]) =>
      git(root, ['blame', '--porcelain', '-w', '--no-textconv', ...more, '--', file], settings, {
        env: offline,
        timeout: mostTime,
      });
    // A list with a commit this clone does not have would leave every page without an answer.
    const said = await ask(options).catch(() => ask([]).catch(() => undefined));
    return said === undefined ? undefined : readBlame(said, isShallow);
  };
}

async function openRepository(root: string): Promise<Repository | undefined> {
  const asked = await git(root, ['rev-parse', '--is-shallow-repository', '--show-toplevel']).catch(() => '');
  const [shallow, top] = asked.trimEnd().split('\n');
  if (!top) return undefined;
  const list = path.join(top, '.git-blame-ignore-revs');
  const hasList = await stat(list).then(
    (found) => found.isFile(),
    () => false,
  );
  return {
    settings: await withoutPrograms(root),
    options: hasList ? ['--ignore-revs-file', list] : [],
    isShallow: shallow === 'true',
  };
}

/**
 * Reads the porcelain of git blame as stretches of the file's text, in order and without gaps.
 * @param isShallow true where a commit marked as boundary is not the one that wrote the line
 */
export function readBlame(output: string, isShallow: boolean): Written[] {
  const commits = new Map<string, { name: string; email: string; time: number; isBoundary: boolean }>();
  const stretches: Written[] = [];
  let [id, at] = ['', 0];
  for (const line of output.split('\n')) {
    const commit = commits.get(id);
    if (line.startsWith('\t')) {
      const [from, to] = [at, at + line.length];
      at = to;
      const isKnown = commit && !/^0+$/.test(id) && !(isShallow && commit.isBoundary);
      const author = isKnown ? { name: commit.name, email: commit.email } : undefined;
      const month = isKnown ? monthOf(commit.time) : undefined;
      const last = stretches.at(-1);
      if (
        last &&
        last.author?.email === author?.email &&
        last.author?.name === author?.name &&
        last.month === month
      )
        stretches[stretches.length - 1] = { ...last, to };
      else stretches.push({ from, to, author, month });
      continue;
    }
    const head = /^([0-9a-f]{40}|[0-9a-f]{64}) \d+ \d+/.exec(line);
    if (head) {
      id = head[1]!;
      if (!commits.has(id)) commits.set(id, { name: '', email: '', time: 0, isBoundary: false });
    } else if (line.startsWith('author ')) commit!.name = line.slice('author '.length);
    else if (line.startsWith('author-mail ')) commit!.email = line.slice('author-mail <'.length, -1);
    else if (line.startsWith('author-time ')) commit!.time = Number(line.slice('author-time '.length));
    else if (line === 'boundary') commit!.isBoundary = true;
  }
  return stretches;
}

/** The month of a time in seconds; a commit may claim any time at all. */
function monthOf(time: number): string | undefined {
  const date = new Date(time * 1000);
  return Number.isNaN(date.valueOf()) ? undefined : date.toISOString().slice(0, 7);
}

/**
 * A name for what `blamer` tells of the files of a folder as they stand: the same until something is committed, or
 * another list of names or of passed-over commits is there. '' where git tells nothing.
 */
export async function blameName(root: string): Promise<string> {
  const asked = await git(root, ['rev-parse', 'HEAD', '--show-toplevel']).catch(() => '');
  const [head, top] = asked.trimEnd().split('\n');
  if (!head || !top) return '';
  const lists = ['.mailmap', '.git-blame-ignore-revs'].map((name) => path.join(top, name));
  const texts = await Promise.all(lists.map((name) => readFile(name, 'utf8').catch(() => '')));
  return [head, ...texts].join('\0');
}
