import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Why git could not say what changed. */
export type GitProblem = 'no-git' | 'no-base' | 'no-such-ref' | 'no-common-ancestor' | 'partial';

/** Git's answer could not be had; `kind` says why. */
export class GitError extends Error {
  constructor(readonly kind: GitProblem) {
    super(kind);
  }
}

/** A person as git knows them. */
export interface GitIdentity {
  readonly name: string;
  readonly email: string;
}

/** Lines of a file, from 1, both ends included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** What a branch changed: file by file the lines that are new or different there. */
export type Changes = ReadonlyMap<string, readonly LineRange[]>;

/** Every line of a file. */
const wholeFile: readonly LineRange[] = [{ first: 1, last: Number.POSITIVE_INFINITY }];

/** Output of git is bounded by the size of a large branch's diff. */
const mostOutput = 1 << 28;

/**
 * What git runs with: nothing is written, and nothing is fetched that a clone left out, which programs would do that the
 * repository's config names.
 */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const noFetch = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };
  return { ...process.env, ...noFetch, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
}

/**
 * Runs git in a folder, without a shell.
 * @param settings go before the repository's own
 * @param limits more of the environment, and how long it may take, in milliseconds
 * @throws the error of the process where git fails or is not there
 */
export async function git(
  folder: string,
  args: readonly string[],
  settings: readonly string[] = ['core.fsmonitor=false'],
  limits: { readonly env?: Readonly<Record<string, string>>; readonly timeout?: number } = {},
): Promise<string> {
  const own = settings.flatMap((setting) => ['-c', setting]);
  const { stdout } = await run('git', ['-C', folder, ...own, ...args], {
    maxBuffer: mostOutput,
    timeout: limits.timeout,
    env: { ...gitEnvironment(), ...limits.env },
  });
  return stdout;
}

/**
 * Settings that keep git from running programs which a repository names in its own config: a monitor of files, and
 * filters of what it compares. Content is compared as it stands on disk then.
 */
export async function withoutPrograms(root: string): Promise<string[]> {
  const pattern = '^filter\\..*\\.(clean|process|required)$';
  const filters = await git(root, ['config', '-z', '--name-only', '--get-regexp', pattern]).catch(() => '');
  const names = filters.split('\0').filter(Boolean);
  return [
    'core.fsmonitor=false',
    ...names.map((name) => `${name}=${name.endsWith('required') ? 'false' : ''}`),
  ];
}

/** Whom git commits as in a folder: by the environment, the repository or the user's own settings. */
export async function gitIdentity(root: string): Promise<GitIdentity | undefined> {
  const said = await git(root, ['var', 'GIT_AUTHOR_IDENT']).catch(() => '');
  const [, name, email] = /^(.*) <(.*)> \d+ [-+]\d{4}$/.exec(said.trim()) ?? [];
  return name && email ? { name, email } : undefined;
}

/**
 * The files below `root` that differ from where the branch began, with what is not committed yet and files
 * git does not know. Deleted files are none of them.
 * @param ref what the branch is compared with, such as `origin/main`; without one, what the pipeline or the
 * clone says it will be merged into
 * @param env where pipelines say it: `GITHUB_BASE_REF`, `CI_MERGE_REQUEST_DIFF_BASE_SHA`
 * @throws GitError where that cannot be known
 */
export async function changesSince(
  root: string,
  ref: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Changes> {
  await git(root, ['rev-parse', '--git-dir']).catch(() => {
    throw new GitError('no-git');
  });
  const base = await mergeBase(root, ref, env);
  const settings = await withoutPrograms(root);
  const options = ['--relative', '--no-color', '--no-ext-diff', '--no-textconv', '--diff-filter=d'];
  const changed = await diff(root, [...options, '--name-only', '-z', base, '--'], settings);
  const untracked = await git(root, ['ls-files', '--others', '--exclude-standard', '-z'], settings);
  const changes = new Map<string, readonly LineRange[]>();
  // Where the patch tells no lines (a binary file, a name git quotes) the whole file counts.
  for (const name of [...split(untracked), ...split(changed)]) changes.set(name, wholeFile);
  const prefixes = ['--src-prefix=a/', '--dst-prefix=b/'];
  const patch = await diff(
    root,
    [...options, ...prefixes, '-U0', base, '--'],
    [...settings, 'core.quotePath=false'],
  );
  for (const [name, lines] of readPatch(patch)) if (changes.has(name)) changes.set(name, lines);
  return changes;
}

/** A clone without the old contents cannot be compared: they are not fetched. */
async function diff(root: string, args: readonly string[], settings: readonly string[]): Promise<string> {
  return git(root, ['diff', ...args], settings).catch((error: Error) => {
    throw /transport '\w+' not allowed|unable to read/.test(error.message) ? new GitError('partial') : error;
  });
}

function split(output: string): string[] {
  return output
    .split('\0')
    .filter(Boolean)
    .map((name) => path.posix.normalize(name));
}

async function mergeBase(
  root: string,
  ref: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const target = env.GITHUB_BASE_REF || env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME;
  const candidates = ref
    ? [ref]
    : [
        ...(target ? [`origin/${target}`, target] : []),
        ...(env.CI_MERGE_REQUEST_DIFF_BASE_SHA ? [env.CI_MERGE_REQUEST_DIFF_BASE_SHA] : []),
        'origin/HEAD',
        'origin/main',
        'origin/master',
        'main',
        'master',
      ];
  for (const candidate of candidates) {
    const commit = await commitOf(root, candidate);
    if (!commit) continue;
    const base = await git(root, ['merge-base', commit, 'HEAD']).catch(() => '');
    if (!base) throw new GitError('no-common-ancestor');
    return base.trim();
  }
  throw new GitError(ref ? 'no-such-ref' : 'no-base');
}

function commitOf(root: string, ref: string): Promise<string | undefined> {
  return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]).then(
    (commit) => commit.trim(),
    () => undefined,
  );
}

/** The lines each file of a patch without context adds or changes. */
function readPatch(patch: string): Map<string, LineRange[]> {
  const files = new Map<string, LineRange[]>();
  let lines: LineRange[] | undefined;
  let inHead = false;
  for (const line of patch.split('\n')) {
    if (line.startsWith('diff --git ')) {
      inHead = true;
      lines = undefined;
    } else if (inHead && line.startsWith('+++ b/')) {
      lines = [];
      files.set(path.posix.normalize(line.slice('+++ b/'.length).replace(/\t$/, '')), lines);
    } else if (line.startsWith('@@ ')) {
      inHead = false;
      const [, first, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
      if (first && Number(count))
        lines?.push({ first: Number(first), last: Number(first) + Number(count) - 1 });
    }
  }
  return files;
}
