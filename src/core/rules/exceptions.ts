import * as z from 'zod/mini';
import type { Finding, Span } from '../finding.ts';
import type { Messages } from '../messages/index.ts';
import type { Markets } from '../regions/market.ts';
import { checkYaml, type SettingProblem } from '../text/checked-yaml.ts';
import { dateText } from '../text/date.ts';
import { isGlob, longestGlob, readGlob } from '../text/glob.ts';
import { described, jsonSchema, type Schema } from '../text/schema.ts';
import { keepProblem } from './tool-diagnostics.ts';

/** Path of a site's exceptions, relative to its root. */
export const exceptionsPath = '.terroir/exceptions.yaml';

const filled = () => z.string().check(z.minLength(1));
const schema = z.strictObject({
  exceptions: described(
    z._default(
      z.array(
        z.strictObject({
          rule: described(
            filled(),
            'Which rule, or family of rules: `reference/wechat`, `phrase`. 规则或规则类别。',
          ),
          paths: described(
            z.optional(
              z.array(filled().check(z.maxLength(longestGlob), z.refine(isGlob, { error: 'glob' }))),
            ),
            'On which pages, as globs; on all when absent. 适用的页面；不写则为全部页面。',
          ),
          markets: described(
            z.optional(z.array(filled())),
            'For which markets, such as SG; for all when absent. 适用的市场；不写则为全部市场。',
          ),
          text: described(
            z.optional(filled()),
            'Only where these very words are marked. 仅限标出的这些文字。',
          ),
          // A file that an editor wrote may still wait for the reason.
          reason: described(
            filled().check(z.refine((text) => /[\p{L}\p{N}]/u.test(text), { error: 'empty' })),
            'Why it stays. 保留的理由。',
          ),
          owner: described(z.optional(filled()), 'Who answers for it. 负责人。'),
          until: described(
            z.optional(dateText()),
            'The last day it holds, such as 2027-03-31. 有效期的最后一天。',
          ),
        }),
      ),
      [],
    ),
    'What is kept on purpose, each with its reason. 有理由保留的内容。',
  ),
});

/** Something a site keeps on purpose. */
export interface Exception extends Span {
  readonly rule: string;
  readonly reason: string;
  readonly owner: string | undefined;
  /** Last day it holds, YYYY-MM-DD. */
  readonly until: string | undefined;
  /** True for the pages it is for. */
  isFor(path: string, market: string | undefined): boolean;
  /** True for the words it is for. */
  fits(marked: string): boolean;
}

/** The JSON schema of the file of exceptions, for editors. */
export function exceptionsJsonSchema(): Schema {
  return jsonSchema(schema);
}

/**
 * Reads a site's exceptions; those that are broken are problems, and the others hold.
 * @param isRule knows the ids and families of rules
 */
export function parseExceptions(
  text: string,
  markets: Markets,
  isRule: (name: string) => boolean,
): { exceptions: Exception[]; problems: SettingProblem[] } {
  const { data, problems, problem } = checkYaml(text, schema);
  const written = (data as { exceptions?: unknown } | null | undefined)?.exceptions;
  const exceptions: Exception[] = [];
  for (const [index, item] of (Array.isArray(written) ? written : []).entries()) {
    const parsed = schema.safeParse({ exceptions: [item] });
    if (!parsed.success) continue;
    const [one] = parsed.data.exceptions;
    const { rule, paths, markets: codes, text: words, reason, owner, until } = one!;
    if (!isRule(rule)) problems.push(problem('unknown-rule', ['exceptions', index, 'rule'], rule));
    const unknown = codes?.findIndex((code) => !markets.has(code)) ?? -1;
    if (unknown >= 0)
      problems.push(problem('unknown-market', ['exceptions', index, 'markets', unknown], codes![unknown]));
    const onPath = paths?.flatMap((pattern) => readGlob(pattern) ?? []);
    const { from, to } = problem('other', ['exceptions', index, 'rule']);
    exceptions.push({
      rule,
      reason,
      owner,
      until,
      from,
      to,
      isFor: (path, market) =>
        (!onPath || onPath.some((matches) => matches(path))) &&
        (!codes || (market !== undefined && codes.includes(market))),
      fits: (marked) => words === undefined || plain(marked) === plain(words),
    });
  }
  return { exceptions, problems };
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** True from the day after its last one on. */
export function isExpired({ until }: Exception, today: Date): boolean {
  return until !== undefined && until < today.toISOString().slice(0, 10);
}

/** A finding in the file of exceptions for each one whose time is over. */
export function expiredExceptions(
  exceptions: readonly Exception[],
  today: Date,
  messages: Messages,
): Finding[] {
  return exceptions
    .filter((exception) => isExpired(exception, today))
    .map((exception) =>
      keepProblem(exception, messages.keepExpired(exception.rule, exception.until!, exception.owner)),
    );
}

/** A finding for each exception that still holds and was of no use on any page of the site. */
export function unusedExceptions(
  exceptions: readonly Exception[],
  used: ReadonlySet<number>,
  today: Date,
  messages: Messages,
): Finding[] {
  return exceptions
    .filter((exception, index) => !used.has(index) && !isExpired(exception, today))
    .map((exception) => keepProblem(exception, messages.exceptionUnused(exception.rule)));
}
