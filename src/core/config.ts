import * as z from 'zod/mini';
import {
  atRoot,
  below,
  copyKinds,
  isKeyPattern,
  kindAt,
  makeView,
  type View,
} from './content/strings/view.ts';
import { allExtensions, dataExtensions, type FormatId, formatIds } from './file-types.ts';
import { type RuleId, type Severity, severities } from './finding.ts';
import { audiences } from './regions/audience.ts';
import { type Industry, industries } from './regions/industry.ts';
import { isSourceLocale, languageCode } from './regions/locale.ts';
import { localeName } from './regions/locale-name.ts';
import { type Markets, shippedMarkets } from './regions/market.ts';
import { type PageType, pageTypes, usualTargets } from './regions/page-type.ts';
import { type Readers, readerKinds } from './regions/readers.ts';
import { checkYaml, type SettingProblem } from './text/checked-yaml.ts';
import { isGlob, longestGlob, readGlob } from './text/glob.ts';
import { described, jsonSchema, type Schema } from './text/schema.ts';
import { sourcePattern } from './text/source-pattern.ts';

/** Where the config of a site lies, relative to its root. */
export const configPath = '.terroir/config.yaml';

/** When the gate fails: at the first finding of this severity. */
export const gateLevels = ['critical', 'major', 'minor', 'never'] as const;
export type GateLevel = (typeof gateLevels)[number];

const glob = () =>
  z.string().check(z.minLength(1), z.maxLength(longestGlob), z.refine(isGlob, { error: 'glob' }));
const keyPattern = () => z.string().check(z.maxLength(300), z.refine(isKeyPattern, { error: 'key-pattern' }));
const failOn = () =>
  described(
    z.enum(gateLevels),
    'The gate fails at the first finding this severe. 发现此级别的问题即不放行。',
  );
const penalty = () =>
  described(
    z.optional(z.number().check(z.nonnegative())),
    'At most this many penalty points per 1,000 words in a market: critical 25, major 5, minor 1. 每个市场每千词扣分上限：致命 25、严重 5、轻微 1。',
  );
const mirror = () =>
  described(
    z.optional(z.boolean()),
    'true: it fails where `copy/mirrors-source` says that a page follows its source page too closely. 页面与源页面过于对应时不放行。',
  );

const readers = () =>
  described(
    z.optional(z.enum(readerKinds)),
    'Who reads: consumers or businesses. Advice, examples, marks of trust and ways to pay are for them. 读者是消费者还是企业客户；建议、例句、信任标志与付款方式随之而定。',
  );
const industry = () => described(z.optional(z.enum(industries)), 'The industry they speak to. 面向的行业。');

const coverage = () =>
  described(
    z.optional(z.boolean()),
    'true: it fails where a market lacks a source page or a string it needs, has a page it must not have, or one whose source page is gone. 市场缺少应有的页面或词条，有不应有的页面，或页面的源页面已不存在时不放行。',
  );

const signOff = () =>
  described(
    z.optional(z.union([z.boolean(), z.array(z.enum(pageTypes))])),
    'true, or types of pages: it fails where a page is not signed off by a reviewer of its market. 页面须由当地审阅人签发；可只限某些页面类型。',
  );

/** The one table of settings; the JSON schema, completion and checks all come from it. */
function configSchema<Market extends z.core.$ZodType<string>>(market: Market) {
  const place = z.union([market, localeName]);
  return z.strictObject({
    source: described(
      z._default(localeName, 'zh'),
      'Locale of the pages the others are written from. 其他页面所依据的源语言。',
    ),
    readers: readers(),
    industry: industry(),
    exclude: described(
      z._default(z.array(glob()), []),
      'Files not to review, as globs from the site’s root. 不审校的文件。',
    ),
    formats: described(
      z._default(z.record(glob(), z.enum(formatIds)), {}),
      'How to read files whose endings say nothing, by glob: `"**/*.page": html`. 按通配符指定文件格式。',
    ),
    views: described(
      z._default(z.record(glob(), z.record(keyPattern(), z.enum(copyKinds))), {}),
      'Which keys of JSON, YAML, TOML and XML files are copy, and of what kind: `"data/*.json": {items.*.text: markdown}`. 数据文件中哪些键是文案、属于哪种文案。',
    ),
    pages: described(
      z._default(
        z.array(
          z.strictObject({
            path: described(glob(), 'Which pages, as a glob. 适用的页面。'),
            market: described(z.optional(market), 'Market they are for. 目标市场。'),
            locale: described(z.optional(localeName), 'Language they are in. 页面语言。'),
            audience: described(
              z.optional(z.enum(audiences)),
              'Whom they speak to: local (companies and people of the market), chinese-abroad (Chinese companies there), entering-china (foreign companies going to China). 面向的读者。',
            ),
            readers: readers(),
            industry: industry(),
            type: described(
              z.optional(z.enum(pageTypes)),
              'What they are for, which decides how closely they may follow the source page. 页面类型,决定可以多大程度沿用源页面。',
            ),
          }),
        ),
        [],
      ),
      'What groups of pages are for; of several that fit, later ones win. 各组页面的目标;后面的优先。',
    ),
    sources: described(
      z._default(
        z.array(
          z.strictObject({
            page: described(glob(), 'Which pages, such as id/artikel/**. 哪些页面。'),
            source: described(
              z.string().check(z.minLength(1), z.maxLength(300)),
              'Their source pages, with ** for what ** stands for in page: zh/articles/**. 对应的源页面，** 与 page 中的 ** 相同。',
            ),
          }),
        ),
        [],
      ),
      'Which source page a page follows, where its path does not tell; of several that fit, later ones win. 路径看不出时，页面对应的源页面；后面的优先。',
    ),
    coverage: described(
      z._default(
        z.array(
          z.strictObject({
            source: described(glob(), 'Which source pages, such as zh/news/**. 哪些源页面。'),
            needed: described(
              z.optional(z.array(place)),
              'Markets or locales that need them, `[]` for none; all of them where this is left out. 需要这些页面的市场或语言；[] 表示都不需要，不写则都需要。',
            ),
            never: described(
              z.optional(z.array(place)),
              'Markets or locales that must not have them: a page there that follows one is reported. 不应有这些页面的市场或语言。',
            ),
          }),
        ),
        [],
      ),
      'Which source pages the markets need; of several that fit, later ones win. 各市场需要哪些源页面；后面的优先。',
    ),
    targets: described(
      z._default(z.partialRecord(z.enum(pageTypes), z.number().check(z.gte(0), z.lte(1))), {}),
      'The largest share of a page that may follow the source page, by type of page: `campaign: 0.5`. 各类页面与源页面对应内容的占比上限。',
    ),
    maxLength: described(
      z._default(z.record(keyPattern(), z.number().check(z.int(), z.gte(1))), {}),
      'The most characters a string may have, by key: `"store.*.title": 30`. 各键的字符数上限。',
    ),
    rules: z._default(ruleSeverities(), {}),
    overrides: described(
      z._default(
        z.array(
          z.strictObject({
            path: described(
              z.optional(glob()),
              'Which pages, as a glob; all when absent. 适用的页面；不写则为全部页面。',
            ),
            market: described(
              z.optional(market),
              'Market they are for; all when absent. 适用的市场；不写则为全部市场。',
            ),
            rules: ruleSeverities(),
          }),
        ),
        [],
      ),
      'Other severities of rules on some pages or for a market; of several that fit, later ones win. 某些页面或某个市场另行调整规则；后面的优先。',
    ),
    gate: described(
      z._default(
        z.strictObject({
          failOn: z._default(failOn(), 'major'),
          penalty: penalty(),
          mirror: mirror(),
          coverage: coverage(),
          signOff: signOff(),
          only: described(
            z.optional(z.enum(['changed'])),
            'changed: only pages a branch touched, or whose source page it touched, can fail it. 只检查本分支改动的页面。',
          ),
          overrides: described(
            z._default(
              z.array(
                z.strictObject({
                  market: described(z.optional(market), 'Market it is for. 适用的市场。'),
                  type: described(
                    z.optional(z.enum(pageTypes)),
                    'Type of pages it is for; with a market, of that market only. 适用的页面类型。',
                  ),
                  failOn: z.optional(failOn()),
                  penalty: penalty(),
                  mirror: mirror(),
                  coverage: coverage(),
                  signOff: signOff(),
                }),
              ),
              [],
            ),
            'Other conditions for a market, a type of pages, or one of the other; of several that fit, later ones win. 某个市场或某类页面的另行要求;后面的优先。',
          ),
        }),
        { failOn: 'major', overrides: [] },
      ),
      'What must hold before publishing. 发布前须满足的条件。',
    ),
  });
}

function ruleSeverities() {
  return described(
    z.record(z.string(), z.enum([...severities, 'off'])),
    'Another severity for a rule or a whole family, or off: `phrase/one-stop: off`. 调整某条规则或某类规则的严重程度,或关闭。',
  );
}

type Settings = z.infer<ReturnType<typeof configSchema>>;
type PageRule = Omit<Settings['pages'][number], 'path'>;

export type GateSettings = Settings['gate'];
/** What a page is held to. */
export type GateConditions = Omit<GateSettings, 'overrides' | 'only'>;

/** A page, by where it lies and what it is for. */
export interface PagePlace {
  readonly path: string;
  readonly market: string | undefined;
}

/** The settings of a site, ready to be asked. */
export interface Config {
  /** BCP 47 locale of the source pages. */
  readonly source: string;
  /** The markets of the site, by code: those Terroir ships, and those in its `.terroir/markets`. */
  readonly markets: Markets;
  /** Who reads the site, where its pages say nothing else. */
  readonly readers: Readers | undefined;
  readonly industry: Industry | undefined;
  readonly gate: GateSettings;
  /** The largest mirror share of each type of page. */
  readonly targets: Readonly<Record<PageType, number>>;
  isExcluded(path: string): boolean;
  /** The format the config names for a file; the first that fits. */
  formatFor(path: string): FormatId | undefined;
  /** What the config says is copy in a file of data; the first that fits. */
  viewFor(path: string): View | undefined;
  /** The globs of files the config names a format or a view for. */
  readonly formatGlobs: readonly string[];
  /** What the config says of a page; empty where it says nothing. */
  pagesFor(path: string): PageRule;
  /** Paths of source pages the config names for a page, the one that goes first before. */
  sourcesFor(path: string): string[];
  /** Whether a market and its locale need a page that follows a source page, may have one, or must not. */
  coverageFor(
    source: string,
    place: { readonly market: string | undefined; readonly locale: string },
  ): 'needed' | 'free' | 'unwanted';
  /** The most characters a string of a key may have; of several patterns that fit, the first decides. */
  maxLengthFor(key: string): number | undefined;
  /** The severity a rule was given on a page, `off`, or undefined where the config leaves it alone; without `page`, on the site. */
  severityOf(ruleId: RuleId, page?: PagePlace): Severity | 'off' | undefined;
  /** True for the locale of the source pages. */
  isSource(locale: string): boolean;
}

const codeOf = (markets: Markets) => z.enum([...markets.keys()]);

/** JSON schema (draft 2020-12) of the config file, for editors; without `markets`, for any site. */
export function configJsonSchema(markets?: Markets): Schema {
  // A site may bring markets of its own, which a schema made beforehand cannot know.
  const any = z.union([codeOf(shippedMarkets), z.string().check(z.regex(/^[A-Z]{2}$/))]);
  return jsonSchema(configSchema(markets ? codeOf(markets) : any));
}

/**
 * Reads a config. Where it is broken the defaults stand in for what could not be read, and each problem
 * says where; an empty text is the default config.
 * @param markets the markets of the site
 * @param isRule knows the ids and families of rules
 * @param current the id of today for one that a rule once had
 */
export function parseConfig(
  text: string,
  markets: Markets = shippedMarkets,
  isRule: (name: string) => boolean = () => true,
  current: (name: string) => string = (name) => name,
): { config: Config; problems: SettingProblem[] } {
  const schema = configSchema(codeOf(markets));
  const { data, problems, problem } = checkYaml(text, schema);
  const settings = schema.parse(salvage(data, schema));
  const checkRules = (rules: Settings['rules'], above: readonly (string | number)[]) => {
    for (const name of Object.keys(rules))
      if (!isRule(name)) problems.push(problem('unknown-rule', [...above, 'rules', name], name));
  };
  checkRules(settings.rules, []);
  settings.overrides.forEach(({ rules }, index) => {
    checkRules(rules, ['overrides', index]);
  });
  settings.sources.forEach(({ page, source }, index) => {
    if (!sourcePattern(page, source))
      problems.push(problem('source-stars', ['sources', index, 'source'], source));
  });
  for (const pattern of Object.keys(settings.views)) {
    const [ending] = /\.\w+$/.exec(pattern) ?? [];
    if (allExtensions.some((one) => one === ending) && !dataExtensions.some((one) => one === ending))
      problems.push(problem('view-format', ['views', pattern], pattern, dataExtensions));
  }
  const ofToday = (rules: Settings['rules']) =>
    Object.fromEntries(Object.entries(rules).map(([name, one]) => [current(name), one]));
  const overrides = settings.overrides.map((one) => ({ ...one, rules: ofToday(one.rules) }));
  return {
    config: makeConfig({ ...settings, rules: ofToday(settings.rules), overrides }, markets),
    problems,
  };
}

/** The top-level settings that are right by themselves. */
function salvage(data: unknown, schema: z.core.$ZodType): Record<string, unknown> {
  if (!data || typeof data !== 'object') return {};
  return Object.fromEntries(
    Object.entries(data).filter(([key, value]) => z.safeParse(schema, { [key]: value }).success),
  );
}

function makeConfig(settings: Settings, markets: Markets): Config {
  const formats = Object.entries(settings.formats).map(([pattern, id]) => ({
    matches: matcher(pattern),
    id,
  }));
  const views = Object.entries(settings.views).map(([pattern, keys]) => ({
    matches: matcher(pattern),
    view: makeView(keys),
  }));
  const limits = Object.entries(settings.maxLength).map(([pattern, most]) => {
    const view = makeView({ [pattern]: 'string' });
    return {
      matches: (key: string) => {
        const progress = key.split('.').reduce((now, name) => below(view, now, name, false), atRoot(view));
        return kindAt(view, progress) !== undefined;
      },
      most,
    };
  });
  const pages = settings.pages.map(({ path, ...rule }) => ({ matches: matcher(path), rule }));
  const overrides = settings.overrides
    .map(({ path, market, rules }) => {
      const matches = path === undefined ? () => true : matcher(path);
      const fits = (page: PagePlace) =>
        (market === undefined || market === page.market) && matches(page.path);
      return { fits, rules };
    })
    .reverse();
  const coverage = settings.coverage.map(({ source, ...rule }) => ({ matches: matcher(source), rule }));
  const sources = settings.sources.flatMap(({ page, source }) => sourcePattern(page, source) ?? []);
  // Asked for every file of the site, about a handful of locales.
  const sourceLocales = new Map<string, boolean>();
  return {
    source: settings.source,
    markets,
    readers: settings.readers,
    industry: settings.industry,
    gate: settings.gate,
    targets: Object.assign({ ...usualTargets }, settings.targets),
    isExcluded: excluder(settings.exclude),
    formatFor: (path) => formats.find(({ matches }) => matches(path))?.id,
    viewFor: (path) => views.find(({ matches }) => matches(path))?.view,
    formatGlobs: [...Object.keys(settings.formats), ...Object.keys(settings.views)],
    pagesFor: (path) =>
      Object.assign({}, ...pages.filter(({ matches }) => matches(path)).map(({ rule }) => rule)),
    sourcesFor: (path) => sources.flatMap((find) => find(path) ?? []).reverse(),
    coverageFor(source, { market, locale }) {
      const fitting = coverage.filter(({ matches }) => matches(source)).map(({ rule }) => rule);
      const { needed, never }: (typeof fitting)[number] = Object.assign({}, ...fitting);
      const isIn = (places: readonly string[]) =>
        places.some((one) => one === market || one === locale || one === languageCode(locale));
      if (never && isIn(never)) return 'unwanted';
      return !needed || isIn(needed) ? 'needed' : 'free';
    },
    maxLengthFor: (key) => limits.find(({ matches }) => matches(key))?.most,
    severityOf(ruleId, page) {
      for (const { fits, rules } of page ? overrides : []) {
        const severity = givenTo(ruleId, rules);
        if (severity !== undefined && fits(page!)) return severity;
      }
      return givenTo(ruleId, settings.rules);
    },
    isSource(name) {
      const known = sourceLocales.get(name) ?? isSourceLocale(name, settings.source);
      sourceLocales.set(name, known);
      return known;
    },
  };
}

const givenTo = (ruleId: RuleId, rules: Settings['rules']) => rules[ruleId] ?? rules[ruleId.split('/')[0]!];

/** What one glob names, as people write it: a folder with all below it, with or without a slash behind. */
function matcher(pattern: string): (path: string) => boolean {
  // A backslash is one of Windows's paths, unless it stands before a sign that has a meaning in globs.
  const glob = pattern
    .trim()
    .replaceAll(/\\(?![[\]{}()!?\\])/g, '/')
    .replace(/^(?:\.?\/)+/, '');
  const last = glob.slice(glob.lastIndexOf('/') + 1);
  const globs = last === '' ? [`${glob}**`] : /[*?{}()!]/.test(last) ? [glob] : [glob, `${glob}/**`];
  const read = globs.flatMap((one) => readGlob(one) ?? []);
  return (path) => read.some((matches) => matches(path));
}

/** What a list of globs leaves out; a later one that begins with `!` takes back in. */
function excluder(patterns: readonly string[]): (path: string) => boolean {
  const steps = patterns.map((pattern) => {
    const takesBack = pattern.trimStart().startsWith('!');
    return { takesBack, matches: matcher(takesBack ? pattern.trimStart().slice(1) : pattern) };
  });
  return (path) => steps.findLast(({ matches }) => matches(path))?.takesBack === false;
}
