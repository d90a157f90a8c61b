import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { linkedAs } from './root.ts';

const run = promisify(execFile);

/** Why git could not say what changed. */
export type GitProblem = 'no-git' | 'no-base' | 'no-such-ref' | 'no-common-ancestor' | 'shallow' | 'partial';

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

/** What a branch changed: file by file the lines that are new or different there; none of a file that it took away. */
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
 * @param settings as `name=value`, go before the repository's own; no value holds a `=`
 * @param limits more of the environment, and how long it may take, in milliseconds
 * @throws the error of the process where git fails or is not there
 */
export async function git(
  folder: string,
  args: readonly string[],
  settings: readonly string[] = ['core.fsmonitor=false'],
  limits: { readonly env?: Readonly<Record<string, string>>; readonly timeout?: number } = {},
): Promise<string> {
  // `-c` ends a name at its first `=`, which a name may hold; the environment takes it whole, in git from 2.31 on.
  const own = settings.flatMap((setting) => (setting.split('=').length > 2 ? [] : ['-c', setting]));
  const set = Number(process.env.GIT_CONFIG_COUNT) || 0;
  const whole: Record<string, string> = { GIT_CONFIG_COUNT: String(set + settings.length) };
  for (const [index, setting] of settings.entries()) {
    const end = setting.lastIndexOf('=');
    whole[`GIT_CONFIG_KEY_${set + index}`] = setting.slice(0, end);
    whole[`GIT_CONFIG_VALUE_${set + index}`] = setting.slice(end + 1);
  }
  const { stdout } = await run('git', ['-C', folder, ...own, ...args], {
    maxBuffer: mostOutput,
    timeout: limits.timeout,
    env: { ...gitEnvironment(), ...whole, ...limits.env },
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
 * git does not know; those that were deleted or renamed with no lines.
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
  return changesFrom(root, await mergeBase(root, ref, env));
}

/** What differs below `root` from a commit of its repository, and in its submodules from those the commit names. */
async function changesFrom(root: string, base: string): Promise<Changes> {
  const settings = await withoutPrograms(root);
  const options = ['--relative', '--no-color', '--no-ext-diff', '--no-textconv', '--diff-filter=d'];
  const changed = await diff(root, [...options, '--name-only', '-z', base, '--'], settings);
  const untracked = await git(root, ['ls-files', '--others', '--exclude-standard', '-z'], settings);
  const changes = new Map<string, readonly LineRange[]>();
  const gone = ['--relative', '--no-color', '--no-ext-diff', '--no-renames', '--diff-filter=D'];
  const deleted = await diff(root, [...gone, '--name-only', '-z', base, '--'], settings);
  for (const name of split(deleted)) changes.set(name, []);
  // Where the patch tells no lines (a binary file, a name git quotes) the whole file counts.
  for (const name of [...split(untracked), ...split(changed)]) changes.set(name, wholeFile);
  const prefixes = ['--src-prefix=a/', '--dst-prefix=b/'];
  const patch = await diff(
    root,
    [...options, ...prefixes, '-U0', base, '--'],
    [...settings, 'core.quotePath=false'],
  );
  for (const [name, lines] of readPatch(patch)) if (changes.has(name)) changes.set(name, lines);
  for (const module of await submodules(root, settings)) {
    changes.delete(module);
    for (const [name, lines] of await changesOfSubmodule(root, module, base))
      changes.set(`${module}/${name}`, lines);
  }
  return changes;
}

/** Paths of the submodules below a folder that are checked out. */
async function submodules(root: string, settings: readonly string[]): Promise<string[]> {
  const entries = (await git(root, ['ls-files', '--stage', '-z'], settings)).split('\0');
  const paths = entries.flatMap((entry) => /^160000 \w+ \d\t(.*)$/s.exec(entry)?.[1] ?? []);
  return paths.filter((name) => linkedAs(path.join(root, name)) === 'submodule');
}

async function changesOfSubmodule(root: string, module: string, base: string): Promise<Changes> {
  const folder = path.join(root, module);
  const named = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${base}:./${module}`];
  const was = await git(root, named).then(
    (commit) => commit.trim(),
    () => undefined,
  );
  // One that came with the branch is new as a whole.
  if (was === undefined) {
    const known = await git(folder, ['ls-files', '--cached', '--others', '--exclude-standard', '-z']);
    return new Map(split(known).map((name) => [name, wholeFile]));
  }
  if ((await commitOf(folder, was)) === undefined) throw new GitError('partial');
  return changesFrom(folder, was);
}

/** A clone without the old contents cannot be compared: they are not fetched. */
async function diff(root: string, args: readonly string[], settings: readonly string[]): Promise<string> {
  // Asked how a submodule stands, git would run in it by settings of its own, and the programs these name.
  return git(root, ['diff', '--ignore-submodules=all', ...args], settings).catch((error: Error) => {
    throw /transport '\w+' not allowed|unable to read/.test(error.message) ? new GitError('partial') : error;
  });
}

function split(output: string): string[] {
  return output
    .split('\0')
    .filter(Boolean)
    .map((name) => path.posix.normalize(name));
}

/**
 * The commit a branch has in common with what it is compared with, see `changesSince`.
 * @throws GitError where that cannot be known
 */
export async function mergeBase(
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
  const isShallow = (await git(root, ['rev-parse', '--is-shallow-repository'])).trim() === 'true';
  for (const candidate of candidates) {
    const commit = await commitOf(root, candidate);
    if (!commit) continue;
    // A pipeline that checked out the newest commit alone has not what it will be merged into: nothing else stands in.
    if (target && !ref && candidate === 'origin/HEAD' && isShallow) throw new GitError('shallow');
    const base = (await git(root, ['merge-base', commit, 'HEAD']).catch(() => '')).trim();
    if (!base) throw new GitError(isShallow ? 'shallow' : 'no-common-ancestor');
    // Where history ends with the commit in hand nobody can say that nothing changed.
    if (isShallow && !ref && base === (await commitOf(root, 'HEAD')) && !(await commitOf(root, 'HEAD~1')))
      throw new GitError('shallow');
    return base;
  }
  if (isShallow && !ref) throw new GitError('shallow');
  throw new GitError(ref ? 'no-such-ref' : 'no-base');
}

/** The commit a name stands for; undefined where it stands for none, and outside of a repository. */
export function commitOf(root: string, ref: string): Promise<string | undefined> {
  return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]).then(
    (commit) => commit.trim(),
    () => undefined,
  );
}

/** Files below a folder that git keeps, relative to `cwd`; none outside of a repository. */
export async function committedBelow(cwd: string, folder: string): Promise<string[]> {
  const files = await git(cwd, ['ls-files', '-z', '--', folder]).catch(() => '');
  return files.split('\0').filter(Boolean);
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
