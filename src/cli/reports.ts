import path from 'node:path';
import { styleText } from 'node:util';
import {
  type FormatName,
  formatFacts,
  formatNames,
  formats,
  type Language,
  type Paint,
  plainPaint,
  type Reporting,
  type SitePage,
  type SiteReview,
} from '../core/index.ts';
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

declare const VERSION: string;

/**
 * Writes each report where it goes; `{market}` or `{locale}` in a file's name gives a file for each.
 * @throws UsageError for a file that cannot be written, and for XLIFF of several locales in one file
 */
export async function writeReports(
  wanted: readonly Wanted[],
  { cwd, out, err, language }: Pick<Invocation, 'cwd' | 'out' | 'err'> & { language: Language },
  told: Omit<Reporting, 'paint' | 'version'>,
): Promise<void> {
  const words = cliWords(language);
  const toText = wanted.some(({ format, file }) => !file && format === 'text');
  for (const { format, file } of wanted) {
    const paint = !file && out.isTTY === true ? terminalPaint : plainPaint;
    for (const { site, name } of splitByName(told.site, file)) {
      if (formatFacts[format].isOneLocale && countLocales(site) > 1) throw new UsageError(words.oneLocale);
      const text = formats[format]({ ...told, site, paint, version: VERSION });
      if (name === undefined) {
        out.write(text);
        continue;
      }
      try {
        await writeWhole(path.resolve(cwd, name), text);
      } catch (error) {
        throw new UsageError(words.cannotWrite(name, (error as Error).message));
      }
      (toText ? out : err).write(`${words.wrote(name)}\n`);
    }
  }
}

/** The review as it is, or, where a file's name asks for it, in parts by market and locale. */
function splitByName(
  site: SiteReview,
  file: string | undefined,
): { site: SiteReview; name: string | undefined }[] {
  if (!file || !/\{(?:market|locale)\}/.test(file)) return [{ site, name: file }];
  const parts = new Map<string, SitePage[]>();
  for (const page of site.pages) {
    const { market = 'none', locale = 'none' } = page.review.target ?? {};
    const name = file.replaceAll('{market}', fileName(market)).replaceAll('{locale}', fileName(locale));
    const part = parts.get(name);
    if (part) part.push(page);
    else parts.set(name, [page]);
  }
  return [...parts].map(([name, pages]) => {
    const there = new Set(pages.map(({ review }) => review.market?.code));
    const markets = site.markets.filter(({ market }) => there.has(market?.code));
    const coverage = site.coverage.filter(({ code, locale }) =>
      pages.some(({ review: { target } }) => target?.market === code && target?.locale === locale),
    );
    return { site: { ...site, pages, markets, coverage }, name };
  });
}

/**
 * Says of an absolute path whether it is one that reports are written to.
 * @param written what `--format` was given
 */
export function reportFiles(written: readonly string[], cwd: string): (file: string) => boolean {
  const patterns = written
    .filter((one) => one.includes('='))
    .map((one) => path.resolve(cwd, one.slice(one.indexOf('=') + 1)))
    .map((name) => name.split(/\{(?:market|locale)\}/).map((part) => part.replace(/[^\w/]/g, '\\$&')))
    .map((parts) => new RegExp(`^${parts.join('[\\w-]+')}(?:\\.\\d+\\.\\d+\\.tmp)?$`));
  return (file) => patterns.some((pattern) => pattern.test(file));
}

function fileName(text: string): string {
  return text.replace(/[^\w-]/g, '_');
}

function countLocales({ pages }: SiteReview): number {
  return new Set(pages.map(({ review }) => review.target?.locale)).size;
}

const terminalPaint: Paint = {
  bold: (text) => styleText('bold', text),
  dim: (text) => styleText('dim', text),
  neutral: (text) => styleText('dim', text),
  minor: (text) => styleText('blue', text),
  major: (text) => styleText('yellow', text),
  critical: (text) => styleText('red', text),
};
