/** What the review of a page takes from other pages: the source it follows, its twins, what all teach of its language. */
import type { Learned } from '../copies/align.ts';
import { type ContentPair, isTellable } from '../copies/by-content.ts';
import { isStringFile } from '../copies/by-key.ts';
import { readCedict } from '../copies/cedict.ts';
import { Learning, nameTexts, type PairPaths } from '../copies/learning.ts';
import { completed, type Lexicon } from '../copies/lexicon.ts';
import { joinedLexicon } from '../copies/shipped-lexicon.ts';
import { SourceSearch } from '../copies/source-search.ts';
import { sideOf } from '../copies/units.ts';
import type { Host } from '../host.ts';
import { shippedPhrases } from '../phrases/packs.ts';
import { termsOf } from '../phrases/terms.ts';
import { languageCode } from '../regions/locale.ts';
import type { Twin } from '../rules/rule.ts';
import { findTarget, type Target } from '../target.ts';
import { languageOf } from './page.ts';
import { isUntranslated, type ParsedPage, ParsedPages } from './parsed-pages.ts';
import type { SiteBasis } from './site-basis.ts';

const noPairs: PairPaths = new Map();

/** What tells a page's source page before the site is searched. */
export interface Following {
  /** The source page that the path, the config or the page itself names, whether or not that can be read. */
  readonly source: string | undefined;
  /** True where nothing names one, so that the site is searched for what stands on the page. */
  readonly isSought: boolean;
}

/** The pages of one site as neighbours of each other. */
export class Neighbours {
  readonly pages: ParsedPages;
  private readonly learning = new Learning();
  private readonly search = new SourceSearch();

  private cedict: Promise<Lexicon | undefined> | undefined;

  constructor(private readonly host: Pick<Host, 'read' | 'cedict'>) {
    this.pages = new ParsedPages(host, (path, text) => this.search.seen(path, text));
  }

  /** What the site teaches of the language a page's path is in, and what a dictionary knows of it besides. */
  async learn(path: string, site: SiteBasis): Promise<Learned> {
    const { config } = site.setup;
    const language = site.pairing.languageOf(path);
    const learned = await this.study(language, site);
    if (languageCode(config.source) !== 'zh') return learned;
    const lexicon = joinedLexicon(language, learned.lexicon);
    this.cedict ??= this.readCedict();
    const cedict = language === 'en' ? await this.cedict : undefined;
    return { ...learned, lexicon: cedict ? completed(lexicon!, cedict) : lexicon };
  }

  private async readCedict(): Promise<Lexicon | undefined> {
    const text = await this.host.cedict?.();
    return text === undefined ? undefined : readCedict(text);
  }

  private study(language: string, { setup, pairs, memories }: SiteBasis): Promise<Learned> {
    const { config } = setup;
    const { inSource, inTarget } = termsOf(shippedPhrases.for(language));
    return this.learning.of(language, pairs.get(language) ?? noPairs, async (page, source) => {
      const memory = memories.get(language)?.get(page);
      if (memory) return [sideOf(memory[0], inSource), sideOf(memory[1], inTarget), false];
      const target = await this.pages.readable(page, config);
      const original = await this.pages.readSource(source, config);
      if (!original || !target || isUntranslated(target, language)) return undefined;
      if (isStringFile(target.content)) return undefined;
      return [sideOf(original.content.segments, inSource), sideOf(target.content.segments, inTarget)];
    });
  }

  /** The twins of a page that are written in its language, for another market. */
  async twins(path: string, { market }: Target, language: string, site: SiteBasis): Promise<Twin[]> {
    const { config } = site.setup;
    const twins: Twin[] = [];
    for (const other of site.twinsOf(path)) {
      const page = await this.pages.readable(other, config);
      if (!page || isStringFile(page.content)) continue;
      const { content, script } = page;
      const target = targetOf(other, page, site);
      if (target.isSource || target.market === market || languageOf(target, script) !== language) continue;
      const profile = target.market ? config.markets.get(target.market) : undefined;
      twins.push({ path: other, market: profile, segments: content.segments });
    }
    return twins;
  }

  /**
   * The source page a page follows, and how sure that is where only contents tell.
   * @param waits false to go by the last search
   */
  async findSource(path: string, page: ParsedPage, site: SiteBasis, waits: boolean) {
    const { source, isSought } = follows(path, page, site);
    if (!isSought) return { source, confidence: null, isPartial: false };
    const { pair, isFresh } = waits
      ? { pair: await this.searchSource(path, page, site), isFresh: true }
      : this.search.last(path, page.text);
    return { source: pair?.source, confidence: pair?.confidence ?? null, isPartial: !isFresh };
  }

  /** Searches for the source page of a page that nothing else tells it of. */
  private async searchSource(
    path: string,
    page: ParsedPage,
    site: SiteBasis,
  ): Promise<ContentPair | undefined> {
    const { setup, pairing } = site;
    const { config } = setup;
    const { inSource, inTarget } = termsOf(shippedPhrases.for(pairing.languageOf(path)));
    const { locale } = targetOf(path, page, site);
    return this.search.find({
      ...{ path, text: page.text, sources: pairing.sources },
      target: sideOf(page.content.segments, inTarget),
      isFree: (source) => source !== path && !pairing.isFollowed(source, locale!),
      learned: () => this.learn(path, site),
      read: async (source) => {
        const original = await this.pages.readSource(source, config);
        return original && !isStringFile(original.content)
          ? sideOf(original.content.segments, inSource)
          : undefined;
      },
    });
  }

  /**
   * A short name for what a page's review takes from other pages than its source: the same while these are.
   * @param isSought whether the page's source is searched for
   */
  async nameOf(path: string, isSought: boolean, site: SiteBasis): Promise<string> {
    const { pairing, pairs, paths, twinsOf } = site;
    const language = pairing.languageOf(path);
    const taught = await this.learning.nameOf(language, pairs.get(language) ?? noPairs, this.host);
    const searched = isSought ? await this.search.nameOf(pairing.sources, paths, this.host) : '';
    return [taught, searched, ...(await nameTexts(twinsOf(path), this.host))].join('\n');
  }

  /** A file's text is another: what was taken from it is taken anew. */
  edited(path: string): void {
    this.learning.changed(path);
    this.search.changed(path);
  }

  /** Forgets what is known of a file; false where it was no page in hand. */
  forget(path: string): boolean {
    this.edited(path);
    return this.pages.forget(path);
  }
}

function targetOf(path: string, { content, script }: ParsedPage, { setup, named }: SiteBasis): Target {
  const data = content.frontMatter?.data ?? {};
  return findTarget(path, data, setup.config, script, content.locale, named.read(path));
}

/**
 * What tells a page's source page. Searched for is that of a page of a known locale, and of some length, of which neither
 * path, config nor front matter tell it.
 */
export function follows(path: string, page: ParsedPage, site: SiteBasis): Following {
  const { pairing } = site;
  const { content } = page;
  const source = pairing.sourceOf(path, content.frontMatter?.data.source);
  const isNever = source !== undefined || !pairing.sources.length || content.multilingual;
  if (isNever || isStringFile(content)) return { source, isSought: false };
  const { isSource, locale } = targetOf(path, page, site);
  return { source, isSought: !isSource && locale !== undefined && isTellable(content.segments) };
}
