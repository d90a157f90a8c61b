import Papa from 'papaparse';
import { Concepts, readStatus, type Status } from './concepts.ts';
import { type Imported, Notes } from './notes.ts';

const roles = {
  term: /^(?:term|source|target|translation|source term|target term|preferred(?: term)?|术语|译文)$/,
  forbidden: /^(?:forbidden|deprecated|banned|prohibited|do not use|not allowed|forbidden terms?|禁用语?)$/,
  admitted: /^(?:admitted|allowed|synonyms?|alternatives?|同义词)$/,
  status: /^(?:status|usage|usage status|term status|administrative status|状态)$/,
  definition: /^(?:definition|description|meaning|def|concept definition|定义|说明)$/,
  partOfSpeech: /^(?:part of speech|pos|词性)$/,
  id: /^(?:id|entry id|concept id|entry|concept|编号)$/,
} satisfies Record<string, RegExp>;
type Role = keyof typeof roles;

interface Column {
  readonly role: Role;
  /** BCP 47; undefined where the column is about all languages of its row. */
  readonly locale: string | undefined;
}

/**
 * A termbase in a table: a row for each term or concept, its first row saying what the columns hold. Columns are
 * read as translation tools write them: by language (`en`, `zh_CN`, `English`), by what they hold (`term`,
 * `definition`, `forbidden`, `status`, `part of speech`), or by both (`Term [en]`, `en_description`).
 * @param locales languages of columns that name none: `source` and `target`
 */
export function importCsv(text: string, locales: { source: string; target: string }): Imported {
  const notes = new Notes();
  const concepts = new Concepts(notes);
  const { rows, problem } = readRows(text);
  if (problem) notes.add('csv', problem.at, problem.detail);
  const [head, ...body] = rows;
  const columns = (head?.cells ?? []).map((name, index) => {
    const values = body.flatMap(({ cells }) => (cells[index]?.trim() ? [cells[index]] : []));
    const column = readColumn(name, values, locales);
    if (!column && name.trim()) notes.add('column', head!.at, name.trim());
    return column;
  });
  if (!columns.some((column) => column?.role === 'term')) {
    notes.add('no-language', 0, head?.cells.join(', ') ?? '');
    return { kind: 'terms', data: undefined, count: 0, notes: notes.all() };
  }
  for (const row of body) readRow(row, columns, concepts, locales.source);
  return concepts.finish();
}

interface Row {
  readonly at: number;
  readonly cells: readonly string[];
}

function readRows(text: string): { rows: Row[]; problem: { at: number; detail: string } | undefined } {
  const rows: Row[] = [];
  let problem: { at: number; detail: string } | undefined;
  let at = 0;
  const plain = text.replace(/^\uFEFF/, '');
  Papa.parse<string[]>(plain, {
    step({ data, errors, meta }) {
      // A table of one column has no delimiter to find, which is no error.
      const error = errors.find(({ type }) => type !== 'Delimiter');
      if (error) problem ??= { at, detail: error.message };
      if (data.some((cell) => cell.trim())) rows.push({ at, cells: data });
      at = meta.cursor + (text.length - plain.length);
    },
  });
  return { rows, problem };
}

function readRow(
  { at, cells }: Row,
  columns: readonly (Column | undefined)[],
  concepts: Concepts,
  source: string,
) {
  const isSource = (locale: string | undefined) => locale?.split('-')[0] === source.split('-')[0];
  const of = (role: Role) =>
    columns.flatMap((column, index) =>
      column?.role === role && cells[index]?.trim()
        ? [{ locale: column.locale, text: cells[index].trim() }]
        : [],
    );
  const terms = of('term');
  const key = of('id')[0]?.text ?? `#${terms.find(({ locale }) => isSource(locale))?.text ?? at}`;
  for (const { text } of of('definition')) concepts.define(key, text);
  const languages = [...new Set(terms.map(({ locale }) => locale!))];
  const targets = languages.length > 1 ? languages.filter((locale) => !isSource(locale)) : languages;
  const about = (role: Role, locale: string) =>
    of(role).find((cell) => cell.locale === locale || (cell.locale === undefined && targets.includes(locale)))
      ?.text;
  for (const { locale, text } of terms) {
    const said = about('forbidden', locale!) ?? about('status', locale!) ?? '';
    const status: Status = readStatus(said) ?? 'preferred';
    concepts.add(key, locale!, text, status, about('partOfSpeech', locale!) ?? '', at);
  }
  for (const role of ['forbidden', 'admitted'] as const) {
    for (const { locale, text } of of(role)) {
      if (readStatus(text)) continue;
      for (const one of text.split(/[;|\n]/))
        for (const language of locale ? [locale] : targets) concepts.add(key, language, one, role, '', at);
    }
  }
}

function readColumn(
  name: string,
  values: readonly string[],
  locales: { source: string; target: string },
): Column | undefined {
  const plain = name.trim().toLowerCase().replace(/\s+/g, ' ');
  // `id` is Indonesian, unless the column holds numbers.
  const isNumber = plain === 'id' && values.every((value) => /^\S*\d\S*$/.test(value.trim()));
  const role = plain !== 'id' || isNumber ? roleOf(plain) : undefined;
  if (role === 'term') return { role, locale: plain.startsWith('source') ? locales.source : locales.target };
  if (role) return { role, locale: undefined };
  const whole = readLanguage(plain);
  if (whole) return { role: 'term', locale: whole };
  for (const [a, b] of splits(plain)) {
    for (const [left, right] of [
      [a, b],
      [b, a],
    ] as const) {
      const [locale, own] = [readLanguage(left), roleOf(right)];
      if (locale && own) return { role: own, locale };
    }
  }
  return undefined;
}

/** The ways to take a heading apart: `term [en]`, `en_description`. */
function splits(text: string): (readonly [string, string])[] {
  const bracket = /^(.+?) ?[[(]([^\])]+)[\])]$/.exec(text);
  const marks = [...text.matchAll(/[_: -]/g)];
  return [
    ...(bracket ? [[bracket[1]!, bracket[2]!] as const] : []),
    ...marks.map(({ index }) => [text.slice(0, index), text.slice(index + 1)] as const),
  ];
}

function roleOf(text: string): Role | undefined {
  const plain = text.replaceAll('_', ' ').trim();
  return (Object.keys(roles) as Role[]).find((role) => roles[role].test(plain));
}

/** A language by its code or by its name in English or Chinese: `zh_cn`, `chinese (simplified)`, `英语`. */
function readLanguage(text: string): string | undefined {
  if (/^[a-z]{2,3}(?:[-_][a-z]{2,4}){0,2}$/.test(text)) {
    const code = text.replaceAll('_', '-');
    if (named(code.split('-')[0]!)) return code;
  }
  return languageNames().get(text);
}

const codes =
  'en zh zh-Hans zh-Hant ar es id ms th vi fil ja ko pt pt-BR de fr hi it ru tr nl pl he fa bn ur ta sw'.split(
    ' ',
  );
let names: Map<string, string> | undefined;

function languageNames(): ReadonlyMap<string, string> {
  names ??= new Map(
    codes.flatMap((code) =>
      ['en', 'zh'].flatMap((language) => {
        const name = new Intl.DisplayNames(language, { type: 'language' }).of(code)!.toLowerCase();
        // “Simplified Chinese” is written “Chinese (Simplified)” as well.
        return [name, name.replace(/^(\S+) (\S+)$/, '$2 ($1)')].map((one) => [one, code] as const);
      }),
    ),
  );
  return names;
}

function named(language: string): boolean {
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(language) !== undefined;
}
