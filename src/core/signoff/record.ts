/** The record of an in-country review: a small text file for each page, so that branches rarely meet in one. */
import { stringify } from 'yaml';
import * as z from 'zod/mini';
import { dateText } from '../text/date.ts';
import { readYaml } from '../text/yaml.ts';

/** Where a site keeps what its reviewers signed, relative to its root. */
export const signOffFolder = '.terroir/signoffs';

/** An error is wrong for the market's readers and holds the page; a preference is a matter of taste and does not. */
export const remarkKinds = ['error', 'preference'] as const;
export type RemarkKind = (typeof remarkKinds)[number];

const filled = () => z.string().check(z.minLength(1));
const remark = z.strictObject({
  kind: z.enum(remarkKinds),
  text: filled(),
  words: z.optional(filled()),
  before: z.optional(z.string()),
  after: z.optional(z.string()),
  by: z.optional(filled()),
  on: z.optional(dateText()),
  resolved: z.optional(z.strictObject({ by: filled(), on: dateText() })),
});
const schema = z.strictObject({
  verdict: z.enum(['approved', 'changes', 'open']),
  by: filled(),
  on: dateText(),
  text: filled(),
  source: z.optional(z.strictObject({ path: filled(), blocks: z.array(filled()) })),
  remarks: z._default(z.array(remark), []),
});

/** What a reviewer of the market said of a page, and of which texts; the verdict is `open` where there are remarks alone. */
export type SignOffRecord = z.infer<typeof schema>;
/**
 * What a reviewer noted on a page: an error, or a preference; on its words, see `Anchor`, or else on the whole. By whom and when
 * where the record was begun by somebody else, and who dealt with it.
 */
export type Remark = SignOffRecord['remarks'][number];

/** The file that holds the record of a page: `content/id/a.md` has `.terroir/signoffs/content/id/a.md.yaml`. */
export function signOffPath(page: string): string {
  return `${signOffFolder}/${page}.yaml`;
}

/** The page a record's file is for, the reverse of `signOffPath`; undefined for any other file. */
export function signedPage(file: string): string | undefined {
  return new RegExp(`^${signOffFolder.replace('.', '\\.')}/(.+)\\.yaml$`).exec(file)?.[1];
}

/** Reads a record; undefined where it is broken, as by the marks of a merge. */
export function parseSignOff(text: string): SignOffRecord | undefined {
  const parsed = schema.safeParse(readYaml(text).data);
  return parsed.success ? parsed.data : undefined;
}

/** Writes a record, each hash on a line of its own. */
export function writeSignOff(record: SignOffRecord): string {
  return `# What a reviewer said of this page, and of which texts. To change it, sign again.\n${stringify(record, { lineWidth: 0 })}`;
}
