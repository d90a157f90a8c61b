import { type Document, isMap, isNode, isScalar } from 'yaml';
import * as z from 'zod/mini';
import type { Span } from '../finding.ts';
import { descend, jsonSchema, propertiesOf } from './schema.ts';
import { readYaml } from './yaml.ts';

/** Kinds of problems of a value; each has its sentence in the messages. */
const checks = [
  'glob',
  'key-pattern',
  'locale',
  'id',
  'empty',
  'currency',
  'day',
  'date',
  'picture',
] as const;

/** A problem in one of Terroir's own files, before it is put into words. */
export interface SettingProblem extends Span {
  readonly kind:
    | (typeof checks)[number]
    | 'syntax'
    | 'unreadable'
    | 'unknown-key'
    | 'missing'
    | 'not-one-of'
    | 'wrong-type'
    | 'unknown-rule'
    | 'unknown-market'
    | 'duplicate'
    | 'pattern'
    | 'match'
    | 'pass'
    | 'never-reported'
    | 'both-ways'
    | 'without-chinese'
    | 'market-code'
    | 'source-stars'
    | 'view-format'
    | 'other';
  /** The path to the value, such as `pages.0.market`. */
  readonly key: string;
  readonly detail: string;
  /** What would be right here; for a pattern, its fault and what that is about. */
  readonly expected: readonly string[];
}

type Path = readonly (string | number)[];

/** A YAML file held against a schema. */
export interface CheckedYaml {
  /** The plain value; undefined where the text is no YAML, an empty object where it is empty. */
  readonly data: unknown;
  readonly problems: SettingProblem[];
  /** A problem at the value of a path. */
  problem(
    kind: SettingProblem['kind'],
    path: Path,
    detail?: string,
    expected?: readonly string[],
  ): SettingProblem;
}

/**
 * Reads a text as YAML and says, with places, what in it breaks the schema. Nothing is thrown away: which
 * part of broken data can still be used is the caller's to say.
 * @param prepare makes of the data what the schema is held against
 */
export function checkYaml(
  text: string,
  schema: z.core.$ZodType,
  prepare: (data: unknown) => unknown = (data) => data,
): CheckedYaml {
  const { document, data, problems: broken } = readYaml(text);
  const problem: CheckedYaml['problem'] = (kind, path, detail = '', expected = []) => ({
    kind,
    key: path.join('.'),
    detail,
    expected,
    ...spanOf(document, path, text),
  });
  if (broken.length) {
    const problems = broken.map((one) => ({ ...one, kind: 'syntax' as const, key: '', expected: [] }));
    return { data: undefined, problems, problem };
  }
  const parsed = z.safeParse(schema, prepare(data ?? {}));
  const issues = parsed.success ? [] : parsed.error.issues;
  const problems = issues.flatMap((issue) => readIssue(issue as z.core.$ZodIssue, schema, document, problem));
  return { data: data ?? {}, problems, problem };
}

/** The span of a path's value; where there is none, of the nearest one around it. */
function spanOf(document: Document.Parsed, path: Path, text: string): Span {
  if (!path.length) return { from: 0, to: Math.min(1, text.length) };
  const node = document.getIn(path, true);
  if (isNode(node) && node.range && node.range[1] > node.range[0])
    return { from: node.range[0], to: node.range[1] };
  const above = path.slice(0, -1);
  return keySpan(document, above, String(path.at(-1))) ?? spanOf(document, above, text);
}

function keySpan(document: Document.Parsed, path: Path, key: string): Span | undefined {
  const map = path.length ? document.getIn(path, true) : document.contents;
  if (!isMap(map)) return undefined;
  const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  return isScalar(pair?.key) && pair.key.range
    ? { from: pair.key.range[0], to: pair.key.range[1] }
    : undefined;
}

function readIssue(
  issue: z.core.$ZodIssue,
  schema: z.core.$ZodType,
  document: Document.Parsed,
  problem: CheckedYaml['problem'],
): SettingProblem[] {
  const path = issue.path as Path;
  const value = shown(document.getIn(path));
  // The key itself is marked, not what is under it.
  const problemAtKey = (
    kind: SettingProblem['kind'],
    map: Path,
    key: string,
    expected?: readonly string[],
  ) => ({
    ...problem(kind, map, key, expected),
    ...keySpan(document, map, key),
  });
  const check = checks.find((kind) => kind === issue.message);
  if (check) return [problem(check, path, value)];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = Object.keys(propertiesOf(descend(jsonSchema(schema), path.map(String))));
      return issue.keys.map((key) => problemAtKey('unknown-key', path, key, known));
    }
    case 'invalid_value':
      return [problem('not-one-of', path, value, issue.values.map(String))];
    case 'invalid_type':
      if (document.getIn(path) === undefined) return [problem('missing', path)];
      return [problem('wrong-type', path, value, [issue.expected])];
    case 'invalid_key': {
      const kind = checks.find((one) => one === issue.issues[0]?.message) ?? 'other';
      return [problemAtKey(kind, path.slice(0, -1), String(path.at(-1)))];
    }
    case 'too_small':
      if (issue.origin === 'number') return [problem('other', path, issue.message)];
      return [problem('empty', path)];
    case 'invalid_union': {
      const types = issue.errors.flatMap((errors) =>
        errors.flatMap((error) =>
          error.code === 'invalid_type' && !error.path.length ? [error.expected] : [],
        ),
      );
      const inner = issue.errors.find(
        (errors) => !errors.some((error) => error.code === 'invalid_type' && !error.path.length),
      );
      if (!inner && document.getIn(path) === undefined) return [problem('missing', path)];
      if (!inner) return [problem('wrong-type', path, value, types)];
      return inner.flatMap((error) =>
        readIssue(
          { ...error, path: [...path, ...error.path] } as z.core.$ZodIssue,
          schema,
          document,
          problem,
        ),
      );
    }
    default:
      return [problem('other', path, issue.message)];
  }
}

function shown(value: unknown): string {
  const plain = isScalar(value) ? value.value : value;
  return typeof plain === 'object' && plain !== null ? '…' : String(plain);
}
