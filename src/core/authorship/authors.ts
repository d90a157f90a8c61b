/** The people who write for a site's markets: `.terroir/authors.yaml`. */
import * as z from 'zod/mini';
import type { Markets } from '../regions/market.ts';
import { type PageType, pageTypes } from '../regions/page-type.ts';
import { checkYaml, type SettingProblem } from '../text/checked-yaml.ts';
import { described, jsonSchema, type Schema } from '../text/schema.ts';
import { type Version, versions } from './shares.ts';

/** Path of a site's list of authors, relative to its root. */
export const authorsPath = '.terroir/authors.yaml';

export const roles = ['author', 'reviewer'] as const;
export type Role = (typeof roles)[number];

const filled = () => z.string().check(z.minLength(1));
const share = () => z.number().check(z.gte(0), z.lte(1));
const codes = () =>
  described(z.optional(z.array(filled())), 'Markets, such as ID; all when absent. 市场代码；不写则为全部。');
const author = z.strictObject({
  name: described(filled(), 'Their name; reports never show it. 姓名，不出现在报告中。'),
  identities: described(
    z._default(z.array(filled()), []),
    'E-mail addresses and names git knows them by. git 中的邮箱或姓名。',
  ),
  markets: codes(),
  version: described(
    z.optional(z.literal(versions)),
    '1.0 in China, 2.0 sent there from China, 3.0 overseas Chinese, 4.0 local. 1.0 国内，2.0 外派，3.0 海外华人，4.0 当地人。',
  ),
  roles: described(
    z._default(z.array(z.enum(roles)), ['author']),
    'author, reviewer or both. 作者、审阅人，或两者兼任。',
  ),
});
const target = z.strictObject({
  markets: codes(),
  types: described(
    z.optional(z.array(z.enum(pageTypes))),
    'Types of page; all when absent. 页面类型；不写则为全部。',
  ),
  version: described(z.optional(z.literal(versions)), 'Who counts: this version and up. 从哪一版起算数。'),
  share: described(
    z.optional(share()),
    'The least share of the text they should write. 应由他们撰写的最低比例。',
  ),
});
const schema = z.strictObject({
  authors: described(z._default(z.array(author), []), 'Who writes and who reviews. 作者与审阅人。'),
  targets: described(
    z._default(z.array(target), []),
    'How much of a page people close to its market should write; of several that fit, later ones win. 各类页面应由当地人撰写的比例；后面的优先。',
  ),
});

/** A person or team of .terroir/authors.yaml. */
export type Author = z.infer<typeof author>;

/** How much of a page's text people of a version or above should write. */
export interface AuthorTarget {
  readonly version: Version;
  readonly share: number;
}

/** The people of a site, ready to be asked. */
export interface Authors {
  readonly all: readonly Author[];
  /** The person git, or the front matter of a page, names so; case does not matter. */
  known(...names: readonly string[]): Author | undefined;
  targetFor(market: string | undefined, type: PageType | undefined): AuthorTarget;
}

/**
 * What customers read wants half of its text from local people; what is only looked up does not. From the strategy the
 * scale comes from: support and operations do well with 2.0 and 3.0, "others require more than 50% of local employees".
 */
function usualTarget(type: PageType | undefined): AuthorTarget {
  return type === 'specification' || type === 'legal' ? { version: 2, share: 0 } : { version: 4, share: 0.5 };
}

export const noAuthors: Authors = makeAuthors([], []);

export function authorsJsonSchema(): Schema {
  return jsonSchema(schema);
}

/** Reads a site's authors; those that are broken are problems, and the others count. */
export function parseAuthors(
  text: string,
  markets: Markets,
): { authors: Authors; problems: SettingProblem[] } {
  const { data, problems, problem } = checkYaml(text, schema);
  const lists = { authors: listIn(data, 'authors'), targets: listIn(data, 'targets') };
  for (const [list, items] of Object.entries(lists)) {
    items.forEach((item, index) => {
      listIn(item, 'markets').forEach((code, at) => {
        if (typeof code === 'string' && !markets.has(code))
          problems.push(problem('unknown-market', [list, index, 'markets', at], code));
      });
    });
  }
  const sound = <T extends z.core.$ZodType>(one: T, items: readonly unknown[]) =>
    items.flatMap((item) => {
      const parsed = z.safeParse(one, item);
      return parsed.success ? [parsed.data] : [];
    });
  return { authors: makeAuthors(sound(author, lists.authors), sound(target, lists.targets)), problems };
}

function listIn(data: unknown, key: string): readonly unknown[] {
  const value = (data as Record<string, unknown> | null | undefined)?.[key];
  return Array.isArray(value) ? value : [];
}

function makeAuthors(all: readonly Author[], targets: readonly z.infer<typeof target>[]): Authors {
  const byName = new Map<string, Author>();
  for (const one of all.toReversed())
    for (const name of [one.name, ...one.identities]) byName.set(name.toLowerCase(), one);
  return {
    all,
    known: (...names) => names.map((name) => byName.get(name.toLowerCase())).find(Boolean),
    targetFor: (market, type) => {
      const fitting = targets.filter(
        ({ markets, types }) =>
          (!markets || (market !== undefined && markets.includes(market))) &&
          (!types || (type !== undefined && types.includes(type))),
      );
      return Object.assign(
        {},
        usualTarget(type),
        ...fitting.map(({ version, share: least }) => ({
          ...(version === undefined ? {} : { version }),
          ...(least === undefined ? {} : { share: least }),
        })),
      );
    },
  };
}

/** True for a person who writes or reviews for a market. */
export function isFor({ markets }: Author, market: string | undefined): boolean {
  return !markets || (market !== undefined && markets.includes(market));
}

/** The reviewers of a market. */
export function reviewersOf({ all }: Authors, market: string | undefined): readonly Author[] {
  return all.filter((one) => one.roles.includes('reviewer') && isFor(one, market));
}
