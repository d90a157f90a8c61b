import path from 'node:path';
import { configPath, gateLevels } from '../core/config.ts';
import { createReviewer, type Reviewer } from '../core/index.ts';
import { type Language, messagesFor } from '../core/messages/index.ts';
import { type SitePage, summarize } from '../core/review/site.ts';
import { lineIndex } from '../core/text/lines.ts';
import { folderHost } from '../node/files.ts';
import type { Invocation } from './invocation.ts';
import { Progress } from './progress.ts';
import { readFormats, writeReports } from './reports.ts';
import { findScope, inScope, type Scope, toPosix } from './site-root.ts';
import { oneOf, UsageError } from './usage.ts';

interface ReviewCommand extends Invocation {
  readonly paths: readonly string[];
  readonly language: Language;
  readonly formats: readonly string[];
  readonly failOn: string | undefined;
  readonly explainGate: boolean;
}

/**
 * `terroir review`: reviews what the paths name and writes the reports.
 * @returns exit status 0 where the gate passed, 1 where it failed
 * @throws UsageError for a path, option or config that cannot be used
 */
export async function review(command: ReviewCommand): Promise<number> {
  const { language, cwd } = command;
  const wanted = readFormats(command.formats, language);
  const failOn = command.failOn && oneOf('--fail-on', command.failOn, gateLevels, language);
  const scope = await findScope(command.paths, cwd, language);
  const reviewer = createReviewer({ host: folderHost(scope.root), speaks: language });
  await rejectBrokenConfig(reviewer, scope.root, cwd);
  const pages = await reviewPages(reviewer, scope, command);
  const site = summarize(pages, {
    settings: (await reviewer.config()).gate,
    failOn: failOn || undefined,
    say: messagesFor(language),
    speaks: language,
  });
  await writeReports(site, wanted, command.explainGate, command);
  return site.gate.passed ? 0 : 1;
}

async function rejectBrokenConfig(reviewer: Reviewer, root: string, cwd: string): Promise<void> {
  const [first, ...more] = await reviewer.configFindings();
  if (!first) return;
  const host = folderHost(root);
  const file = await host.read(configPath);
  const { line, column } = lineIndex('text' in file ? file.text : '')(first.from);
  const where = toPosix(path.relative(cwd, path.join(root, configPath)));
  throw new UsageError(
    `${where}:${line}:${column}: ${first.message}${more.length ? ` (+${more.length})` : ''}`,
  );
}

async function reviewPages(
  reviewer: Reviewer,
  scope: Scope,
  { cwd, err, language, paths: named }: ReviewCommand,
): Promise<SitePage[]> {
  const paths = (await reviewer.pages()).filter((page) => inScope(scope, page));
  // A file named on the command line is reviewed even where .gitignore hides it.
  for (const name of scope.only) if (!paths.includes(name) && (await reviewer.format(name))) paths.push(name);
  if (!paths.length && named.length) throw new UsageError(messagesFor(language).report.noPages);
  const progress = new Progress(err, paths.length, language);
  const pages: SitePage[] = [];
  for (const relative of paths) {
    progress.step();
    const reviewed = await reviewer.review(relative);
    if (!reviewed) continue;
    const text = (await reviewer.content(relative))?.text ?? '';
    const shown = (name: string) => toPosix(path.relative(cwd, path.join(scope.root, name)));
    const source = reviewed.source === undefined ? undefined : shown(reviewed.source);
    pages.push({ review: { ...reviewed, path: shown(relative), source }, text });
  }
  progress.end();
  return pages;
}
