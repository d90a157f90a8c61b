import { checkstyleReport } from './checkstyle.ts';
import { codeClimateReport } from './code-climate.ts';
import { csvReport } from './csv.ts';
import { githubReport } from './github.ts';
import { htmlReport } from './html.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';
import type { Reporting } from './reporting.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';
import { xliffReport } from './xliff.ts';

/** Every format a review can be written in. */
export const formats = {
  text: textReport,
  json: ({ site, trend }) => jsonReport(site, trend),
  html: ({ site, speaks, trend }) => htmlReport(site, speaks, trend),
  markdown: markdownReport,
  csv: csvReport,
  sarif: sarifReport,
  github: githubReport,
  junit: junitReport,
  checkstyle: checkstyleReport,
  codeclimate: codeClimateReport,
  xliff: xliffReport,
} satisfies Record<string, (reporting: Reporting) => string>;

export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats) as FormatName[];
