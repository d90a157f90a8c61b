import picomatch from 'picomatch/posix';
import { type Document, isMap, isNode, isScalar } from 'yaml';
import * as z from 'zod/mini';
import { type FormatId, formatIds } from './content/extensions.ts';
import { type RuleId, type Severity, type Span, severities } from './finding.ts';
import { audiences } from './regions/audience.ts';
import { isSourceLocale } from './regions/locale.ts';
import { markets } from './regions/market.ts';
import { readYaml } from './text/yaml.ts';

/** Where the config of a site lies, relative to its root. */
export const configPath = '.terroir/config.yaml';

/** When the gate fails: at the first finding of this severity. */
export const gateLevels = ['critical', 'major', 'minor', 'never'] as const;
export type GateLevel = (typeof gateLevels)[number];

/** Matching a path stays cheap: few stars in a part, few `**`, and no groups that could nest. */
export function isCheapGlob(pattern: string): boolean {
  const parts = pattern.split('/');
  const deep = parts.filter((part) => part.includes('**')).length;
  return deep <= 2 && !/[()|]/.test(pattern) && parts.every((part) => (part.match(/\*/g)?.length ?? 0) <= 3);
}

/** A glob with few enough stars in one path part that matching it stays cheap on any path. */
const glob = () =>
  z.string().check(z.minLength(1), z.maxLength(300), z.refine(isCheapGlob, { error: 'glob-stars' }));
const locale = z.string().check(z.refine(isLocale, { error: 'locale' }));
const market = z.enum([...markets.keys()]);

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

const failOn = () =>
  z.enum(gateLevels).register(z.globalRegistry, {
    description: 'The gate fails at the first finding this severe. 发现此级别的问题即不放行。',
  });
const penalty = () =>
  z.optional(z.number().check(z.nonnegative())).register(z.globalRegistry, {
    description:
      'At most this many penalty points per 1,000 words in a market: critical 25, major 5, minor 1. 每个市场每千词扣分上限：致命 25、严重 5、轻微 1。',
  });

/** The one table of settings; the JSON schema, completion and checks all come from it. */
export const configSchema = z.strictObject({
  source: z._default(locale, 'zh').register(z.globalRegistry, {
    description: 'Locale of the pages the others are written from. 其他页面所依据的源语言。',
  }),
  exclude: z._default(z.array(glob()), []).register(z.globalRegistry, {
    description: 'Files not to review, as globs from the site’s root. 不审校的文件。',
  }),
  formats: z._default(z.record(glob(), z.enum(formatIds)), {}).register(z.globalRegistry, {
    description:
      'How to read files whose endings say nothing, by glob: `"**/*.page": html`. 按通配符指定文件格式。',
  }),
  pages: z
    ._default(
      z.array(
        z.strictObject({
          path: glob().register(z.globalRegistry, { description: 'Which pages, as a glob. 适用的页面。' }),
          market: z
            .optional(market)
            .register(z.globalRegistry, { description: 'Market they are for. 目标市场。' }),
          locale: z
            .optional(locale)
            .register(z.globalRegistry, { description: 'Language they are in. 页面语言。' }),
          audience: z.optional(z.enum(audiences)).register(z.globalRegistry, {
            description:
              'Whom they speak to: local (companies and people of the market), chinese-abroad (Chinese companies there), entering-china (foreign companies going to China). 面向的读者。',
          }),
        }),
      ),
      [],
    )
    .register(z.globalRegistry, {
      description:
        'What groups of pages are for; of several that fit, later ones win. 各组页面的目标;后面的优先。',
    }),
  rules: z._default(z.record(z.string(), z.enum([...severities, 'off'])), {}).register(z.globalRegistry, {
    description:
      'Another severity for a rule or a whole family, or off: `phrase/one-stop: off`. 调整某条规则或某类规则的严重程度,或关闭。',
  }),
  gate: z
    ._default(
      z.strictObject({
        failOn: z._default(failOn(), 'major'),
        penalty: penalty(),
        overrides: z
          ._default(
            z.array(
              z.strictObject({
                market: z
                  .optional(market)
                  .register(z.globalRegistry, { description: 'Market it is for. 适用的市场。' }),
                failOn: z.optional(failOn()),
                penalty: penalty(),
              }),
            ),
            [],
          )
          .register(z.globalRegistry, {
            description:
              'Other conditions for a market; of several that fit, later ones win. 某个市场的另行要求;后面的优先。',
          }),
      }),
      { failOn: 'major', overrides: [] },
    )
    .register(z.globalRegistry, { description: 'What must hold before publishing. 发布前须满足的条件。' }),
});

type Settings = z.infer<typeof configSchema>;
type PageRule = Omit<Settings['pages'][number], 'path'>;

export type GateSettings = Settings['gate'];
/** What a page is held to. */
export type GateConditions = Omit<GateSettings, 'overrides'>;

/** The settings of a site, ready to be asked. */
export interface Config {
  /** BCP 47 locale of the source pages. */
  readonly source: string;
  readonly gate: GateSettings;
  isExcluded(path: string): boolean;
  /** The format the config names for a file; the first that fits. */
  formatFor(path: string): FormatId | undefined;
  /** The globs of files the config names a format for. */
  readonly formatGlobs: readonly string[];
  /** What the config says of a page; empty where it says nothing. */
  pagesFor(path: string): PageRule;
  /** The severity a rule was given, `off`, or undefined where the config leaves it alone. */
  severityOf(ruleId: RuleId): Severity | 'off' | undefined;
  /** True for the locale of the source pages. */
  isSource(locale: string): boolean;
}

/** What is wrong at a place of the config, before it is put into words. */
export interface ConfigProblem extends Span {
  readonly kind:
    | 'syntax'
    | 'unreadable'
    | 'unknown-rule'
    | 'unknown-key'
    | 'not-one-of'
    | 'wrong-type'
    | 'glob-stars'
    | 'locale'
    | 'baseline'
    | 'other';
  /** The path to the value, such as `pages.0.market`. */
  readonly key: string;
  readonly detail: string;
  readonly expected: readonly string[];
}

/** JSON schema (draft 2020-12) of the config file, for editors. */
export function configJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(configSchema, { io: 'input' }) as Record<string, unknown>;
}

/**
 * Reads a config. Where it is broken the defaults stand in for what could not be read, and each problem
 * says where; an empty text is the default config.
 * @param isRule knows the ids and families of rules
 */
export function parseConfig(
  text: string,
  isRule: (name: string) => boolean = () => true,
): { config: Config; problems: ConfigProblem[] } {
  const { document, data = {}, problems: broken } = readYaml(text);
  const problems: ConfigProblem[] = broken.map((problem) => ({
    ...problem,
    kind: 'syntax',
    key: '',
    expected: [],
  }));
  if (problems.length) return { config: makeConfig(configSchema.parse({})), problems };
  const parsed = configSchema.safeParse(data ?? {});
  if (parsed.success)
    return { config: makeConfig(parsed.data), problems: unknownRules(parsed.data, document, isRule) };
  for (const issue of parsed.error.issues) problems.push(...readIssue(issue, document, text));
  return { config: makeConfig(salvage(data)), problems };
}

/** Rules that are given a severity but do not exist. */
function unknownRules(
  settings: Settings,
  document: Document.Parsed,
  isRule: (name: string) => boolean,
): ConfigProblem[] {
  return Object.keys(settings.rules).flatMap((name) => {
    if (isRule(name)) return [];
    const node = document.getIn(['rules', name], true);
    const [from, to] = isNode(node) && node.range ? node.range : [0, 1];
    return [{ kind: 'unknown-rule' as const, key: `rules.${name}`, detail: name, expected: [], from, to }];
  });
}

/** The top-level settings that are right by themselves. */
function salvage(data: unknown): Settings {
  const good: Record<string, unknown> = {};
  if (data && typeof data === 'object') {
    for (const [key, value] of Object.entries(data)) {
      if (configSchema.safeParse({ [key]: value }).success) good[key] = value;
    }
  }
  return configSchema.parse(good);
}

function readIssue(issue: z.core.$ZodIssue, document: Document.Parsed, text: string) {
  const path = issue.path as (string | number)[];
  const place = (keys: (string | number)[], key?: string): Span => {
    const node = document.getIn(keys, true);
    if (key !== undefined && isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
      if (isScalar(pair?.key) && pair.key.range) return { from: pair.key.range[0], to: pair.key.range[1] };
    }
    if (isNode(node) && node.range) return { from: node.range[0], to: node.range[1] };
    return keys.length
      ? place(keys.slice(0, -1), String(keys.at(-1)))
      : { from: 0, to: Math.min(1, text.length) };
  };
  const problem = (
    kind: ConfigProblem['kind'],
    span: Span,
    detail: string,
    expected: readonly string[] = [],
  ) => ({
    kind,
    key: path.join('.'),
    detail,
    expected,
    ...span,
  });
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => problem('unknown-key', place(path, key), key, knownKeys(path)));
    case 'invalid_value':
      return [problem('not-one-of', place(path), shown(document.getIn(path)), issue.values.map(String))];
    case 'invalid_type':
      return [problem('wrong-type', place(path), shown(document.getIn(path)), [issue.expected])];
    case 'custom':
      return [problem(issue.message as 'locale' | 'glob-stars', place(path), shown(document.getIn(path)))];
    default:
      return [problem('other', place(path), issue.message)];
  }
}

function shown(value: unknown): string {
  return isScalar(value) || typeof value !== 'object' ? String(isScalar(value) ? value.value : value) : '…';
}

function knownKeys(path: readonly (string | number)[]): string[] {
  if (path[0] === 'pages') return ['path', 'market', 'locale', 'audience'];
  if (path[0] === 'gate') return ['failOn', 'penalty', ...(path.length > 1 ? ['market'] : ['overrides'])];
  return Object.keys(configSchema.shape);
}

function makeConfig(settings: Settings): Config {
  const excluded = settings.exclude.map((pattern) => matcher(pattern));
  const formats = Object.entries(settings.formats).map(([pattern, id]) => ({
    matches: matcher(pattern),
    id,
  }));
  const pages = settings.pages.map(({ path, ...rule }) => ({ matches: matcher(path), rule }));
  // Asked for every file of the site, about a handful of locales.
  const sourceLocales = new Map<string, boolean>();
  return {
    source: settings.source,
    gate: settings.gate,
    isExcluded: (path) => excluded.some((matches) => matches(path)),
    formatFor: (path) => formats.find(({ matches }) => matches(path))?.id,
    formatGlobs: Object.keys(settings.formats),
    pagesFor: (path) =>
      Object.assign({}, ...pages.filter(({ matches }) => matches(path)).map(({ rule }) => rule)),
    severityOf: (ruleId) => settings.rules[ruleId] ?? settings.rules[ruleId.split('/')[0]!],
    isSource(name) {
      const known = sourceLocales.get(name) ?? isSourceLocale(name, settings.source);
      sourceLocales.set(name, known);
      return known;
    },
  };
}

function matcher(pattern: string): (path: string) => boolean {
  return picomatch(pattern, { dot: true, noextglob: true });
}
