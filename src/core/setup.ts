/** The setup of a site: settings, markets, phrases and more, read from `.terroir`. */
import {
  type Authors,
  authorsJsonSchema,
  authorsPath,
  noAuthors,
  parseAuthors,
} from './authorship/authors.ts';
import { type Config, configJsonSchema, configPath, parseConfig } from './config.ts';
import type { Finding, RuleId } from './finding.ts';
import { type FileText, type Host, isFolder } from './host.ts';
import { type Library, makeLibrary } from './locality/library.ts';
import { libraryFile, type Material, materialJsonSchema, parseMaterials } from './locality/material.ts';
import type { Messages } from './messages/index.ts';
import { parsePack } from './phrases/house-pack.ts';
import { type LocaleTerms, termsIn } from './phrases/locale-terms.ts';
import { type PhraseBook, phraseBook, shippedPhrases } from './phrases/packs.ts';
import { type Pack, ruleIdOf, writtenPack } from './phrases/phrase.ts';
import { currentRuleId } from './phrases/stock.ts';
import { type Concept, parseTermbase, termbaseSchema } from './phrases/termbase.ts';
import { marketJsonSchema, parseMarket } from './regions/house-market.ts';
import { type Market, type Markets, shippedMarkets } from './regions/market.ts';
import { type Exception, exceptionsJsonSchema, exceptionsPath, parseExceptions } from './rules/exceptions.ts';
import { documentRules, isCodedRule, nameOfRule, ruleNames } from './rules/index.ts';
import type { RuleDoc } from './rules/rule.ts';
import { brokenSetting, unreadableFile } from './rules/tool-diagnostics.ts';
import type { Bilingual } from './text/bilingual.ts';
import type { SettingProblem } from './text/checked-yaml.ts';
import { onceForWords } from './text/once.ts';
import { jsonSchema, type Schema } from './text/schema.ts';

/** The folder of what a site is reviewed by, relative to the site's root. */
export const setupFolder = '.terroir';

/** Kinds of setup files. */
export const setupKinds = [
  'config',
  'rules',
  'market',
  'terms',
  'exceptions',
  'authors',
  'materials',
  'material',
] as const;
export type SetupKind = (typeof setupKinds)[number];

/** Kind of a setup file, by its path: `.terroir/rules/brand.yaml` holds rules; undefined for any other file. */
export function setupKind(path: string): SetupKind | undefined {
  if (path === configPath) return 'config';
  if (path === exceptionsPath) return 'exceptions';
  if (path === authorsPath) return 'authors';
  if (/^\.terroir\/rules\/.+\.ya?ml$/.test(path)) return 'rules';
  if (/^\.terroir\/terms\/.+\.ya?ml$/.test(path)) return 'terms';
  return /^\.terroir\/markets\/[^/]+\.ya?ml$/.test(path) ? 'market' : libraryFile(path);
}

/** JSON schema of a file of the setup, for editors; without `setup`, for any site. */
export function setupSchema(kind: SetupKind, setup?: Setup): Schema {
  if (kind === 'config') return configJsonSchema(setup?.config.markets);
  if (kind === 'market') return marketJsonSchema();
  if (kind === 'exceptions') return exceptionsJsonSchema();
  if (kind === 'authors') return authorsJsonSchema();
  if (kind === 'materials' || kind === 'material') return materialJsonSchema(kind);
  return jsonSchema(kind === 'rules' ? writtenPack : termbaseSchema);
}

/** Everything of `.terroir` that a site is reviewed by; {@link readSetup} reads it. */
export interface Setup {
  readonly config: Config;
  readonly phrases: PhraseBook;
  /** The concepts of the site's termbases. */
  readonly concepts: readonly Concept[];
  /** What they say for pages in a locale (BCP 47), compiled at first use. */
  termsFor(locale: string): LocaleTerms;
  /** Exceptions of the site, in the order of their file. */
  readonly exceptions: readonly Exception[];
  /** The people who write and review for its markets. */
  readonly authors: Authors;
  /** The local material of its markets. */
  readonly library: Library;
  /** True for the id of a rule (`phrase/one-stop`) and for a family (`phrase`, `phrase/*`). */
  isRule(name: string): boolean;
  /** What people call a rule on pages in a language (ISO 639). */
  ruleName(id: RuleId, language: string | undefined): Bilingual;
  /** Every rule as people read it, sorted by id. */
  rules(): RuleDoc[];
  /** Problems of each file that was read; empty for a sound one. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** The files it was read from. */
  readonly texts: ReadonlyMap<string, FileText>;
}

/**
 * Reads the setup of a site. A broken file is reported in `findings`; the others apply all the same.
 * @param last the setup read before, which is returned where no file has changed
 */
export async function readSetup(host: Host, messages: Messages, last?: Setup): Promise<Setup> {
  const names = (await host.list(setupFolder)).filter(
    (path) => isFolder(path) || (setupKind(path) && path !== configPath),
  );
  const texts = new Map<string, FileText>();
  for (const path of [configPath, ...names]) texts.set(path, await host.read(path));
  return last && sameTexts(last.texts, texts) ? last : makeSetup(texts, messages);
}

const unreadable: SettingProblem = {
  kind: 'unreadable',
  key: '',
  detail: '',
  expected: [],
  from: 0,
  to: 0,
};

function sameTexts(a: ReadonlyMap<string, FileText>, b: ReadonlyMap<string, FileText>): boolean {
  return (
    a.size === b.size && [...b].every(([path, file]) => JSON.stringify(a.get(path)) === JSON.stringify(file))
  );
}

function makeSetup(texts: ReadonlyMap<string, FileText>, messages: Messages): Setup {
  const findings = new Map<string, readonly Finding[]>();
  const report = (path: string, problems: readonly SettingProblem[]) =>
    findings.set(
      path,
      problems.map((problem) => brokenSetting(problem, messages)),
    );

  for (const path of texts.keys())
    if (isFolder(path)) findings.set(path, [unreadableFile('unreadable-folder', messages)]);

  function* filesOf(kind: SetupKind): Iterable<[path: string, text: string]> {
    for (const [path, file] of texts) {
      if (setupKind(path) !== kind) continue;
      if ('text' in file) yield [path, file.text];
      else if (file.problem !== 'missing') report(path, [unreadable]);
    }
  }

  const own = new Map<string, Market>();
  for (const [path, text] of filesOf('market')) {
    const code = /([^/]+)\.ya?ml$/.exec(path)![1]!;
    const { market, problems } = parseMarket(text, code, shippedMarkets);
    if (market) own.set(code, market);
    report(path, problems);
  }
  // The same map as long as the site adds none: what was read with it stays known.
  const markets: Markets = own.size ? new Map([...shippedMarkets, ...own]) : shippedMarkets;
  const packs: Pack[] = [];
  const concepts: Concept[] = [];
  /** Ids of the rules so far, by language. */
  const taken = new Set<string>();
  const isTaken = (id: string, language: string) => isCodedRule(id) || taken.has(`${language} ${id}`);
  const add = (pack: Pack) => {
    packs.push(pack);
    for (const phrase of pack.phrases) taken.add(`${pack.language} ${ruleIdOf(phrase)}`);
  };
  for (const [path, text] of filesOf('rules')) {
    const { pack, problems } = parsePack(text, path, { isMarket: (code) => markets.has(code), isTaken });
    if (pack) add(pack);
    report(path, problems);
  }
  for (const [path, text] of filesOf('terms')) {
    const { termbase, problems } = parseTermbase(text, path, isTaken);
    termbase.packs.forEach(add);
    concepts.push(...termbase.concepts);
    report(path, problems);
  }
  const phrases = packs.length ? phraseBook(packs) : shippedPhrases;
  const isRule = ruleNames(phrases);
  const [[, text] = ['', '']] = filesOf('config');
  const { config, problems } = parseConfig(text, markets, isRule, currentRuleId);
  if (!findings.has(configPath)) report(configPath, problems);
  let exceptions: readonly Exception[] = [];
  for (const [path, text] of filesOf('exceptions')) {
    const read = parseExceptions(text, markets, isRule);
    exceptions = read.exceptions;
    report(path, read.problems);
  }
  let authors = noAuthors;
  for (const [path, text] of filesOf('authors')) {
    const read = parseAuthors(text, markets);
    authors = read.authors;
    report(path, read.problems);
  }
  const materials: Material[] = [];
  for (const kind of ['materials', 'material'] as const) {
    for (const [path, text] of filesOf(kind)) {
      const { items, problems } = parseMaterials(text, path, (code) => markets.has(code));
      materials.push(...items);
      report(path, problems);
    }
  }
  return {
    config,
    phrases,
    library: makeLibrary(materials),
    concepts,
    termsFor: onceForWords((locale) => termsIn(concepts, config.source, locale)),
    exceptions,
    authors,
    isRule,
    ruleName: (id, language) => nameOfRule(id, language, phrases),
    rules: () => documentRules(phrases),
    findings,
    texts,
  };
}
