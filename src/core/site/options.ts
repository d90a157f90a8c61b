/** How a site is opened and asked, and what it gives and is given of many pages. */
import type { AbortSignalLike } from '../host.ts';
import type { Language } from '../messages/index.ts';
import type { Reads } from '../reads.ts';
import type { PageReview } from '../review/page.ts';

/** How a site is opened. */
export interface SiteOptions {
  /** Language of messages and notes. */
  readonly uiLanguage: Language;
  /** The day of the reviews: festivals are counted from it, exceptions and material end by it. Now when absent. */
  readonly today?: () => Date;
  /** Reviews many pages in threads of their own; without them all are reviewed in this one. */
  readonly workers?: Workers;
}

/** Threads that review pages of the same site. */
export interface Workers {
  /** From so many pages on they save more time than they take to start. */
  readonly least: number;
  /**
   * Reviews pages.
   * @param files every file of the site, as `Host.list` gives them
   * @param receive gets the pages as they are done, in no order; reviews lack `alignment` and `market`
   * @param signal ends it early: pages in hand are dropped, and the promise resolves
   */
  review(
    paths: readonly string[],
    files: readonly string[],
    receive: (pages: readonly ReviewedPage[]) => void,
    signal: AbortSignalLike | undefined,
  ): Promise<void>;
}

/** A page as it was reviewed. */
export interface ReviewedPage {
  readonly path: string;
  /** The text that was reviewed; '' where there is no review. */
  readonly text: string;
  /** Undefined for what is no page of a market. */
  readonly review: PageReview | undefined;
  /** What the review was made from. */
  readonly reads: Reads;
}

/** Keeps reviews from one run to the next. What cannot be read is not there, what cannot be written is not kept. */
export interface ReviewStore {
  /** What was kept of a page; its review lacks `alignment` and `market`. */
  load(path: string): Promise<Pick<ReviewedPage, 'review' | 'reads'> | undefined>;
  save(page: ReviewedPage): Promise<void>;
}

/** How many pages are reviewed. */
export interface ManyOptions {
  /** Ends it early: the promise resolves, and nothing is received any more. */
  readonly signal?: AbortSignalLike | undefined;
  /** Answers for pages nothing has changed for, and keeps the others; their reviews lack `alignment`. */
  readonly store?: ReviewStore | undefined;
}
