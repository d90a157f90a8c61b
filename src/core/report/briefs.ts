/** Briefs for local authors: where they lie, what their heads say, and where they stand. */
import * as z from 'zod/mini';
import { mirrorTarget } from '../alignment/mirror-target.ts';
import type { Config } from '../config.ts';
import type { PageReview } from '../review/page.ts';
import { isDate } from '../text/date.ts';
import { readYaml } from '../text/yaml.ts';

/** Where a site keeps its briefs, relative to its root. */
export const briefsFolder = '.terroir/briefs';

/** The brief of a page: `content/id/a.md` has `.terroir/briefs/content/id/a.md`, `a.html` has `a.html.md`. */
export function briefPath(page: string): string {
  return `${briefsFolder}/${page}${page.endsWith('.md') ? '' : '.md'}`;
}

const filled = z.string().check(z.minLength(1));
const optional = z.catch(z.optional(z.string()), undefined);
const schema = z.object({
  page: filled,
  owner: optional,
  deadline: optional,
  localShare: z.catch(z.optional(z.number().check(z.gte(0), z.lte(1))), undefined),
  language: optional,
  done: optional,
});

/** What the head of a brief says; people fill it in as they like. */
export interface BriefHead {
  /** Path of the page it is for. */
  readonly page: string;
  readonly owner: string | undefined;
  /** YYYY-MM-DD; undefined where it is none. */
  readonly deadline: string | undefined;
  /** The share of the page that should be local, as far as shares tell. */
  readonly localShare: number | undefined;
  /** The language it is written in; undefined where it does not say. */
  readonly language: string | undefined;
  /** Who says that it is done, and when: `Writer A, 2027-03-01`. */
  readonly done: string | undefined;
}

/** Reads the head of a brief; undefined for a file that is none. */
export function parseBrief(text: string): BriefHead | undefined {
  const head = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(text)?.[1];
  const parsed = schema.safeParse(head === undefined ? undefined : readYaml(head).data);
  if (!parsed.success) return undefined;
  const { page, owner, deadline, localShare, language, done } = parsed.data;
  return {
    page,
    localShare,
    language,
    done: done?.trim() || undefined,
    owner: owner?.trim() || undefined,
    deadline: deadline && isDate(deadline) ? deadline : undefined,
  };
}

/**
 * Where a brief stands: `done` once somebody said so, whatever a share says, unless blocks of the page stand as a model wrote
 * them; `gone` where the page is no more, `late` from the day after its deadline.
 */
export type BriefState = 'open' | 'late' | 'done' | 'gone';

/**
 * @param review the page as it stands; undefined where it is none
 * @param today YYYY-MM-DD
 */
export function briefState(
  { deadline, done }: BriefHead,
  review: PageReview | undefined,
  today: string,
): BriefState {
  if (!review) return 'gone';
  // Whoever calls done what a model wrote has read it, and nobody has written it.
  if (done !== undefined && !review.drafted.length) return 'done';
  return deadline !== undefined && deadline < today ? 'late' : 'open';
}

/**
 * A brief with somebody's word that it is done, or without one; undefined for a text that is none.
 * @param done who says so, and when; undefined to open it again
 */
export function withDone(text: string, done: string | undefined): string | undefined {
  const head = /^\uFEFF?---\r?\n[\s\S]*?(?=\r?\n---(?:\r?\n|$))/.exec(text)?.[0];
  if (head === undefined || !parseBrief(text)) return undefined;
  const line = done === undefined ? 'done:' : `done: ${JSON.stringify(done)}`;
  const rest = text.slice(head.length);
  const own = /^done:.*$/m;
  return own.test(head) ? head.replace(own, () => line) + rest : `${head}\n${line}${rest}`;
}

/**
 * The local share a brief asks for: what the type of its page allows at least, and in any case a tenth of the page more
 * than there is. A campaign page may mirror 0.6, so 0.4 is asked of it; of a legal page with 0.05, 0.15.
 */
export function wantedLocalShare({ target, measures }: PageReview, config: Config): number {
  const allowed = 1 - mirrorTarget(target ?? { pageType: undefined }, config);
  const more = Math.min(1, (measures.local ?? 0) + 0.1);
  return Math.round(Math.max(allowed, more) * 100) / 100;
}
