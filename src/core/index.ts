/** The façade: everything editor, server and command line ask of the reviewer. Nothing inside core imports it. */
import type { Config } from './config.ts';
import type { Content, Format } from './content/content.ts';
import { formatOf } from './content/index.ts';
import { type Learned, nothingLearned } from './copies/align.ts';
import { type ContentPair, isTellable } from './copies/by-content.ts';
import { isStringFile } from './copies/by-key.ts';
import { Learning, nameTexts, type PairPaths } from './copies/learning.ts';
import { type Memories, readMemories, withMemories } from './copies/memory.ts';
import { type Pairing, pairPages } from './copies/pairing.ts';
import { SourceSearch } from './copies/source-search.ts';
import { findTwins } from './copies/twins.ts';
import { sideOf } from './copies/units.ts';
import type { Host, ReadProblem } from './host.ts';
import { type Language, messagesFor } from './messages/index.ts';
import { shippedPhrases } from './phrases/packs.ts';
import { termsOf } from './phrases/terms.ts';
import {
  type Baseline,
  baselineOf,
  baselinePath,
  emptyBaseline,
  parseBaseline,
  splitByBaseline,
} from './review/baseline.ts';
import { applyExceptions } from './review/filters.ts';
import { byLanguage, mergeReviews } from './review/languages.ts';
import { languageOf, type PageReview, reviewPage, withoutReview } from './review/page.ts';
import { brokenBaseline, pageFailed, unreadableFile } from './rules/config.ts';
import { isExpired } from './rules/exceptions.ts';
import type { Twin } from './rules/rule.ts';
import { spellingRules } from './rules/spelling.ts';
import { readSetup, type Setup, setupFolder } from './setup.ts';
import { readSignOff } from './signoff/read.ts';
import { isWordList } from './spelling/project-words.ts';
import { type Spellers, spellersOf } from './spelling/speller.ts';
import { varietyOf } from './spelling/variety.ts';
import { findTarget, type Target } from './target.ts';
import { scriptLanguage, scriptOf } from './text/language.ts';

/** Reviews the pages of one site. */
export interface Reviewer {
  /**
   * Reviews one page. Undefined for what is not a market page: a source page, an excluded file, a format
   * Terroir does not read.
   * @param path relative to the site's root
   * @param waits false to leave out what takes its time (`isPartial`): spelling whose dictionaries are yet to be
   *   read, and the search for a source page that only contents tell
   */
  review(path: string, waits?: boolean): Promise<PageReview | undefined>;
  /** Paths of all market pages, sorted, as far as their paths tell; source pages may be among them. */
  pages(): Promise<readonly string[]>;
  /** Every file of the site that is not ignored, sorted. */
  files(): Promise<readonly string[]>;
  /** What the site is reviewed by, and what is wrong in it. */
  setup(): Promise<Setup>;
  /** The findings the site had when its baseline was made. */
  baseline(): Promise<Baseline>;
  /**
   * The source page a page follows; undefined where it follows none, or cannot be read.
   * @param searches false to go by what paths, config and the page itself say alone
   */
  sourceOf(path: string, searches?: boolean): Promise<string | undefined>;
  /** The same page for other markets, in a language that may be the same: their text decides what is shared. */
  twins(path: string): Promise<readonly string[]>;
  /** A short name for what a page's review takes from other pages than its source: the same while these are. */
  siteName(path: string): Promise<string>;
  /** How a file is read, by its ending and the config; undefined for what Terroir does not read. */
  format(path: string): Promise<Format | undefined>;
  /** The parsed content of a page, or undefined where it cannot be read. */
  content(path: string): Promise<{ text: string; content: Content } | undefined>;
  /** Forgets what was read of a file, or, when files came or went, of the list of files. */
  changed(path: string): void;
}

/** How many parsed pages are kept: enough for the languages of the pages in hand, never the whole site. */
const mostParsed = 200;

const noPairs: PairPaths = new Map();

/** What the script of a page's text says of its language. */
function scriptOfPage({ segments }: Content): string | undefined {
  const texts = segments.map((segment) => segment.text);
  return scriptLanguage(texts.join('\n').slice(0, 5000));
}

interface Parsed {
  readonly format: Format;
  readonly text: string;
  readonly content: Content;
  readonly script: string | undefined;
}

/** What is the same for all pages of a site. */
interface Site {
  readonly setup: Setup;
  readonly pairing: Pairing;
  /** Market pages with their source pages, by language, as far as paths tell. */
  readonly pairs: ReadonlyMap<string, PairPaths>;
  readonly twinsOf: ReturnType<typeof findTwins>;
  readonly memories: Memories;
  readonly paths: readonly string[];
  readonly baseline: Baseline;
  /** What the baseline knows of a page. */
  readonly known: ReturnType<typeof baselineOf>;
}

/**
 * A reviewer of one site.
 * @param host reads and lists the site's files
 * @param speaks language of messages and notes
 * @param today from when the coming festivals in the notes are counted
 */
export function createReviewer({
  host,
  speaks,
  today = () => new Date(),
}: {
  host: Host;
  speaks: Language;
  today?: () => Date;
}): Reviewer {
  const say = messagesFor(speaks);
  const parsed = new Map<string, Parsed>();
  let spelling: { readonly setup: Setup; readonly spellers: Spellers } | undefined;
  let lastSetup: Setup | undefined;
  const learning = new Learning();
  const search = new SourceSearch();
  let site: Promise<Site> | undefined;

  function readSite(): Promise<Site> {
    site ??= (async () => {
      lastSetup = await readSetup(host, say, lastSetup);
      const kept = await host.read(baselinePath);
      const baseline = 'text' in kept ? parseBaseline(kept.text) : undefined;
      const isBroken = !baseline && !('problem' in kept && kept.problem === 'missing');
      const findings = isBroken ? [brokenBaseline(baselinePath, say)] : [];
      const setup = { ...lastSetup, findings: new Map(lastSetup.findings).set(baselinePath, findings) };
      const paths = await host.list();
      const pairing = pairPages(paths, setup.config);
      const memories = await readMemories(paths, host, setup.config);
      return {
        setup,
        paths,
        pairing,
        memories,
        pairs: withMemories(pairing.byLanguage(), memories),
        twinsOf: findTwins(paths, setup.config),
        baseline: baseline ?? emptyBaseline,
        known: baselineOf(baseline ?? emptyBaseline, paths),
      };
    })();
    return site;
  }

  async function read(path: string, format: Format): Promise<Parsed | { readonly problem: ReadProblem }> {
    const file = await host.read(path);
    if ('problem' in file) {
      parsed.delete(path);
      return file;
    }
    const known = parsed.get(path);
    if (known?.text === file.text && known.format === format) return known;
    search.seen(path, file.text);
    const content = format.parse(file.text, known?.format === format ? known.content : undefined);
    const fresh = { format, text: file.text, content, script: scriptOfPage(content) };
    parsed.delete(path);
    parsed.set(path, fresh);
    if (parsed.size > mostParsed) parsed.delete(parsed.keys().next().value!);
    return fresh;
  }

  /** A source page, unless what stands in its place was never written in the source's language. */
  async function readSource(path: string, config: Config): Promise<Parsed | undefined> {
    const format = formatOf(path, config.formatFor(path));
    const page = format && (await read(path, format));
    if (!page || 'problem' in page) return undefined;
    return config.isSource('zh') && isUntranslated(page, 'zh') ? undefined : page;
  }

  /** What the site teaches of the language a page's path is in. */
  async function learn(path: string, { setup, pairing, pairs, memories }: Site): Promise<Learned> {
    const { config } = setup;
    const language = pairing.languageOf(path);
    const { inSource, inTarget } = termsOf(shippedPhrases.for(language));
    return learning.of(language, pairs.get(language) ?? noPairs, async (page, source) => {
      const memory = memories.get(language)?.get(page);
      if (memory) return [sideOf(memory[0], inSource), sideOf(memory[1], inTarget), false];
      const format = formatOf(page, config.formatFor(page));
      const [target, original] = [format && (await read(page, format)), await readSource(source, config)];
      if (!original || !target || 'problem' in target || isUntranslated(target, language)) return undefined;
      if (isStringFile(target.content)) return undefined;
      return [sideOf(original.content.segments, inSource), sideOf(target.content.segments, inTarget)];
    });
  }

  /** The twins of a page that are written in its language, for another market. */
  async function readTwins(path: string, { market }: Target, language: string, site: Site): Promise<Twin[]> {
    const { config } = site.setup;
    const twins: Twin[] = [];
    for (const other of site.twinsOf(path)) {
      const format = formatOf(other, config.formatFor(other));
      const page = format && (await read(other, format));
      if (!page || 'problem' in page || isStringFile(page.content)) continue;
      const { content, script } = page;
      const target = findTarget(other, content.frontMatter?.data ?? {}, config, script, content.locale);
      if (target.isSource || target.market === market || languageOf(target, script) !== language) continue;
      const profile = target.market ? config.markets.get(target.market) : undefined;
      twins.push({ path: other, market: profile, segments: content.segments });
    }
    return twins;
  }

  /** Searches for the source page of a page that nothing else tells it of. */
  async function searchSource(path: string, page: Parsed, site: Site): Promise<ContentPair | undefined> {
    const { setup, pairing } = site;
    const { config } = setup;
    const { inSource, inTarget } = termsOf(shippedPhrases.for(pairing.languageOf(path)));
    const { locale } = targetOf(path, page, config);
    return search.find({
      ...{ path, text: page.text, sources: pairing.sources },
      target: sideOf(page.content.segments, inTarget),
      isFree: (source) => source !== path && !pairing.isFollowed(source, locale!),
      learned: () => learn(path, site),
      read: async (source) => {
        const original = await readSource(source, config);
        return original && !isStringFile(original.content)
          ? sideOf(original.content.segments, inSource)
          : undefined;
      },
    });
  }

  /**
   * The source page a page follows, and how sure that is where only contents tell.
   * @param waits false to go by the last search
   */
  async function findSource(path: string, page: Parsed, site: Site, waits: boolean) {
    if (!isSourceSought(path, page, site)) {
      const source = site.pairing.sourceOf(path, page.content.frontMatter?.data.source);
      return { source, confidence: null, isPartial: false };
    }
    const { pair, isFresh } = waits
      ? { pair: await searchSource(path, page, site), isFresh: true }
      : search.last(path, page.text);
    return { source: pair?.source, confidence: pair?.confidence ?? null, isPartial: !isFresh };
  }

  async function findSpeller(target: Target, language: string, setup: Setup, waits: boolean) {
    const { config } = setup;
    const isWanted = spellingRules.some(({ id }) => config.severityOf(id) !== 'off');
    if (!isWanted || !host.dictionary || scriptOf(language) !== 'latin')
      return { speller: undefined, spellingWaits: false };
    const market = target.market ? config.markets.get(target.market) : undefined;
    const wanted = {
      locale: target.locale ?? language,
      variety: varietyOf(target.locale, market, config.markets),
    };
    if (spelling?.setup !== setup) spelling = { setup, spellers: spellersOf(host, setup.concepts) };
    const { spellers } = spelling;
    const spellingWaits = !waits && !spellers.isLoaded(wanted);
    return { speller: spellingWaits ? undefined : await spellers.load(wanted), spellingWaits };
  }

  async function reviewOne(path: string, waits: boolean): Promise<PageReview | undefined> {
    const site = await readSite();
    const { setup, known } = site;
    const { config } = setup;
    /** What is kept on purpose goes, what the baseline knows is told apart. */
    const settle = (review: PageReview, text: string): PageReview => {
      const own = [...setup.exceptions.entries()].filter(
        ([, one]) => !isExpired(one, today()) && one.isFor(path, review.target?.market),
      );
      const { findings, excepted } = applyExceptions(review.findings, text, own);
      return { ...review, ...splitByBaseline(findings, text, known(path)), excepted };
    };
    const format = formatOf(path, config.formatFor(path));
    if (!format || config.isExcluded(path)) return undefined;
    const page = await read(path, format);
    if ('problem' in page) return settle(withoutReview(path, unreadableFile(page.problem, say)), '');
    const { content, text } = page;
    const data = content.frontMatter?.data ?? {};
    const found = await findSource(path, page, site, waits);
    const sourcePath = found.source;
    const source = sourcePath === undefined ? undefined : await readSource(sourcePath, config);
    const signOff = await readSignOff(host, path, content, source?.content);
    const written = setup.authors.all.length ? await host.writtenBy?.(path) : undefined;
    const learned = source && !isStringFile(content) ? await learn(path, site) : nothingLearned;
    const reviewPart = async (part: Content, script: string | undefined) => {
      const target = findTarget(path, data, config, script, part.locale);
      if (target.isSource) return undefined;
      const language = languageOf(target, script);
      const { speller, spellingWaits } = await findSpeller(target, language, setup, waits);
      const input = {
        ...{ path, text, content: part, target, signOff, written, today: today() },
        source: source && {
          ...{ path: sourcePath!, content: source.content, learned },
          confidence: found.confidence,
        },
        twins: isStringFile(content) ? [] : await readTwins(path, target, language, site),
        spelling: speller?.isIgnored(path) ? undefined : speller,
      };
      const isPartial = spellingWaits || found.isPartial;
      return { ...reviewPage(input, setup, script, say, speaks), isPartial };
    };
    if (!content.multilingual) {
      const review = await reviewPart(content, page.script);
      return review && settle(review, text);
    }
    const reviews: PageReview[] = [];
    for (const part of byLanguage(content)) {
      const review = await reviewPart(part, scriptOfPage(part));
      if (review) reviews.push(review);
    }
    const review = mergeReviews(reviews);
    return review && settle(review, text);
  }

  return {
    async review(path, waits = true) {
      try {
        return await reviewOne(path, waits);
      } catch (error) {
        // A page that breaks its review must not stop the site's.
        return withoutReview(path, pageFailed(error, say));
      }
    },
    async pages() {
      const { setup, paths } = await readSite();
      const { config } = setup;
      return paths.filter((path) => formatOf(path, config.formatFor(path)) && !config.isExcluded(path));
    },
    async files() {
      return (await readSite()).paths;
    },
    async setup() {
      return (await readSite()).setup;
    },
    async baseline() {
      return (await readSite()).baseline;
    },
    async sourceOf(path, searches = true) {
      const site = await readSite();
      const format = formatOf(path, site.setup.config.formatFor(path));
      const page = format && (await read(path, format));
      if (!page || 'problem' in page) return undefined;
      return searches
        ? (await findSource(path, page, site, true)).source
        : site.pairing.sourceOf(path, page.content.frontMatter?.data.source);
    },
    async twins(path) {
      return (await readSite()).twinsOf(path);
    },
    async siteName(path) {
      const site = await readSite();
      const { setup, pairing, pairs, paths, twinsOf } = site;
      const language = pairing.languageOf(path);
      const taught = await learning.nameOf(language, pairs.get(language) ?? noPairs, host);
      const format = formatOf(path, setup.config.formatFor(path));
      const page = format && (await read(path, format));
      const isSearched = page && !('problem' in page) && isSourceSought(path, page, site);
      const searched = isSearched ? await search.nameOf(pairing.sources, paths, host) : '';
      return [taught, searched, ...(await nameTexts(twinsOf(path), host))].join('\n');
    },
    async format(path) {
      return formatOf(path, (await readSite()).setup.config.formatFor(path));
    },
    async content(path) {
      const format = formatOf(path, (await readSite()).setup.config.formatFor(path));
      const page = format && (await read(path, format));
      return page && 'problem' in page ? undefined : page;
    },
    changed(path) {
      learning.changed(path);
      search.changed(path);
      if (isWordList(path)) spelling = undefined;
      if (!parsed.delete(path) || path.startsWith(`${setupFolder}/`)) site = undefined;
    },
  };
}

/** True for a page in another script than its language is written in: it was never translated. */
function isUntranslated({ script }: Parsed, language: string): boolean {
  return script !== undefined && script !== scriptOf(language);
}

function targetOf(path: string, { content, script }: Parsed, config: Config): Target {
  return findTarget(path, content.frontMatter?.data ?? {}, config, script, content.locale);
}

/** True for a page of a known locale, and of some length, of which neither path, config nor front matter tell the source. */
function isSourceSought(path: string, page: Parsed, { setup, pairing }: Site): boolean {
  if (!pairing.sources.length || page.content.multilingual || isStringFile(page.content)) return false;
  const { isSource, locale } = targetOf(path, page, setup.config);
  if (isSource || locale === undefined) return false;
  return (
    pairing.sourceOf(path, page.content.frontMatter?.data.source) === undefined &&
    isTellable(page.content.segments)
  );
}
