/** What a company has that is local to a market: customers, partners, phrases, events; `.terroir/local` holds it. */
import * as z from 'zod/mini';
import type { Span } from '../finding.ts';
import { audiences } from '../regions/audience.ts';
import { industries } from '../regions/industry.ts';
import { localeName } from '../regions/locale-name.ts';
import { checkYaml, type SettingProblem } from '../text/checked-yaml.ts';
import { isDate } from '../text/date.ts';
import { described, jsonSchema, type Schema } from '../text/schema.ts';

export const materialKinds = [
  'customer',
  'case',
  'partner',
  'phrase',
  'event',
  'proof',
  'image',
  'payment',
  'channel',
] as const;
export type MaterialKind = (typeof materialKinds)[number];

/** Who may publish it: anyone, whoever has asked first, nobody outside the company. */
export const rights = ['public', 'ask', 'internal'] as const;

const filled = () => z.string().check(z.minLength(1, { error: 'empty' }));
const day = () => z.string().check(z.refine(isDate, { error: 'date' }));

/** A picture's address as it may be in any page: no blanks, quotes, brackets, nor any other scheme than https. */
const picture = /^(?![a-z][\w+.-]*:(?!\/\/))(?:https:\/\/)?[\w./~%@:?=-]+$/i;

const writtenMaterial = z.strictObject({
  kind: described(z.enum(materialKinds), 'What it is. 素材类别。'),
  name: described(
    z.optional(filled()),
    'What it is called, as it stands on a page. 名称，与页面上的写法一致。',
  ),
  aliases: described(z.optional(z.array(filled())), 'Other names it goes by. 别名。'),
  language: described(z.optional(localeName), 'Language of its text, such as id. 文字的语言。'),
  text: described(
    z.optional(filled()),
    'The words to put on a page: a quote, a result, a sentence. 可直接放到页面上的文字：引言、成果或一句话。',
  ),
  result: described(z.optional(filled()), 'What was achieved, in figures. 用数字说明的成果。'),
  image: described(
    z.optional(filled().check(z.regex(picture, { error: 'picture' }))),
    'Address of the picture; text describes it. 图片地址，由 text 描述。',
  ),
  industries: described(
    z.optional(z.array(z.enum(industries))),
    'Whom it convinces; all when absent. 适合的行业。',
  ),
  audiences: described(
    z.optional(z.array(z.enum(audiences))),
    'Readers it is for; local when absent. 适合的读者。',
  ),
  owner: described(z.optional(filled()), 'Who answers for it. 负责人。'),
  rights: described(
    z.optional(z.enum(rights)),
    'public: may be published; ask: ask the owner before each use (when absent); internal: not to be published. 使用权：可公开、须先询问（默认）、仅限内部。',
  ),
  date: described(
    z.optional(day()),
    'When it was said or last confirmed, such as 2026-05-31. 说出或最近确认的日期。',
  ),
  until: described(z.optional(day()), 'The last day it may be used. 可以使用的最后一天。'),
  source: described(z.optional(filled()), 'Where it comes from. 出处。'),
});
const materialsFile = z.strictObject({
  items: described(
    z._default(z.array(writtenMaterial), []),
    'Local material of one market. 一个市场的当地素材。',
  ),
});

/** One thing a local author may put on a page; its span is where it is in its file. */
export interface Material extends z.infer<typeof writtenMaterial>, Span {
  /** ISO 3166-1 code, from the folder. */
  readonly market: string;
  /** The file it is in. */
  readonly path: string;
}

const place = /^\.terroir\/local\/([^/]+)\/(?:[^/]+\/)*[^/]+\.(ya?ml|md)$/;

/** Kind of a library file, by its path: a list of items in YAML, one item in Markdown; undefined for others. */
export function libraryFile(path: string): 'materials' | 'material' | undefined {
  const match = place.exec(path);
  return match ? (match[2] === 'md' ? 'material' : 'materials') : undefined;
}

/** JSON schema of a file of the library; of the head of one in Markdown. */
export function materialJsonSchema(kind: 'materials' | 'material'): Schema {
  return jsonSchema(kind === 'materials' ? materialsFile : writtenMaterial);
}

/** Required fields of each kind. */
function needs(kind: MaterialKind): 'name' | 'text' | 'image' {
  if (kind === 'image') return 'image';
  return kind === 'phrase' || kind === 'proof' ? 'text' : 'name';
}

/**
 * Reads a file of the library: a list of `items` in YAML, or one item in Markdown, whose head has the fields and whose
 * body is the text. What is broken is a problem, and the other items hold.
 * @param path `.terroir/local/ID/customers.yaml`; the folder is the market
 */
export function parseMaterials(
  text: string,
  path: string,
  isMarket: (code: string) => boolean,
): { items: Material[]; problems: SettingProblem[] } {
  const market = place.exec(path)![1]!;
  const { written, problems, problem } =
    libraryFile(path) === 'material' ? readMarkdown(text) : readList(text);
  if (!isMarket(market)) return { items: [], problems: [problem('unknown-market', [], market)] };
  const items: Material[] = [];
  for (const { value, at } of written) {
    const parsed = z.safeParse(writtenMaterial, value);
    if (!parsed.success) continue;
    const need = needs(parsed.data.kind);
    if (parsed.data[need] === undefined) problems.push(problem('missing', [...at, need]));
    else {
      const { from, to } = problem('other', at);
      items.push({ ...parsed.data, market, path, from, to });
    }
  }
  return { items, problems };
}

interface Read {
  readonly written: readonly { readonly value: unknown; readonly at: readonly (string | number)[] }[];
  readonly problems: SettingProblem[];
  readonly problem: ReturnType<typeof checkYaml>['problem'];
}

function readList(text: string): Read {
  const { data, problems, problem } = checkYaml(text, materialsFile);
  const items = (data as { items?: unknown } | null | undefined)?.items;
  const written = (Array.isArray(items) ? items : []).map((value: unknown, index) => ({
    value,
    at: ['items', index],
  }));
  return { written, problems, problem };
}

const head = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

function readMarkdown(text: string): Read {
  const match = head.exec(text);
  const [start, yaml] = match?.index === 0 ? [match[1]!.length, match[2]!] : [0, ''];
  const body = match?.index === 0 ? text.slice(match[0].length).trim() : text.trim();
  const withBody = (data: unknown) =>
    body && typeof data === 'object' && data !== null && !Array.isArray(data)
      ? { text: body, ...data }
      : data;
  const { data, problems, problem } = checkYaml(yaml, writtenMaterial, withBody);
  const moved = <T extends Span>(one: T): T => ({ ...one, from: one.from + start, to: one.to + start });
  return {
    written: [{ value: withBody(data), at: [] }],
    problems: problems.map(moved),
    problem: (...about) => moved(problem(...about)),
  };
}

/** True from the day after its last one on. */
export function isPast({ until }: Pick<Material, 'until'>, today: Date): boolean {
  return until !== undefined && until < today.toISOString().slice(0, 10);
}

/** True where it may be put on a page today, if need be after asking. */
export function isUsable(material: Material, today: Date): boolean {
  return material.rights !== 'internal' && !isPast(material, today);
}

/** Title of an item: its name, or the start of its text. */
export function titleOf({ name, text, image }: Material): string {
  if (name) return name;
  const line = (text ?? image ?? '').replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
