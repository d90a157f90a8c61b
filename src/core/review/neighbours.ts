/** What the review of a page takes from other pages: the source it follows, its locale variants, what all teach of its language. */

import { placeIn, readAddress, rootOf } from '../alignment/addresses.ts';
import type { Learned } from '../alignment/align.ts';
import { isTellable } from '../alignment/by-content.ts';
import { isStringFile } from '../alignment/by-key.ts';
import { readCedict } from '../alignment/cedict.ts';
import { completed, type Lexicon } from '../alignment/lexicon.ts';
import { LexiconTrainer, type PairPaths, type ReadPair, type Trained } from '../alignment/lexicon-trainer.ts';
import { isFirmAlone, joinedLexicon } from '../alignment/shipped-lexicon.ts';
import { type Found, SourceSearch } from '../alignment/source-search.ts';
import { sideOf } from '../alignment/units.ts';
import { type OriginalSign, originalOf, type Version } from '../alignment/versions.ts';
import { declaredIn } from '../content/declared.ts';
import type { Written } from '../host.ts';
import { shippedPhrases } from '../phrases/packs.ts';
import { termsOf } from '../phrases/terms.ts';
import { type Reads, shareReads } from '../reads.ts';
import { languageCode, readLocale } from '../regions/locale.ts';
import type { Linked, LocaleVariant, Page } from '../rules/rule.ts';
import { findTarget, type Target } from '../target.ts';
import type { Look } from './look.ts';
import { languageOf, type PageInput } from './page.ts';
import { isUntranslated, type ParsedPage, type ParsedPages } from './parsed-pages.ts';
import type { SiteView } from './site-facts.ts';
import { SiteLabels } from './site-labels.ts';
import { SiteNames } from './site-names.ts';

const noPairs: PairPaths = new Map();

/** The pages of one site as neighbours of each other. */
export class Neighbours {
  private readonly trainer = new LexiconTrainer();
  private readonly search = new SourceSearch();
  /** What string files call things. */
  readonly labels: SiteLabels;
  /** How pages spell names. */
  readonly names: SiteNames;
  private cedict: Promise<{ readonly lexicon: Lexicon | undefined; readonly reads: Reads }> | undefined;

  constructor(private readonly pages: ParsedPages) {
    this.labels = new SiteLabels(pages);
    this.names = new SiteNames(pages);
  }

  /** What the site teaches of the language a page's path is in, and what a dictionary knows of it besides. */
  async learn(path: string, look: Look): Promise<Learned> {
    const { config } = look.site.setup;
    const language = look.site.languageOf(path);
    const { learned, reads } = await this.train(language, look);
    look.include({ own: new Map(), shared: [reads] });
    if (languageCode(config.source) !== 'zh') return learned;
    const lexicon = joinedLexicon(language, learned.lexicon);
    const isFirm = learned.isFirm || isFirmAlone(language);
    if (language !== 'en') return { ...learned, isFirm, lexicon };
    this.cedict ??= readDictionary(look.again());
    const cedict = await this.cedict;
    look.include(cedict.reads);
    return { ...learned, isFirm, lexicon: cedict.lexicon ? completed(lexicon!, cedict.lexicon) : lexicon };
  }

  private train(language: string, look: Look): Promise<Trained> {
    const pairs = look.site.pairsOf(language) ?? noPairs;
    return this.trainer.of(language, pairs, {
      read: (page, source) => this.readPair(page, source, language, look.again()),
      share: (noted) => shareReads(look.host, noted),
    });
  }

  /** A page beside its source, as both were saved. */
  private async readPair(page: string, source: string, language: string, look: Look): Promise<ReadPair> {
    const { site, host } = look;
    const { config } = site.setup;
    const { inSource, inTarget } = termsOf(shippedPhrases.for(language));
    const memory = site.memoryOf(language, page);
    const readBoth = async () => {
      const target = await this.pages.readable(page, config, host.readSaved!);
      const original = await this.pages.readSource(source, config, host.readSaved!);
      if (!original || !target || isUntranslated(target, language)) return undefined;
      if (isStringFile(target.content)) return undefined;
      return [original.content.segments, target.content.segments] as const;
    };
    const segments = memory ?? (await readBoth());
    return {
      pair: segments && [
        sideOf(segments[0], inSource, config.markets),
        sideOf(segments[1], inTarget, config.markets),
      ],
      isOwn: !memory,
      noted: look.reads().own,
    };
  }

  /** The locale variants of a page that are written in its language, for another market. */
  async localeVariants(
    path: string,
    { market }: Target,
    language: string,
    { site, host }: Look,
  ): Promise<LocaleVariant[]> {
    const { config } = site.setup;
    const localeVariants: LocaleVariant[] = [];
    for (const other of site.localeVariantsOf(path)) {
      const page = await this.pages.readable(other, config, host.read);
      if (!page || isStringFile(page.content)) continue;
      const { content, script } = page;
      const target = targetOf(other, page, site);
      if (target.isSource || target.market === market || languageOf(target, script) !== language) continue;
      const profile = target.market ? config.markets.get(target.market) : undefined;
      localeVariants.push({ path: other, market: profile, segments: content.segments });
    }
    return localeVariants;
  }

  /** What a page declares of itself, where the addresses among it lead, and which versions of it there are. */
  async addresses(
    path: string,
    { content, text }: ParsedPage,
    look: Look,
  ): Promise<Pick<Page, 'declarations' | 'links' | 'versions'>> {
    const declarations = isStringFile(content) ? [] : declaredIn(content, text);
    const links = new Map<string, Linked>();
    const found = declarations.flatMap(({ kind, value }) => {
      const address = kind === 'canonical' || kind === 'alternate' ? readAddress(value) : undefined;
      return address ? [{ value, address }] : [];
    });
    if (!found.length) return { declarations, links, versions: look.site.versionsOf(path) };
    const { site } = look;
    const root = rootOf(
      path,
      found.map(({ address }) => address),
    );
    for (const { value, address } of found) {
      const place = root && placeIn(root, address);
      if (place === undefined || links.has(value)) continue;
      const linked = site.servedAt(place);
      const language = linked === undefined ? undefined : await this.languageOf(linked, look);
      links.set(value, { path: linked, language });
    }
    return {
      declarations,
      links,
      versions: withAlternates(site.versionsOf(path), declarations, links, site),
    };
  }

  /**
   * The version in another language that a page without a source was likely made from; undefined where it is the original
   * itself, or the words of either language are not known well enough.
   * @param writtenBy who wrote a file, kept for all pages: git takes its time for each
   */
  async original(
    path: string,
    { content }: ParsedPage,
    language: string,
    { declarations, links, versions: all }: Pick<Page, 'declarations' | 'links' | 'versions'>,
    look: Look,
    writtenBy: (path: string) => Promise<readonly Written[] | undefined>,
  ): Promise<PageInput['original']> {
    const { site, host } = look;
    const { config } = site.setup;
    if (!isFirmAlone(language) || isStringFile(content) || content.multilingual) return undefined;
    const versions = all.filter(({ locale }) => !locale || !config.isSource(locale));
    if (versions.length < 2) return undefined;
    const defaults = declarations.filter(({ hreflang }) => hreflang?.value.toLowerCase() === 'x-default');
    const isDefault = (other: string) => defaults.some(({ value }) => links.get(value)?.path === other);
    // Of a page too short to be told from another nothing is said, and git is not asked.
    if (!isTellable(content.segments)) return undefined;
    const found =
      originalOf(versions, isDefault, site.countByLocale()) ?? (await oldestOf(versions, writtenBy));
    const original = found?.version ?? versions[0]!;
    if (original.path === path) return undefined;
    const theirs = await this.languageOf(original.path, look);
    if (!theirs || theirs === language || !isFirmAlone(theirs)) return undefined;
    const page = await this.pages.readable(original.path, config, host.read);
    if (!page || isStringFile(page.content) || isUntranslated(page, theirs)) return undefined;
    return { path: original.path, language: theirs, sign: found?.sign, segments: page.content.segments };
  }

  /** The language of a page: what its path says, otherwise what it does. */
  private async languageOf(path: string, { site, host }: Look): Promise<string | undefined> {
    const { config } = site.setup;
    const named = config.pagesFor(path).locale ?? site.named(path).found?.locale;
    if (named) return languageCode(named);
    const page = await this.pages.readable(path, config, host.read);
    return page && languageOf(targetOf(path, page, site), page.script);
  }

  /**
   * The source page a page follows, and how sure that is where only contents tell.
   * @param waits false to go by the last search
   */
  async findSource(path: string, page: ParsedPage, look: Look, waits: boolean) {
    const hint = sourceHint(path, page, look.site);
    const source = hint.source ?? (hint.isOpen ? await this.alternateSource(path, page, look) : undefined);
    if (source !== undefined || !hint.isSought) return { source, confidence: null, isPartial: false };
    const { found, isFresh } = waits
      ? { found: await this.searchSource(path, page, look), isFresh: true }
      : this.search.last(path, page.text);
    if (found) look.include(found.reads);
    return {
      source: found?.pair?.source,
      confidence: found?.pair?.confidence ?? null,
      isPartial: !isFresh,
    };
  }

  /** The Chinese page that a page gives as its alternate: `<link rel="alternate" hreflang="zh" href="…">`. */
  private async alternateSource(path: string, page: ParsedPage, look: Look): Promise<string | undefined> {
    const { config } = look.site.setup;
    const chinese = declaredIn(page.content, page.text).filter(({ kind, hreflang }) => {
      const tag = kind === 'alternate' && hreflang && readLocale(hreflang.value, config.markets);
      return tag && config.isSource(tag.locale);
    });
    if (!chinese.length) return undefined;
    const { links } = await this.addresses(path, page, look);
    const linked = chinese.flatMap(({ value }) => links.get(value) ?? []);
    return linked.find((one) => one.path !== path && one.language?.startsWith('zh'))?.path;
  }

  /** Searches for the source page of a page that nothing else tells it of, among source pages as they were saved. */
  private searchSource(path: string, page: ParsedPage, { again }: Look): Promise<Found> {
    const look = again();
    const { site, host } = look;
    const { config } = site.setup;
    const { inSource, inTarget } = termsOf(shippedPhrases.for(site.languageOf(path)));
    const { locale } = targetOf(path, page, site);
    return this.search.find({
      path,
      text: page.text,
      sources: site.sources(),
      target: sideOf(page.content.segments, inTarget, config.markets),
      isFree: (source) => source !== path && !site.isFollowed(source, locale!),
      learned: () => this.learn(path, look),
      read: async (source) => {
        const own = again();
        const original = await this.pages.readSource(source, config, own.host.readSaved!);
        const isPage = original && !isStringFile(original.content);
        return {
          side: isPage ? sideOf(original.content.segments, inSource, config.markets) : undefined,
          noted: own.reads().own,
        };
      },
      share: (noted) => shareReads(host, noted),
      include(index) {
        look.include({ own: new Map(), shared: [index] });
        return look.reads();
      },
    });
  }

  /** Forgets what was taken from files that are others now as they are saved. */
  forget(isChanged: (path: string) => boolean): void {
    if (this.trainer.forget(isChanged)) this.search.outdate();
    this.labels.forget(isChanged);
    this.names.forget(isChanged);
    this.search.forget(isChanged);
  }

  /** Files came or went: what is searched for may be found elsewhere. */
  filesChanged(): void {
    this.search.outdate();
  }
}

/** Versions as paths tell them, and those that a page lists as its alternates besides. */
function withAlternates(
  versions: readonly Version[],
  declarations: Page['declarations'],
  links: Page['links'],
  { setup }: SiteView,
): readonly Version[] {
  const added = new Map<string, Version>();
  for (const { kind, value, hreflang } of declarations) {
    const path = kind === 'alternate' && hreflang ? links.get(value)?.path : undefined;
    if (path === undefined || versions.some((one) => one.path === path)) continue;
    const locale = added.get(path)?.locale ?? readLocale(hreflang!.value, setup.config.markets)?.locale;
    added.set(path, { path, locale });
  }
  return added.size ? [...versions, ...added.values()] : versions;
}

/** More versions are not asked when they were written: git takes its time for each. */
const mostAsked = 12;

/** The version whose oldest line is older than any of the others', as git tells it by the month. */
async function oldestOf(
  versions: readonly Version[],
  writtenBy: (path: string) => Promise<readonly Written[] | undefined>,
): Promise<{ readonly version: Version; readonly sign: OriginalSign } | undefined> {
  if (versions.length > mostAsked) return undefined;
  const dated: { version: Version; month: string }[] = [];
  for (const version of versions) {
    const written = await writtenBy(version.path);
    const [month] = (written ?? []).flatMap((one) => one.month ?? []).sort();
    if (month === undefined) return undefined;
    dated.push({ version, month });
  }
  dated.sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
  const [first, second] = dated;
  return first && second && first.month < second.month
    ? { version: first.version, sign: 'oldest' }
    : undefined;
}

async function readDictionary({ host, reads }: Look) {
  const text = await host.cedict?.();
  return { lexicon: text === undefined ? undefined : readCedict(text), reads: reads() };
}

function targetOf(path: string, { content, script }: ParsedPage, { setup, named }: SiteView): Target {
  const data = content.frontMatter?.data ?? {};
  return findTarget(path, data, setup.config, script, content.locale, named(path));
}

/**
 * What tells a page's source page before the site is searched: `source` where path, config or the page itself name one,
 * whether or not it can be read; `isOpen` where none does and the page is no source itself, `isSought` where it is of a known
 * locale and of some length besides.
 */
function sourceHint(path: string, page: ParsedPage, site: SiteView) {
  const { content } = page;
  const source = site.sourceOf(path, content.frontMatter?.data.source);
  if (source !== undefined || content.multilingual || isStringFile(content))
    return { source, isOpen: false, isSought: false };
  const { isSource, locale } = targetOf(path, page, site);
  const isSought = !isSource && locale !== undefined && isTellable(content.segments) && site.hasSources();
  return { source, isOpen: !isSource, isSought };
}
