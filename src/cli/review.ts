import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { styleText } from 'node:util';
import { configPath, gateLevels } from '../core/config.ts';
import { createReviewer, type Reviewer } from '../core/index.ts';
import { type Language, type Messages, messagesFor } from '../core/messages/index.ts';
import { htmlReport } from '../core/report/html.ts';
import { jsonReport } from '../core/report/json.ts';
import { type Paint, plainPaint, textReport } from '../core/report/text.ts';
import { type SitePage, type SiteReview, summarize } from '../core/review/site.ts';
import { lineIndex } from '../core/text/lines.ts';
import { folderHost } from '../node/files.ts';
import type { Invocation, Output } from './invocation.ts';
import { oneOf, UsageError } from './usage.ts';
import { cliWords } from './words.ts';

interface ReviewCommand extends Invocation {
  readonly paths: readonly string[];
  readonly language: Language;
  readonly formats: readonly string[];
  readonly failOn: string | undefined;
}

const formatNames = ['text', 'json', 'html'] as const;

/** A report to make, and the file it goes to; without one it goes to the terminal. */
interface Wanted {
  readonly format: (typeof formatNames)[number];
  readonly file: string | undefined;
}

/**
 * `terroir review`: reviews what the paths name and writes the reports.
 * @returns exit status 0 where the gate passed, 1 where it failed
 * @throws UsageError for a path, option or config that cannot be used
 */
export async function review(command: ReviewCommand): Promise<number> {
  const { language, out, err, cwd } = command;
  const wanted = command.formats.map((format) => readFormat(format, language));
  if (wanted.filter(({ file }) => !file).length > 1) throw new UsageError(cliWords(language).twoToOutput);
  const { root, only } = await findRoot(command);
  const reviewer = createReviewer({ host: folderHost(root), speaks: language });
  await rejectBrokenConfig(reviewer, root, cwd);
  const config = await reviewer.config();
  const failOn = command.failOn ? oneOf('--fail-on', command.failOn, gateLevels, language) : config.failOn;
  const pages = await reviewPages(reviewer, root, only, command);
  const say = messagesFor(language);
  const site = summarize(pages, failOn, say);
  for (const { format, file } of wanted) {
    const toTerminal = !file && out.isTTY === true;
    const text = render[format](site, say, language, toTerminal ? terminalPaint : plainPaint);
    if (file) {
      await writeWhole(path.resolve(cwd, file), text, language);
      (wanted.some((other) => !other.file && other.format === 'text') ? out : err).write(
        `${cliWords(language).wrote(file)}\n`,
      );
    } else out.write(text);
  }
  return site.gate.passed ? 0 : 1;
}

const render = {
  text: textReport,
  json: jsonReport,
  html: htmlReport,
} satisfies Record<
  Wanted['format'],
  (site: SiteReview, say: Messages, speaks: Language, paint: Paint) => string
>;

const terminalPaint: Paint = {
  bold: (text) => styleText('bold', text),
  dim: (text) => styleText('dim', text),
  neutral: (text) => styleText('dim', text),
  minor: (text) => styleText('blue', text),
  major: (text) => styleText('yellow', text),
  critical: (text) => styleText('red', text),
};

function readFormat(written: string, language: Language): Wanted {
  const [name, ...rest] = written.split('=');
  const format = oneOf('--format', name!, formatNames, language);
  return { format, file: rest.join('=') || undefined };
}

/** The site's root, and the paths below it the user named; without any, the whole site. */
async function findRoot({ paths, cwd, language }: ReviewCommand): Promise<{ root: string; only: string[] }> {
  const words = cliWords(language);
  const named = paths.length ? paths : ['.'];
  const places = await Promise.all(
    named.map(async (name) => {
      const absolute = path.resolve(cwd, name);
      const found = await stat(absolute).catch(() => undefined);
      if (!found) throw new UsageError(words.noSuchPath(name));
      return {
        absolute,
        folder: found.isDirectory() ? absolute : path.dirname(absolute),
        isFile: found.isFile(),
      };
    }),
  );
  const root = await siteRoot(places[0]!.folder, cwd);
  const only = places.map(({ absolute }) => {
    const relative = path.relative(root, absolute);
    if (!isInside(root, absolute)) throw new UsageError(words.outside(absolute, root));
    return relative.split(path.sep).join('/');
  });
  return { root, only };
}

/** The nearest folder upward with a `.terroir` or `.git`; without one, the current folder or the named one. */
async function siteRoot(folder: string, cwd: string): Promise<string> {
  for (let here = folder; ; here = path.dirname(here)) {
    for (const sign of ['.terroir', '.git']) {
      if (await stat(path.join(here, sign)).catch(() => undefined)) return here;
    }
    if (here === path.dirname(here)) return isInside(cwd, folder) ? cwd : folder;
  }
}

function isInside(outer: string, inner: string): boolean {
  const relative = path.relative(outer, inner);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

async function rejectBrokenConfig(reviewer: Reviewer, root: string, cwd: string): Promise<void> {
  const [first, ...more] = await reviewer.configFindings();
  if (!first) return;
  const host = folderHost(root);
  const file = await host.read(configPath);
  const { line, column } = lineIndex('text' in file ? file.text : '')(first.from);
  const where = path.relative(cwd, path.join(root, configPath)).split(path.sep).join('/');
  throw new UsageError(
    `${where}:${line}:${column}: ${first.message}${more.length ? ` (+${more.length})` : ''}`,
  );
}

async function reviewPages(
  reviewer: Reviewer,
  root: string,
  only: readonly string[],
  command: ReviewCommand,
): Promise<SitePage[]> {
  const { cwd, err, language } = command;
  const inScope = (page: string) =>
    only.some((name) => name === '' || page === name || page.startsWith(`${name}/`));
  const paths = (await reviewer.pages()).filter(inScope);
  // A file named on the command line is reviewed even where .gitignore hides it.
  for (const name of only) if (!paths.includes(name) && (await reviewer.format(name))) paths.push(name);
  if (!paths.length && command.paths.length) throw new UsageError(messagesFor(language).report.noPages);
  const progress = new Progress(err, paths.length, language);
  const pages: SitePage[] = [];
  for (const relative of paths) {
    progress.step();
    const reviewed = await reviewer.review(relative);
    if (!reviewed) continue;
    const text = (await reviewer.content(relative))?.text ?? '';
    const shown = (name: string) => path.relative(cwd, path.join(root, name)).split(path.sep).join('/');
    const source = reviewed.source === undefined ? undefined : shown(reviewed.source);
    pages.push({ review: { ...reviewed, path: shown(relative), source }, text });
  }
  progress.end();
  return pages;
}

/** One line that counts pages on a terminal; nothing in a pipe. */
class Progress {
  private done = 0;
  private last = 0;

  constructor(
    private readonly err: Output,
    private readonly total: number,
    private readonly language: Language,
  ) {}

  step(): void {
    this.done++;
    if (!this.err.isTTY || Date.now() - this.last < 100) return;
    this.last = Date.now();
    this.err.write(`\r${cliWords(this.language).reviewing(this.done, this.total)}`);
  }

  end(): void {
    if (this.err.isTTY && this.last) this.err.write('\r\u001B[K');
  }
}

/** Writes a file whole or not at all. */
async function writeWhole(file: string, text: string, language: Language): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw new UsageError(cliWords(language).cannotWrite(file, (error as Error).message));
  }
}
