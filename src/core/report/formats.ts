import { checkstyleReport } from './checkstyle.ts';
import { codeClimateReport } from './code-climate.ts';
import { csvReport } from './csv.ts';
import type { FormatName } from './format-facts.ts';
import { githubReport } from './github.ts';
import { htmlReport } from './html.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';
import type { Reporting } from './reporting.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';
import { xliffReport } from './xliff.ts';

/** Every format a review is written in; a new one is a file beside this one, and an entry here and in format-facts.ts. */
export const formats = {
  text: textReport,
  json: (reporting) => jsonReport(reporting.site, reporting),
  html: htmlReport,
  markdown: markdownReport,
  csv: csvReport,
  sarif: sarifReport,
  github: githubReport,
  junit: junitReport,
  checkstyle: checkstyleReport,
  codeclimate: codeClimateReport,
  xliff: xliffReport,
} satisfies Record<FormatName, (reporting: Reporting) => string>;
