/** What is handed over to people of a market and what comes back, whatever kind of file carries it. */
import type { Row } from './rows.ts';

/** A page that is handed over. */
export interface HandedPage {
  readonly path: string;
  /** Names the texts of the page and of its source, as a sign-off does; `source` is '' where it follows none. */
  readonly hashes: PageHashes;
  readonly rows: readonly Row[];
}

export interface PageHashes {
  readonly page: string;
  readonly source: string;
}

/** A page as it came back. */
export interface ReturnedPage {
  readonly path: string;
  /** As they were when it was handed over; undefined where the file does not say. */
  readonly hashes: PageHashes | undefined;
  /** True where somebody says that they read it to its end. */
  readonly isRead: boolean;
  readonly rows: readonly ReturnedRow[];
}

/** A text as it came back. */
export interface ReturnedRow {
  /** See `rowId`. */
  readonly id: string;
  /** Where it is in the file that came back, for people: `1 harga D7`. */
  readonly place: string;
  /** What it said when it was handed over; undefined where the file does not say. */
  readonly before: string | undefined;
  /** What it is to say; undefined where nobody changed it. */
  readonly write: string | undefined;
  /** As it was typed. */
  readonly verdict: string;
  readonly remark: string;
  /** The rules that reported something in it. */
  readonly rules: readonly string[];
  /** What the file itself shows to be wrong with it: a formula instead of a text, a change in the wrong column. */
  readonly problem?: 'formula' | 'number' | 'wrong-column';
}

/** What came back. */
export interface Returned {
  /** Who read it; '' where nobody says. */
  readonly by: string;
  readonly pages: readonly ReturnedPage[];
}

/** Why a file cannot be read: `not-ours` is a good one that was not made by an export. */
export type ReturnProblem = 'not-a-workbook' | 'too-large' | 'not-ours';
