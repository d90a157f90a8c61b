/**
 * What reviews ask of a site as a whole, as facts that are noted: a page depends on which source it has and which variants,
 * not on the list of all files that these follow from.
 */
import { sampleOf } from '../alignment/lexicon-trainer.ts';
import type { Host, PastFile } from '../host.ts';
import { digestOf, question, type Recorder, wordsOf } from '../reads.ts';
import { isOldNotes } from '../regions/release-notes.ts';
import type { SiteBasis } from './site-basis.ts';

const facts = {
  setup: ({ setup }: SiteBasis) => [...setup.texts],
  files: ({ paths }: SiteBasis) => paths,
  named: ({ named }: SiteBasis, page: string) => named.read(page),
  source: ({ pairing }: SiteBasis, page: string, declared: string | null) =>
    pairing.sourceOf(page, declared ?? undefined),
  goneSource: ({ pairing }: SiteBasis, page: string, declared: string | null) =>
    pairing.goneSource(page, declared ?? undefined),
  hasSources: ({ pairing }: SiteBasis) => pairing.sources.length > 0,
  areSourcesLocated: ({ pairing }: SiteBasis) => pairing.areSourcesLocated,
  versions: ({ versionsOf }: SiteBasis, page: string) => versionsOf(page),
  counts: ({ counts }: SiteBasis) => [...counts],
  localeVariants: ({ localeVariantsOf }: SiteBasis, page: string) => localeVariantsOf(page),
  isOldNotes: ({ newestNotes }: SiteBasis, page: string) => isOldNotes(page, newestNotes),
  served: ({ served }: SiteBasis, place: string) => served.get(place),
  pairs: ({ pairs }: SiteBasis, language: string) => [...sampleOf(pairs.get(language) ?? new Map())],
  namePages: ({ namePages }: SiteBasis, language: string) => [...namePages(language).keys()],
  stringFiles: ({ stringFiles }: SiteBasis, locale: string) => [...stringFiles(locale)],
  memory: ({ memories }: SiteBasis, language: string, name: string) =>
    memories
      .get(language)
      ?.get(name)
      ?.map((segments) => segments.map(({ text }) => text)),
  baseline: ({ known }: SiteBasis, page: string) => [...(known(page) ?? [])],
};
type Fact = keyof typeof facts;
type Words<F extends Fact> = (typeof facts)[F] extends (
  basis: SiteBasis,
  ...words: infer W extends (string | null)[]
) => unknown
  ? W
  : never;

/** Digests of facts, worked out once for as long as a basis is in use. */
const known = new WeakMap<SiteBasis, Map<string, string>>();

/** The digest of a fact now; undefined for a question that is none. */
export function factDigest(host: Host, basis: SiteBasis, asked: string): string | undefined {
  const digests = known.get(basis) ?? new Map<string, string>();
  known.set(basis, digests);
  const [kind, ...words] = wordsOf(asked);
  if (!Object.hasOwn(facts, kind!)) return undefined;
  const fact = facts[kind as Fact] as (basis: SiteBasis, ...words: readonly (string | null)[]) => unknown;
  const digest = digests.get(asked) ?? digestOf(host, fact(basis, ...words));
  digests.set(asked, digest);
  return digest;
}

/** A site as one answer sees it: whatever it asks is noted. */
export interface SiteView {
  readonly setup: SiteBasis['setup'];
  /** What a page's path says of its locale, among the other paths. */
  named(page: string): ReturnType<SiteBasis['named']['read']>;
  /** See `Pairing`. */
  sourceOf(page: string, declared: unknown): string | undefined;
  goneSource(page: string, declared: unknown): string | undefined;
  /** The files of the past that a page may have followed. */
  pastSourcesOf(page: string, files: readonly PastFile[]): readonly PastFile[];
  languageOf(page: string): string;
  hasSources(): boolean;
  /** True where source pages have a folder of their own, or say their locale otherwise. */
  areSourcesLocated(): boolean;
  sources(): readonly string[];
  isFollowed(source: string, locale: string): boolean;
  /** The same page in other languages and for other markets, itself among them. */
  versionsOf(page: string): ReturnType<SiteBasis['versionsOf']>;
  /** How many pages there are of each locale, '' for those whose paths name none. */
  countByLocale(): SiteBasis['counts'];
  localeVariantsOf(page: string): readonly string[];
  /** See `isOldNotes`. */
  isOldNotes(page: string): boolean;
  /** The page that is served at a place, see `servedPages`. */
  servedAt(place: string): string | undefined;
  pairsOf(language: string): ReturnType<SiteBasis['pairs']['get']>;
  /** Pages and files of a language whose names are counted. */
  namePagesOf(language: string): ReturnType<SiteBasis['namePages']>;
  /** String files of a locale with those they follow, as far as paths tell. */
  stringFilesOf(locale: string): ReturnType<SiteBasis['stringFiles']>;
  memoryOf(
    language: string,
    name: string,
  ): ReturnType<NonNullable<ReturnType<SiteBasis['memories']['get']>>['get']>;
  /** What the baseline knows of a page. */
  baselineOf(page: string): ReturnType<SiteBasis['known']>;
}

/** Shows a site to an answer that is being made. */
export function viewOf(basis: SiteBasis, { host, note }: Recorder): SiteView {
  const ask = <F extends Fact>(fact: F, ...words: Words<F>) => {
    const asked = question(fact, ...words);
    note(asked, factDigest(host, basis, asked)!);
  };
  const {
    setup,
    named,
    pairing,
    versionsOf,
    counts,
    localeVariantsOf,
    served,
    pairs,
    memories,
    newestNotes,
  } = basis;
  // Nothing is reviewed without it.
  ask('setup');
  return {
    setup,
    named(page) {
      ask('named', page);
      return named.read(page);
    },
    sourceOf(page, declared) {
      ask('source', page, typeof declared === 'string' ? declared : null);
      return pairing.sourceOf(page, declared);
    },
    goneSource(page, declared) {
      if (typeof declared !== 'string') return undefined;
      ask('goneSource', page, declared);
      return pairing.goneSource(page, declared);
    },
    pastSourcesOf(page, files) {
      ask('named', page);
      const found = basis.goneAmong(files)(page);
      for (const { path } of found) ask('named', path);
      return found;
    },
    languageOf(page) {
      ask('named', page);
      return pairing.languageOf(page);
    },
    hasSources() {
      ask('hasSources');
      return pairing.sources.length > 0;
    },
    areSourcesLocated() {
      ask('areSourcesLocated');
      return pairing.areSourcesLocated;
    },
    sources() {
      ask('files');
      return pairing.sources;
    },
    isFollowed(source, locale) {
      ask('files');
      return pairing.isFollowed(source, locale);
    },
    versionsOf(page) {
      ask('versions', page);
      return versionsOf(page);
    },
    servedAt(place) {
      ask('served', place);
      return served.get(place);
    },
    countByLocale() {
      ask('counts');
      return counts;
    },
    localeVariantsOf(page) {
      ask('localeVariants', page);
      return localeVariantsOf(page);
    },
    isOldNotes(page) {
      if (!/\/changelogs\//.test(page)) return false;
      ask('isOldNotes', page);
      return isOldNotes(page, newestNotes);
    },
    pairsOf(language) {
      ask('pairs', language);
      return pairs.get(language);
    },
    namePagesOf(language) {
      ask('namePages', language);
      return basis.namePages(language);
    },
    stringFilesOf(locale) {
      ask('stringFiles', locale);
      return basis.stringFiles(locale);
    },
    memoryOf(language, name) {
      ask('memory', language, name);
      return memories.get(language)?.get(name);
    },
    baselineOf(page) {
      ask('baseline', page);
      return basis.known(page);
    },
  };
}
