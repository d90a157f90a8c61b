/** Reviews the pages of a site one by one: what `Site` is built on. */
import type { Content, Format } from '../content/content.ts';
import { formatIn } from '../content/index.ts';
import { nothingLearned } from '../copies/align.ts';
import { isStringFile } from '../copies/by-key.ts';
import type { AbortSignalLike, Host } from '../host.ts';
import { type Language, type Messages, messagesFor } from '../messages/index.ts';
import { type Baseline, splitByBaseline } from '../review/baseline.ts';
import { applyExceptions } from '../review/filters.ts';
import { byLanguage, mergeReviews } from '../review/languages.ts';
import { type Following, follows, Neighbours } from '../review/neighbours.ts';
import { languageOf, type PageReview, reviewPage, withoutReview } from '../review/page.ts';
import { type ParsedPage, scriptOfPage } from '../review/parsed-pages.ts';
import { readBasis, type SiteBasis } from '../review/site-basis.ts';
import { isExpired } from '../rules/exceptions.ts';
import { needsDictionary, rules } from '../rules/index.ts';
import { pageFailed, unreadableFile } from '../rules/tool-diagnostics.ts';
import { type Setup, setupFolder } from '../setup.ts';
import { readSignOff } from '../signoff/read.ts';
import { isWordList } from '../spelling/project-words.ts';
import { type Spellers, spellersOf } from '../spelling/speller.ts';
import { varietyOf } from '../spelling/variety.ts';
import { findTarget, type Target } from '../target.ts';
import { scriptOf } from '../text/language.ts';

/** How a site is opened. */
export interface SiteOptions {
  /** Language of messages and notes. */
  readonly speaks: Language;
  /** The day of the reviews: festivals are counted from it, exceptions and material end by it. Now when absent. */
  readonly today?: () => Date;
  /** Reviews many pages in threads of their own; without them all are reviewed in this one. */
  readonly workers?: Workers;
}

/** Threads that review pages of the same site. */
export interface Workers {
  /** From so many pages on they save more time than they take to start. */
  readonly least: number;
  /**
   * Reviews pages.
   * @param files every file of the site, as `Host.list` gives them
   * @param receive gets the pages as they are done, in no order; reviews lack `alignment` and `market`
   * @param signal ends it early: pages in hand are dropped, and the promise resolves
   */
  review(
    paths: readonly string[],
    files: readonly string[],
    receive: (pages: readonly ReviewedPage[]) => void,
    signal: AbortSignalLike | undefined,
  ): Promise<void>;
}

/** How a page is reviewed. */
export interface ReviewOptions {
  /**
   * `fast` leaves out what takes its time (`isPartial`): spelling whose dictionaries are yet to be read, and the search
   * for a source page that only contents tell. `full` when absent.
   */
  readonly mode?: 'full' | 'fast';
  /** Once it is aborted the review rejects with its reason. */
  readonly signal?: AbortSignalLike | undefined;
}

/** A page as it was reviewed. */
export interface ReviewedPage {
  readonly path: string;
  /** The text that was reviewed; '' where there is no review. */
  readonly text: string;
  /** Undefined for what is no page of a market. */
  readonly review: PageReview | undefined;
  readonly follows: Following;
}

/** Reviews pages, and tells what they are reviewed by. */
export interface PageReviews {
  readonly host: Host;
  readonly speaks: Language;
  readonly say: Messages;
  readonly today: () => Date;
  /** See `Site`, also for the others. */
  review(path: string, options?: ReviewOptions): Promise<PageReview | undefined>;
  reviewAll(
    paths: readonly string[],
    receive: (pages: readonly ReviewedPage[]) => void,
    signal?: AbortSignalLike,
  ): Promise<void>;
  pages(): Promise<readonly string[]>;
  files(): Promise<readonly string[]>;
  setup(): Promise<Setup>;
  baseline(): Promise<Baseline>;
  sourceOf(path: string): Promise<string | undefined>;
  /** The source page that the config or the path of a page names, whatever the page itself says. */
  namedSource(path: string): Promise<string | undefined>;
  follows(path: string): Promise<Following>;
  twins(path: string): Promise<readonly string[]>;
  siteName(path: string, isSought: boolean): Promise<string>;
  format(path: string): Promise<Format | undefined>;
  content(path: string): Promise<ParsedPage | undefined>;
  edited(path: string): void;
  changed(path: string): void;
}

/** The reviews of one site's pages; `Site` says what each of its methods does. */
export function pageReviews(host: Host, options: SiteOptions): PageReviews {
  const { speaks, today = () => new Date(), workers } = options;
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

  /** What is kept on purpose goes, what the baseline knows is told apart. */
  function settle(review: PageReview, text: string, { setup, known }: SiteBasis): PageReview {
    const own = [...setup.exceptions.entries()].filter(
      ([, one]) => !isExpired(one, today()) && one.isFor(review.path, review.target?.market),
    );
    const { findings, excepted } = applyExceptions(review.findings, text, own);
    return { ...review, ...splitByBaseline(findings, text, known(review.path)), excepted };
  }

  async function reviewOne(path: string, { mode, signal }: ReviewOptions): Promise<PageReview | undefined> {
    const waits = mode !== 'fast';
    const site = await readSite();
    const { setup } = site;
    const { config } = setup;
    const page = config.isExcluded(path) ? undefined : await pages.read(path, config);
    if (!page) return undefined;
    if ('problem' in page) return settle(withoutReview(path, unreadableFile(page.problem, say)), '', site);
    const { content, text } = page;
    const data = content.frontMatter?.data ?? {};
    stopIfAborted(signal);
    const found = await neighbours.findSource(path, page, site, waits);
    const sourcePath = found.source;
    const source = sourcePath === undefined ? undefined : await pages.readSource(sourcePath, config);
    const signOff = await readSignOff(host, path, content, source?.content);
    const written = setup.authors.all.length ? await host.writtenBy?.(path) : undefined;
    stopIfAborted(signal);
    const learned = source && !isStringFile(content) ? await neighbours.learn(path, site) : nothingLearned;
    const reviewPart = async (part: Content, script: string | undefined) => {
      const target = findTarget(path, data, config, script, part.locale, site.named.read(path));
      if (target.isSource) return undefined;
      const language = languageOf(target, script);
      const { speller, spellingWaits } = await findSpeller(target, language, setup, waits);
      stopIfAborted(signal);
      const input = {
        path,
        text,
        content: part,
        target,
        signOff,
        written,
        today: today(),
        source: source && {
          path: sourcePath!,
          content: source.content,
          learned,
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
      return review && settle(review, text, site);
    }
    const reviews: PageReview[] = [];
    for (const part of byLanguage(content)) {
      const review = await reviewPart(part, scriptOfPage(part));
      if (review) reviews.push(review);
    }
    const review = mergeReviews(reviews);
    return review && settle(review, text, site);
  }

  async function review(path: string, options: ReviewOptions = {}): Promise<PageReview | undefined> {
    stopIfAborted(options.signal);
    try {
      return await reviewOne(path, options);
    } catch (error) {
      stopIfAborted(options.signal);
      // A page that breaks its review must not stop the site's.
      return withoutReview(path, pageFailed(error, say));
    }
  }

  const readable = async (path: string) => pages.readable(path, (await readSite()).setup.config);

  async function followsOf(path: string): Promise<Following> {
    const page = await readable(path);
    return page ? follows(path, page, await readSite()) : { source: undefined, isSought: false };
  }

  async function reviewWithText(path: string, signal: AbortSignalLike | undefined): Promise<ReviewedPage> {
    const found = await review(path, { signal });
    const text = found ? ((await readable(path))?.text ?? '') : '';
    const page = { path, text, review: found, follows: await followsOf(path) };
    stopIfAborted(signal);
    return page;
  }

  return {
    host,
    speaks,
    say,
    today,
    review,
    async reviewAll(paths, receive, signal) {
      if (workers && paths.length >= workers.least) {
        const { paths: files, setup } = await readSite();
        const { markets } = setup.config;
        const complete = ({ review: found, ...page }: ReviewedPage): ReviewedPage => {
          const code = found?.target?.market;
          return { ...page, review: found && { ...found, market: code ? markets.get(code) : undefined } };
        };
        return workers.review(paths, files, (done) => receive(done.map(complete)), signal);
      }
      try {
        for (const path of paths) receive([await reviewWithText(path, signal)]);
      } catch (error) {
        if (!signal?.aborted) throw error;
      }
    },
    async pages() {
      const { setup, paths } = await readSite();
      const { config } = setup;
      return paths.filter((path) => formatIn(config, path) && !config.isExcluded(path));
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
      const page = await readable(path);
      return page && (await neighbours.findSource(path, page, await readSite(), true)).source;
    },
    async namedSource(path) {
      return (await readSite()).pairing.sourceOf(path, undefined);
    },
    follows: followsOf,
    async twins(path) {
      return (await readSite()).twinsOf(path);
    },
    async siteName(path, isSought) {
      return neighbours.nameOf(path, isSought, await readSite());
    },
    async format(path) {
      return formatIn((await readSite()).setup.config, path);
    },
    content: readable,
    edited: (path) => neighbours.edited(path),
    changed(path) {
      const wasKept = neighbours.forget(path);
      if (isWordList(path)) spelling = undefined;
      if (!wasKept || path.startsWith(`${setupFolder}/`)) site = undefined;
    },
  };
}

/** Stands in for a page whose review ended its thread. */
export function failedReview(path: string, error: unknown, speaks: Language): ReviewedPage {
  const review = withoutReview(path, pageFailed(error, messagesFor(speaks)));
  return { path, text: '', review, follows: { source: undefined, isSought: false } };
}

/** @throws the reason of a signal that is aborted */
function stopIfAborted(signal: AbortSignalLike | undefined): void {
  if (signal?.aborted) throw signal.reason;
}
