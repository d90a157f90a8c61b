/** The façade: everything editor, server and command line ask of the reviewer. Nothing inside core imports it. */
import type { Content, Format } from './content/content.ts';
import { formatOf } from './content/index.ts';
import { nothingLearned } from './copies/align.ts';
import { isStringFile } from './copies/by-key.ts';
import type { Host } from './host.ts';
import { type Language, messagesFor } from './messages/index.ts';
import { type Baseline, splitByBaseline } from './review/baseline.ts';
import { applyExceptions } from './review/filters.ts';
import { byLanguage, mergeReviews } from './review/languages.ts';
import { type Following, follows, Neighbours } from './review/neighbours.ts';
import { languageOf, type PageReview, reviewPage, withoutReview } from './review/page.ts';
import { scriptOfPage } from './review/parsed-pages.ts';
import { readBasis, type SiteBasis } from './review/site-basis.ts';
import { pageFailed, unreadableFile } from './rules/config.ts';
import { isExpired } from './rules/exceptions.ts';
import { needsDictionary, rules } from './rules/index.ts';
import { type Setup, setupFolder } from './setup.ts';
import { readSignOff } from './signoff/read.ts';
import { isWordList } from './spelling/project-words.ts';
import { type Spellers, spellersOf } from './spelling/speller.ts';
import { varietyOf } from './spelling/variety.ts';
import { findTarget, type Target } from './target.ts';
import { scriptOf } from './text/language.ts';

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
  /** The source page a page follows; undefined where it follows none, or cannot be read. */
  sourceOf(path: string): Promise<string | undefined>;
  /** What path, config and the page itself tell of that, before anything is searched; nothing of what cannot be read. */
  follows(path: string): Promise<Following>;
  /** The same page for other markets, in a language that may be the same: their text decides what is shared. */
  twins(path: string): Promise<readonly string[]>;
  /**
   * A short name for what a page's review takes from other pages than its source: the same while these are.
   * @param isSought as `follows` tells
   */
  siteName(path: string, isSought: boolean): Promise<string>;
  /** How a file is read, by its ending and the config; undefined for what Terroir does not read. */
  format(path: string): Promise<Format | undefined>;
  /** The parsed content of a page, or undefined where it cannot be read. */
  content(path: string): Promise<{ text: string; content: Content } | undefined>;
  /** A file that was there has another text: pages that learn from it learn again. What stands in it is read anew anyway. */
  edited(path: string): void;
  /** Forgets what was read of a file, or, when files came or went, of the list of files. */
  changed(path: string): void;
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
  const neighbours = new Neighbours(host);
  const { pages } = neighbours;
  let spelling: { readonly setup: Setup; readonly spellers: Spellers } | undefined;
  let lastSetup: Setup | undefined;
  let site: Promise<SiteBasis> | undefined;

  function readSite(): Promise<SiteBasis> {
    site ??= (async () => {
      const basis = await readBasis(host, say, lastSetup);
      lastSetup = basis.setup;
      return basis;
    })();
    return site;
  }

  async function findSpeller(target: Target, language: string, setup: Setup, waits: boolean) {
    const { config } = setup;
    const isWanted = rules.some(({ id }) => needsDictionary(id) && config.severityOf(id) !== 'off');
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
    const page = config.isExcluded(path) ? undefined : await pages.read(path, config);
    if (!page) return undefined;
    if ('problem' in page) return settle(withoutReview(path, unreadableFile(page.problem, say)), '');
    const { content, text } = page;
    const data = content.frontMatter?.data ?? {};
    const found = await neighbours.findSource(path, page, site, waits);
    const sourcePath = found.source;
    const source = sourcePath === undefined ? undefined : await pages.readSource(sourcePath, config);
    const signOff = await readSignOff(host, path, content, source?.content);
    const written = setup.authors.all.length ? await host.writtenBy?.(path) : undefined;
    const learned = source && !isStringFile(content) ? await neighbours.learn(path, site) : nothingLearned;
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
        twins: isStringFile(content) ? [] : await neighbours.twins(path, target, language, site),
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
    async sourceOf(path) {
      const site = await readSite();
      const page = await pages.readable(path, site.setup.config);
      return page && (await neighbours.findSource(path, page, site, true)).source;
    },
    async follows(path) {
      const site = await readSite();
      const page = await pages.readable(path, site.setup.config);
      return page ? follows(path, page, site) : { source: undefined, isSought: false };
    },
    async twins(path) {
      return (await readSite()).twinsOf(path);
    },
    async siteName(path, isSought) {
      return neighbours.nameOf(path, isSought, await readSite());
    },
    async format(path) {
      return formatOf(path, (await readSite()).setup.config.formatFor(path));
    },
    async content(path) {
      return pages.readable(path, (await readSite()).setup.config);
    },
    edited: (path) => neighbours.edited(path),
    changed(path) {
      const wasKept = neighbours.forget(path);
      if (isWordList(path)) spelling = undefined;
      if (!wasKept || path.startsWith(`${setupFolder}/`)) site = undefined;
    },
  };
}
