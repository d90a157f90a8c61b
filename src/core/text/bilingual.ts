import * as z from 'zod/mini';

/** A text for people at headquarters, who read English or Chinese. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/**
 * A bilingual text as it is written in data. A house may write one language only, and then without naming it:
 * `why: We say “sign in”.` is the same in both.
 */
export const bilingual = z.pipe(
  z.union([z.string(), z.strictObject({ en: z.optional(z.string()), zh: z.optional(z.string()) })]),
  z.transform((written): Bilingual => {
    if (typeof written === 'string') return { en: written, zh: written };
    const { en = written.zh ?? '', zh = en } = written;
    return { en, zh };
  }),
);
