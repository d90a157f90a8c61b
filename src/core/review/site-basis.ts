/** What is the same for all pages of a site: read once, and again when a setting changes or files come and go. */

import { servedPages } from '../alignment/addresses.ts';
import { readVersionSets } from '../alignment/declared-sets.ts';
import { type GoneCandidates, goneCandidates } from '../alignment/gone-sources.ts';
import { type PairPaths, sampleOf } from '../alignment/lexicon-trainer.ts';
import { findLocaleVariants } from '../alignment/locale-variants.ts';
import { type Memories, readMemories, withMemories } from '../alignment/memory.ts';
import { type Pairing, pairPages } from '../alignment/pairing.ts';
import { withVersionSets } from '../alignment/version-sets.ts';
import { countByLocale, findVersions } from '../alignment/versions.ts';
import { formatIn } from '../content/index.ts';
import { layoutConfigs, placesIn } from '../content/layout-configs.ts';
import { rootLayouts, withLayouts } from '../content/root-layouts.ts';
import { stringFormats } from '../content/strings/string-formats.ts';
import type { Host, PastFile } from '../host.ts';
import type { Messages } from '../messages/index.ts';
import { languageCode } from '../regions/locale.ts';
import { type SitePaths, sitePaths } from '../regions/path-locale.ts';
import { newestNotes } from '../regions/release-notes.ts';
import { type LanguagePlace, siteLayout } from '../regions/site-layout.ts';
import { brokenBaseline } from '../rules/tool-diagnostics.ts';
import { readSetup, type Setup } from '../setup.ts';
import { onceFor, onceForWords } from '../text/once.ts';
import { type Baseline, baselineOf, baselinePath, emptyBaseline, parseBaseline } from './baseline.ts';

/** What the reviews of a site's pages have in common. */
export interface SiteBasis {
  readonly setup: Setup;
  /** What the paths say of their locales. */
  readonly named: SitePaths;
  readonly pairing: Pairing;
  /** Finds source pages of the past, see `goneCandidates`. */
  readonly goneAmong: (files: readonly PastFile[]) => GoneCandidates;
  /** Market pages with their source pages, by language, as far as paths tell. */
  readonly pairs: ReadonlyMap<string, PairPaths>;
  readonly versionsOf: ReturnType<typeof findVersions>;
  /** How many pages there are of each locale. */
  readonly counts: ReturnType<typeof countByLocale>;
  readonly localeVariantsOf: ReturnType<typeof findLocaleVariants>;
  readonly served: ReturnType<typeof servedPages>;
  readonly newestNotes: ReturnType<typeof newestNotes>;
  readonly memories: Memories;
  /** Every file of the site that is not ignored, sorted. */
  readonly paths: readonly string[];
  readonly baseline: Baseline;
  /** String files of a locale with those they follow: at most 120, always the same for the same paths. */
  readonly stringFiles: (locale: string) => PairPaths;
  /**
   * Pages and files of a language with those they follow: none below 30, as many as a language is learned from, and at most
   * 120, so that a page depends on no more than it does by that.
   */
  readonly namePages: (language: string) => PairPaths;
  /** What the baseline knows of a page. */
  readonly known: ReturnType<typeof baselineOf>;
}

/**
 * Reads what stands in `.terroir`, and which files there are.
 * @param last the setup read before, of which what is the same is kept
 */
export async function readBasis(host: Host, messages: Messages, last: Setup | undefined): Promise<SiteBasis> {
  const read = await readSetup(host, messages, last);
  const kept = await host.read(baselinePath);
  const baseline = 'text' in kept ? parseBaseline(kept.text) : undefined;
  const isBroken = !baseline && !('problem' in kept && kept.problem === 'missing');
  const findings = isBroken ? [brokenBaseline(baselinePath, messages)] : [];
  const setup = { ...read, findings: new Map(read.findings).set(baselinePath, findings) };
  const paths = await host.list();
  const { markets } = setup.config;
  const byPath = sitePaths(paths, markets, siteLayout(await readPlaces(paths, host), markets));
  const bySets = withVersionSets(byPath, await readVersionSets(paths, host), markets);
  const named = withLayouts(bySets, await readLayouts(paths, host), markets, setup.config.isSource);
  const pairing = pairPages(paths, setup.config, named);
  const versionsOf = findVersions(paths, setup.config, named);
  const memories = await readMemories(paths, host, setup.config);
  const byLanguage = pairing.byLanguage();
  return {
    setup,
    named,
    paths,
    pairing,
    goneAmong: onceFor((files: readonly PastFile[]) => goneCandidates(files, setup.config, named)),
    memories,
    pairs: withMemories(byLanguage, memories),
    versionsOf,
    counts: countByLocale(paths, versionsOf),
    localeVariantsOf: findLocaleVariants(versionsOf, setup.config),
    served: servedPages(paths),
    newestNotes: newestNotes(paths),
    namePages: onceForWords((language) => sampleOf(byLanguage.get(language) ?? new Map())),
    stringFiles: onceForWords((locale) => {
      const localeOf = (path: string) => setup.config.pagesFor(path).locale ?? named.read(path).found?.locale;
      const own = [...(byLanguage.get(languageCode(locale)) ?? [])].filter(
        ([path]) =>
          Object.hasOwn(stringFormats, formatIn(setup.config, path)?.id ?? '') && localeOf(path) === locale,
      );
      return sampleOf(new Map(own), 2);
    }),
    baseline: baseline ?? emptyBaseline,
    known: baselineOf(baseline ?? emptyBaseline, paths),
  };
}

async function readLayouts(paths: readonly string[], host: Host): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const path of rootLayouts(paths)) {
    const file = await (host.readSaved ?? host.read)(path);
    if ('text' in file) texts.set(path, file.text);
  }
  return texts;
}

/** Where the languages of the site lie, as the configs of its generators say. */
async function readPlaces(paths: readonly string[], host: Host): Promise<LanguagePlace[]> {
  const places: LanguagePlace[] = [];
  for (const path of layoutConfigs(paths)) {
    const file = await host.read(path);
    if ('text' in file) places.push(...placesIn(path, file.text));
  }
  return places;
}
