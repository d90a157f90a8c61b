/** Briefs for the local authors of a site: written for a page, and listed. */
import { writeBrief } from '../report/brief.ts';
import {
  type BriefHead,
  type BriefState,
  briefPath,
  briefState,
  briefsFolder,
  parseBrief,
  wantedLocalShare,
} from '../report/briefs.ts';
import type { PageReview } from '../review/page.ts';
import { dayOf } from '../text/date.ts';
import type { PageReviews } from './reviewing.ts';

/** The brief of a page. */
export interface Brief {
  /** Where it lies, relative to the site's root. */
  readonly path: string;
  /** What is to be written there; undefined where something is there already, which is someone's. */
  readonly text: string | undefined;
}

/** A brief of the site, and where it stands. */
export interface BriefStatus extends BriefHead {
  readonly path: string;
  readonly state: BriefState;
  /** False where it is for no page of the site: a brief may name anything, also what lies outside. */
  readonly isPage: boolean;
  /** The page as it stands; undefined where it is no page of a market. */
  readonly review: PageReview | undefined;
}

/** The brief of a page; undefined for what is no page of a market. */
export async function briefFor(site: PageReviews, page: string): Promise<Brief | undefined> {
  const [review, read] = [await site.glance(page), await site.content(page)];
  if (!review || !read) return undefined;
  const path = briefPath(page);
  const known = await site.host.read(path);
  // What is there and cannot be read is someone's all the same.
  if ('text' in known || known.problem !== 'missing') return { path, text: undefined };
  const source = review.source === undefined ? undefined : await site.content(review.source);
  const wanted = wantedLocalShare(review, (await site.setup()).config);
  const text = writeBrief(
    review,
    read.content,
    source?.content,
    wanted,
    site.messages,
    site.uiLanguage,
    site.today(),
  );
  return { path, text };
}

/** Reads the brief in a file; undefined for a file that is none. */
export async function readBrief(site: PageReviews, path: string): Promise<BriefStatus | undefined> {
  const file = await site.host.read(path);
  const head = 'text' in file ? parseBrief(file.text) : undefined;
  if (!head) return undefined;
  const isPage = (await site.pages()).includes(head.page);
  const review = isPage ? await site.glance(head.page) : undefined;
  return { ...head, path, isPage, review, state: briefState(head, review, dayOf(site.today())) };
}

/** The briefs of a site, in the order of their paths. */
export async function listBriefs(site: PageReviews): Promise<BriefStatus[]> {
  const found: BriefStatus[] = [];
  for (const path of await site.host.list(briefsFolder)) {
    const status = path.endsWith('.md') ? await readBrief(site, path) : undefined;
    if (status) found.push(status);
  }
  return found;
}
