import path from 'node:path';
import { styleText } from 'node:util';
import { type Language, messagesFor } from '../core/messages/index.ts';
import { type FormatName, formatNames, formats } from '../core/report/formats.ts';
import type { Reporting } from '../core/report/reporting.ts';
import { type Paint, plainPaint } from '../core/report/terminal.ts';
import type { SiteReview } from '../core/review/site.ts';
import { writeWhole } from '../node/write.ts';
import type { Invocation } from './invocation.ts';
import { oneOf, UsageError } from './usage.ts';
import { cliWords } from './words.ts';

/** A report to make, and the file it goes to; without one it goes to the terminal. */
export interface Wanted {
  readonly format: FormatName;
  readonly file: string | undefined;
}

/**
 * Reads what `--format` was given: `html=report.html` is HTML, written to that file.
 * @throws UsageError for a format that does not exist, and for two to the terminal
 */
export function readFormats(written: readonly string[], language: Language): Wanted[] {
  const wanted = written.map((one) => {
    const [name, ...rest] = one.split('=');
    return {
      format: oneOf('--format', name!, formatNames, language),
      file: rest.join('=') || undefined,
    };
  });
  if (wanted.filter(({ file }) => !file).length > 1) throw new UsageError(cliWords(language).twoToOutput);
  return wanted;
}

/** Writes each report where it goes. */
export async function writeReports(
  site: SiteReview,
  wanted: readonly Wanted[],
  told: Pick<Reporting, 'explainGate' | 'onlyChanged'>,
  { cwd, out, err, language }: Pick<Invocation, 'cwd' | 'out' | 'err'> & { language: Language },
): Promise<void> {
  const words = cliWords(language);
  for (const { format, file } of wanted) {
    const paint = !file && out.isTTY === true ? terminalPaint : plainPaint;
    const text = formats[format]({ site, say: messagesFor(language), speaks: language, paint, ...told });
    if (file) {
      try {
        await writeWhole(path.resolve(cwd, file), text);
      } catch (error) {
        throw new UsageError(words.cannotWrite(file, (error as Error).message));
      }
      const toText = wanted.some((other) => !other.file && other.format === 'text');
      (toText ? out : err).write(`${words.wrote(file)}\n`);
    } else out.write(text);
  }
}

const terminalPaint: Paint = {
  bold: (text) => styleText('bold', text),
  dim: (text) => styleText('dim', text),
  neutral: (text) => styleText('dim', text),
  minor: (text) => styleText('blue', text),
  major: (text) => styleText('yellow', text),
  critical: (text) => styleText('red', text),
};
