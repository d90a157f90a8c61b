/** Reviews the pages of a site, one or many: what `Site` is built on. */
import type { Format } from '../content/content.ts';
import { formatIn } from '../content/index.ts';
import { type Host, isFolder } from '../host.ts';
import { type Language, type Messages, messagesFor } from '../messages/index.ts';
import { fileDigest, question, type Reads } from '../reads.ts';
import type { SitePaths } from '../regions/path-locale.ts';
import type { Baseline } from '../review/baseline.ts';
import { type PageReview, withoutReview } from '../review/page.ts';
import type { ParsedPage } from '../review/parsed-pages.ts';
import type { SiteBasis } from '../review/site-basis.ts';
import { pageFailed } from '../rules/tool-diagnostics.ts';
import type { Setup } from '../setup.ts';
import { dayOf } from '../text/date.ts';
import type { Changes } from './changes.ts';
import { findGoneSource } from './gone-source.ts';
import { heldAnswers } from './held.ts';
import { checkerOf, takeKept } from './kept.ts';
import type { ManyOptions, ReviewedPage, ReviewStore, SiteOptions } from './options.ts';
import { type ReviewOptions, reviewOne, stopIfAborted } from './page-review.ts';
import { siteState } from './state.ts';

/** Reviews pages, and tells what they are reviewed by; `Site` says what each method does. */
export interface PageReviews {
  readonly host: Host;
  readonly uiLanguage: Language;
  readonly messages: Messages;
  readonly today: () => Date;
  review(path: string, options?: ReviewOptions): Promise<PageReview | undefined>;
  /** Reviews a page for an answer that is not held: `apply` does not count it among the pages reviewed. */
  glance(path: string, options?: ReviewOptions): Promise<PageReview | undefined>;
  reviewAll(
    paths: readonly string[],
    receive: (pages: readonly ReviewedPage[]) => void,
    options?: ManyOptions,
  ): Promise<void>;
  kept(
    paths: readonly string[],
    store: Pick<ReviewStore, 'load'>,
    receive: (pages: readonly ReviewedPage[]) => void,
  ): Promise<readonly string[]>;
  apply(changes: Changes): Promise<readonly string[]>;
  isCurrent(reads: Reads): Promise<boolean>;
  listReads(): Promise<Reads>;
  pages(): Promise<readonly string[]>;
  files(): Promise<readonly string[]>;
  setup(): Promise<Setup>;
  baseline(): Promise<Baseline>;
  sourceOf(path: string): Promise<string | undefined>;
  /** The source page that a page followed and that was deleted or renamed; undefined where there is none. */
  goneSourceOf(path: string): Promise<string | undefined>;
  /** The source page that path, config or front matter name for a page, as far as that needs no search. */
  declaredSource(path: string): Promise<string | undefined>;
  /** The pages others may follow; see `Pairing`. */
  sources(): Promise<{ readonly sources: readonly string[]; readonly isLocated: boolean }>;
  /** True for a page with Chinese on it, or with whatever else the source's language is. */
  isSourcePage(path: string): Promise<boolean>;
  /** What the site's paths say of their locales. */
  named(): Promise<SitePaths>;
  /** The source page that the config or the path of a page names, whatever the page itself says. */
  namedSource(path: string): Promise<string | undefined>;
  format(path: string): Promise<Format | undefined>;
  content(path: string): Promise<ParsedPage | undefined>;
}

/** The reviews of one site's pages. */
export function pageReviews(host: Host, options: SiteOptions): PageReviews {
  const { uiLanguage, today = () => new Date(), workers } = options;
  const messages = messagesFor(uiLanguage);
  const state = siteState(host, messages, () => `${today().toDateString()} ${dayOf(today())}`);
  const asked = { host, uiLanguage, messages, today, pages: state.pages };
  const held = heldAnswers(state);

  /** @param isHeld true where whoever asks holds the answer until `apply` says that it is touched */
  async function reviewWithReads(
    path: string,
    options: ReviewOptions,
    isHeld: boolean,
  ): Promise<ReviewedPage> {
    stopIfAborted(options.signal);
    return held.whileWatching(async (isOutdated) => {
      for (let left = mostTries; ; left--) {
        const found = await reviewGuarded(path, options);
        if (left && isOutdated(found.reads)) continue;
        if (isHeld) held.hold(path, found.reads);
        return found;
      }
    });
  }

  async function reviewGuarded(path: string, options: ReviewOptions): Promise<ReviewedPage> {
    // A page that breaks its review must not stop the site's.
    try {
      const answering = await state.look();
      const { reads } = answering.look;
      try {
        return { path, ...(await reviewOne(path, { ...asked, ...answering }, options)), reads: reads() };
      } catch (error) {
        stopIfAborted(options.signal);
        return { ...failedReview(path, error, uiLanguage), reads: reads() };
      }
    } catch (error) {
      stopIfAborted(options.signal);
      return failedReview(path, error, uiLanguage);
    }
  }

  const sourcePages = new Map<string, { readonly digest: string; readonly is: boolean }>();

  const readable = async (path: string) =>
    state.pages.readable(path, (await state.basis()).setup.config, host.read);

  function complete(page: ReviewedPage, { config }: Setup): ReviewedPage {
    const code = page.review?.target?.market;
    held.hold(page.path, page.reads);
    const market = code ? config.markets.get(code) : undefined;
    return { ...page, review: page.review && { ...page.review, market } };
  }

  async function reviewAll(
    paths: readonly string[],
    receive: (pages: readonly ReviewedPage[]) => void,
    { signal, store }: ManyOptions = {},
  ): Promise<void> {
    const { paths: files, setup } = await state.basis();
    const take = (pages: readonly ReviewedPage[]) => receive(pages.map((page) => complete(page, setup)));
    const left = store ? await takeKept(paths, { state, host, store, receive: take, signal }) : paths;
    // Each page is kept as soon as it is reviewed, so that a run that is ended loses little.
    let saving: Promise<void> = Promise.resolve();
    const give = (pages: readonly ReviewedPage[]) => {
      for (const page of pages) if (store) saving = saving.then(() => store.save(page));
      take(pages);
    };
    const one = async (path: string) => {
      if (!signal?.aborted) give([await reviewWithReads(path, { signal }, true)]);
    };
    try {
      if (workers && left.length >= workers.least) {
        await held.whileWatching(async (isOutdated) => {
          const again: string[] = [];
          const sort = (pages: readonly ReviewedPage[]) => {
            for (const { path, reads } of pages) if (isOutdated(reads)) again.push(path);
            give(pages.filter(({ path }) => !again.includes(path)));
          };
          await workers.review(left, files, sort, signal);
          for (const path of again) await one(path);
        });
      } else for (const path of left) await one(path);
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
    await saving;
  }

  const listed = ({ paths, setup: { config } }: SiteBasis) =>
    paths.filter((path) => (isFolder(path) || formatIn(config, path)) && !config.isExcluded(path));

  return {
    host,
    uiLanguage,
    messages,
    today,
    review: async (path, options = {}) => (await reviewWithReads(path, options, true)).review,
    glance: async (path, options = {}) => (await reviewWithReads(path, options, false)).review,
    reviewAll,
    async kept(paths, store, receive) {
      const { setup } = await state.basis();
      const take = (pages: readonly ReviewedPage[]) => receive(pages.map((page) => complete(page, setup)));
      return takeKept(paths, { state, host, store, receive: take, signal: undefined });
    },
    apply: (changes) => held.apply(changes, listed),
    isCurrent: (reads) => checkerOf(state)(reads),
    async listReads() {
      const own = [question('setup'), question('files')].map(
        async (one) => [one, await state.digest(one)] as const,
      );
      return { own: new Map(await Promise.all(own)), shared: [] };
    },
    async pages() {
      return listed(await state.basis());
    },
    async files() {
      return (await state.basis()).paths;
    },
    async setup() {
      return (await state.basis()).setup;
    },
    async baseline() {
      return (await state.basis()).baseline;
    },
    async sourceOf(path) {
      const page = await readable(path);
      if (!page) return undefined;
      const { look, neighbours } = await state.look();
      return (await neighbours.findSource(path, page, look, true)).source;
    },
    async goneSourceOf(path) {
      const page = await readable(path);
      const gone = page && (await findGoneSource(path, page, await state.look(), true));
      return typeof gone === 'object' ? gone.path : undefined;
    },
    async declaredSource(path) {
      const { pairing } = await state.basis();
      const page = await readable(path);
      return pairing.sourceOf(path, page?.content.frontMatter?.data.source);
    },
    async sources() {
      const { pairing } = await state.basis();
      return { sources: pairing.sources, isLocated: pairing.areSourcesLocated };
    },
    async isSourcePage(path) {
      const file = await host.read(path);
      const digest = fileDigest(host, file);
      const known = sourcePages.get(path);
      if (known?.digest === digest) return known.is;
      const { config } = (await state.basis()).setup;
      const page = await state.pages.readSource(path, config, async () => file);
      const isCopy = config.isSource('zh') ? /\p{Script=Han}/u : /\p{L}/u;
      const is =
        page !== undefined &&
        !page.content.multilingual &&
        page.content.segments.some(({ text }) => isCopy.test(text));
      sourcePages.set(path, { digest, is });
      return is;
    },
    async named() {
      return (await state.basis()).named;
    },
    async namedSource(path) {
      return (await state.basis()).pairing.sourceOf(path, undefined);
    },
    async format(path) {
      return formatIn((await state.basis()).setup.config, path);
    },
    content: readable,
  };
}

/** How often a page is reviewed again because something changed meanwhile; then what was found last has to do. */
const mostTries = 2;

/** Stands in for a page whose review came to nothing. */
export function failedReview(path: string, error: unknown, uiLanguage: Language): ReviewedPage {
  const review = withoutReview(path, pageFailed(error, messagesFor(uiLanguage)));
  // Nobody knows what it was made from: it is never taken for current.
  return { path, text: '', review, reads: { own: new Map([[question('failed'), 'unknown']]), shared: [] } };
}
