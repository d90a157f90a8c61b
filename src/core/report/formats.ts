import type { Language, Messages } from '../messages/index.ts';
import type { SiteReview } from '../review/site.ts';
import { htmlReport } from './html.ts';
import { jsonReport } from './json.ts';
import type { Paint } from './terminal.ts';
import { textReport } from './text.ts';

/** A review, and how it is to be told. */
export interface Reporting {
  readonly site: SiteReview;
  readonly say: Messages;
  readonly speaks: Language;
  readonly paint: Paint;
  /** True to show every condition of the gate, also those that hold. */
  readonly explainGate: boolean;
}

/** Every format a review can be written in. */
export const formats = {
  text: ({ site, say, speaks, paint, explainGate }) => textReport(site, say, speaks, paint, explainGate),
  json: ({ site }) => jsonReport(site),
  html: ({ site, say, speaks }) => htmlReport(site, say, speaks),
} satisfies Record<string, (reporting: Reporting) => string>;

export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats) as FormatName[];
