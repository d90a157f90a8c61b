import { htmlReport } from './html.ts';
import { jsonReport } from './json.ts';
import type { Reporting } from './reporting.ts';
import { textReport } from './text.ts';

/** Every format a review can be written in. */
export const formats = {
  text: textReport,
  json: ({ site }) => jsonReport(site),
  html: ({ site, say, speaks }) => htmlReport(site, say, speaks),
} satisfies Record<string, (reporting: Reporting) => string>;

export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats) as FormatName[];
