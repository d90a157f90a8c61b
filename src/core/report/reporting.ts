import type { Language, Messages } from '../messages/index.ts';
import type { SiteReview } from '../review/site.ts';
import type { StaleSource } from '../review/stale-source.ts';
import type { Trend } from '../review/trend.ts';
import type { Setup } from '../setup.ts';
import type { Paint } from './terminal.ts';

/** A review, and how it is to be told. */
export interface Reporting {
  readonly site: SiteReview;
  /** What the reviewed sites are called: the names of their folders. */
  readonly names: readonly string[];
  /** When it was reviewed. */
  readonly date: Date;
  readonly messages: Messages;
  readonly uiLanguage: Language;
  readonly paint: Paint;
  /** True to show every condition of the gate, also those that hold. */
  readonly explainGate: boolean;
  /** True to tell a long review whole at a terminal, page by page. */
  readonly isWhole: boolean;
  /** True where only what a branch changed was reviewed. */
  readonly onlyChanged: boolean;
  /** True to list stale pages with what changed on their Chinese pages, and nothing else. */
  readonly onlyStale: boolean;
  /** What a branch makes stale; undefined where no branch was asked about. */
  readonly makesStale: readonly StaleSource[] | undefined;
  /** How the markets came to where they stand; undefined where nobody asked. */
  readonly trend: Trend | undefined;
  /** What each of the sites was reviewed by. */
  readonly setups: readonly Setup[];
  /** Version of Terroir. */
  readonly version: string;
}
