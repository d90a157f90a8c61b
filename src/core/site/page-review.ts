/** Reviews one page with all that belongs to it. */

import { nothingLearned } from '../alignment/align.ts';
import { isStringFile } from '../alignment/by-key.ts';
import { readDrafts } from '../authorship/drafts.ts';
import type { Content } from '../content/content.ts';
import type { AbortSignalLike, Host } from '../host.ts';
import type { Language, Messages } from '../messages/index.ts';
import { splitByBaseline } from '../review/baseline.ts';
import { applyExceptions } from '../review/filters.ts';
import { fingerprint } from '../review/fingerprint.ts';
import { byLanguage, mergeReviews, partsOf, withOthers } from '../review/languages.ts';
import { languageOf, type PageReview, reviewPage, withoutReview } from '../review/page.ts';
import { type ParsedPages, scriptOfPage } from '../review/parsed-pages.ts';
import { isExpired } from '../rules/exceptions.ts';
import { needsDictionary, rules } from '../rules/index.ts';
import { unreadableFile } from '../rules/tool-diagnostics.ts';
import { readSignOff } from '../signoff/read.ts';
import { varietyOf } from '../spelling/variety.ts';
import { findTarget, type Target } from '../target.ts';
import { scriptOf } from '../text/language.ts';
import { findGoneSource } from './gone-source.ts';
import type { Answering } from './state.ts';

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

/** What a page is reviewed with. */
export interface PageContext extends Answering {
  readonly host: Host;
  readonly uiLanguage: Language;
  readonly messages: Messages;
  readonly today: () => Date;
  readonly pages: ParsedPages;
}

/**
 * Reviews one page; `review` is undefined for what is no page of a market.
 * @returns the text that was reviewed as well; '' where there is no review
 */
export async function reviewOne(
  path: string,
  context: PageContext,
  { mode, signal }: ReviewOptions,
): Promise<{ readonly review: PageReview | undefined; readonly text: string }> {
  const { messages, uiLanguage, today, pages, look, neighbours } = context;
  const { setup } = look.site;
  const { config } = setup;
  const waits = mode !== 'fast';
  const page = config.isExcluded(path) ? undefined : await pages.read(path, config, look.host.read);
  if (!page) return { review: undefined, text: '' };
  if ('problem' in page) {
    const failed = withoutReview(path, unreadableFile(page.problem, messages));
    return { review: settle(failed, '', context), text: '' };
  }
  const { content, text, format } = page;
  if (format.isSparse && !content.segments.length && !content.problems.length)
    return { review: undefined, text: '' };
  const data = content.frontMatter?.data ?? {};
  stopIfAborted(signal);
  const found = await neighbours.findSource(path, page, look, waits);
  const sourcePath = found.source;
  const read =
    sourcePath === undefined ? undefined : await pages.readSource(sourcePath, config, look.host.read);
  const source = read && sourcePath !== undefined ? { path: sourcePath, content: read.content } : undefined;
  const isPair = source !== undefined && sourcePath !== path && !content.multilingual;
  const pastWaits = isPair && !waits && !context.isPastLoaded(path, sourcePath!);
  const past = isPair && !pastWaits ? await context.pastPair(path, sourcePath!) : undefined;
  const signOff = await readSignOff(look.host, path, content, source?.content);
  const drafts = await readDrafts(look.host, path);
  const written = setup.authors.all.length ? await context.writtenBy(path) : undefined;
  stopIfAborted(signal);
  const learned = source && !isStringFile(content) ? await neighbours.learn(path, look) : nothingLearned;

  const goneSource = await findGoneSource(path, page, context, waits);
  const addresses = await neighbours.addresses(path, page, look);
  const reviewPart = async (
    part: Content,
    script: string | undefined,
    source: { readonly path: string; readonly content: Content } | undefined,
  ) => {
    const target = findTarget(path, data, config, script, part.locale, look.site.named(path));
    if (target.isSource) return undefined;
    const language = languageOf(target, script);
    const { speller, spellingWaits } = await findSpeller(path, target, language, context, waits);
    stopIfAborted(signal);
    const input = {
      path,
      text,
      content: part,
      target,
      signOff,
      drafts,
      past: source?.path === sourcePath ? past : undefined,
      written,
      today: today(),
      source: source && {
        path: source.path,
        content: source.content,
        learned,
        confidence: found.confidence,
      },
      isOldNotes: look.site.isOldNotes(path),
      goneSource: goneSource === 'waits' ? undefined : goneSource,
      localeVariants: isStringFile(content)
        ? []
        : await neighbours.localeVariants(path, target, language, look),
      siteLabels:
        isPair && target.locale !== undefined && isStringFile(content)
          ? await neighbours.labels.of(target.locale, look)
          : () => [],
      siteNames: await neighbours.names.of(language, look),
      addresses,
      original: source
        ? undefined
        : await neighbours.original(path, page, language, addresses, look, context.writtenBy),
      spelling: speller?.isIgnored(path) ? undefined : speller,
    };
    const isPartial = spellingWaits || pastWaits || found.isPartial || goneSource === 'waits';
    return { ...reviewPage(input, setup, script, messages, uiLanguage), isPartial };
  };
  let review: PageReview | undefined;
  if (content.multilingual) {
    const reviews: PageReview[] = [];
    for (const part of byLanguage(content)) {
      const one = await reviewPart(part, scriptOfPage(part), source);
      if (one) reviews.push(one);
    }
    review = mergeReviews(reviews);
  } else {
    const { own, others } = partsOf(content);
    const chinese = others.find(({ locale }) => config.isSource(locale!.tag)) ?? own;
    const beside = source ?? (chinese && others.length ? { path, content: chinese } : undefined);
    const first =
      own &&
      (await reviewPart(
        own,
        others.length ? scriptOfPage(own) : page.script,
        own === chinese ? source : beside,
      ));
    const reviews: PageReview[] = [];
    for (const part of others) {
      const one = part === chinese ? undefined : await reviewPart(part, scriptOfPage(part), beside);
      if (one) reviews.push(one);
    }
    review = first ? withOthers(first, reviews) : mergeReviews(reviews);
  }
  return review ? { review: settle(review, text, context), text } : { review: undefined, text: '' };
}

/** What is kept on purpose goes, what the baseline knows is told apart. */
function settle(review: PageReview, text: string, { look: { site }, today }: PageContext): PageReview {
  const own = [...site.setup.exceptions.entries()].filter(
    ([, one]) => !isExpired(one, today()) && one.isFor(review.path, review.target?.market),
  );
  const { findings, suppressed } = applyExceptions(review.findings, text, own);
  const told = findings.map((finding) =>
    finding.from === finding.to ? finding : { ...finding, fingerprint: fingerprint(finding, text) },
  );
  return { ...review, ...splitByBaseline(told, text, site.baselineOf(review.path)), suppressed };
}

async function findSpeller(
  path: string,
  target: Target,
  language: string,
  context: PageContext,
  waits: boolean,
) {
  const { host, look } = context;
  const { config } = look.site.setup;
  const here = { path, market: target.market };
  const isWanted = rules.some(({ id }) => needsDictionary(id) && config.severityOf(id, here) !== 'off');
  if (!isWanted || !host.dictionary || scriptOf(language) !== 'latin')
    return { speller: undefined, spellingWaits: false };
  const market = target.market ? config.markets.get(target.market) : undefined;
  const wanted = {
    locale: target.locale ?? language,
    variety: varietyOf(target.locale, market, config.markets),
  };
  const spellingWaits = !waits && !context.isLoaded(wanted);
  return { speller: spellingWaits ? undefined : await context.speller(wanted), spellingWaits };
}

/** @throws the reason of a signal that is aborted */
export function stopIfAborted(signal: AbortSignalLike | undefined): void {
  if (signal?.aborted) throw signal.reason;
}
