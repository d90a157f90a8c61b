import path from 'node:path';
import { watch as watchFiles } from 'chokidar';
import { neverPages, visibleLines } from '../core/index.ts';
import { isBelow } from '../node/inside.ts';
import { reportFiles } from './reports.ts';
import { type ReviewCommand, review } from './review.ts';
import { findScopes } from './scope.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

/** How long files must rest before they are reviewed: editors save in several steps. */
const rest = 100;
/** Clears a terminal with what was scrolled out of it. */
const clear = '\u001B[2J\u001B[3J\u001B[H';

/**
 * `terroir review --watch`: reviews again whenever something in the site changes, until it is interrupted. A
 * site that cannot be reviewed just now says why and is tried again at the next change.
 * @returns exit status 0
 * @throws UsageError where a path cannot be used
 */
export async function watch(command: ReviewCommand): Promise<number> {
  const all = (await findScopes(command.paths, command.cwd, command.language)).map(({ root }) => root);
  const roots = all.filter((root) => !all.some((other) => other !== root && isBelow(other, root)));
  const watcher = watchFiles(roots, {
    ignoreInitial: true,
    ignored: (file) => roots.every((root) => !isBelow(root, file) || isIgnored(root, file)),
  });
  let wake = () => {};
  let interrupted = false;
  let changed = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isReport = reportFiles(command.formats, command.cwd);
  watcher.on('all', (_, file) => {
    // A report that is written into the site is no reason to write it again.
    if (isReport(path.resolve(file))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed = true;
      wake();
    }, rest);
  });
  process.once('SIGINT', () => {
    interrupted = true;
    wake();
  });
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  while (!interrupted) {
    if (changed) {
      changed = false;
      await tell(command);
      continue;
    }
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  clearTimeout(timer);
  await watcher.close();
  return 0;
}

async function tell(command: ReviewCommand): Promise<void> {
  const { out, err, language } = command;
  if (out.isTTY) out.write(clear);
  try {
    await review(command);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err.write(`terroir: ${visibleLines(error.message)}\n`);
  }
  err.write(`${cliWords(language).watching}\n`);
}

/** Folders that hold no pages; what stands in `.terroir` is watched. */
function isIgnored(root: string, file: string): boolean {
  const parts = path.relative(root, file).split(path.sep);
  return parts.some((part) => part !== '.terroir' && neverPages.has(part)) || file.endsWith('.tmp');
}
