/** The pages of one site as they were read and parsed last. */

import { findForeign } from '../alignment/foreign.ts';
import { languageOfTexts } from '../alignment/identify.ts';
import type { Config } from '../config.ts';
import type { Content, Format } from '../content/content.ts';
import { formatIn } from '../content/index.ts';
import { type Host, isFolder, type ReadProblem } from '../host.ts';
import { isWrittenIn, scriptLanguage, scriptOf } from '../text/language.ts';

/** A page, parsed. */
export interface ParsedPage {
  readonly format: Format;
  readonly text: string;
  readonly content: Content;
  /** The language its text tells, `latin` where only the letters do; see `scriptOfPage`. */
  readonly script: string | undefined;
}

/** How many parsed pages are kept: enough for the languages of the pages in hand, never the whole site. */
const mostParsed = 200;
/** How many characters of text they have together: parsed, each takes some tens of bytes. The page read last is kept in any case. */
const mostCharacters = 8_000_000;

/** Reads and parses pages; those asked for last are kept, and parsed anew only where their text is another. */
export class ParsedPages {
  private readonly parsed = new Map<string, ParsedPage>();
  private characters = 0;

  /**
   * A page; undefined for what Terroir does not read.
   * @param read reads its file
   */
  async read(
    path: string,
    config: Config,
    read: Host['read'],
  ): Promise<ParsedPage | { readonly problem: ReadProblem } | undefined> {
    if (isFolder(path)) return { problem: 'unreadable-folder' };
    const format = formatIn(config, path);
    if (!format) return undefined;
    const file = await read(path);
    if ('problem' in file) return file;
    const known = this.parsed.get(path);
    if (known?.text === file.text && known.format === format) return known;
    const content = format.parse(file.text, known?.format === format ? known.content : undefined);
    const fresh = { format, text: file.text, content, script: scriptOfPage(content) };
    this.forget(path);
    this.parsed.set(path, fresh);
    this.characters += fresh.text.length;
    while (this.parsed.size > mostParsed || (this.characters > mostCharacters && this.parsed.size > 1))
      this.forget(this.parsed.keys().next().value!);
    return fresh;
  }

  private forget(path: string): void {
    this.characters -= this.parsed.get(path)?.text.length ?? 0;
    this.parsed.delete(path);
  }

  /** A page; undefined where it cannot be read. */
  async readable(path: string, config: Config, read: Host['read']): Promise<ParsedPage | undefined> {
    const page = await this.read(path, config, read);
    return page && 'problem' in page ? undefined : page;
  }

  /** A source page, unless what stands in its place was never written in the source's language. */
  async readSource(path: string, config: Config, read: Host['read']): Promise<ParsedPage | undefined> {
    const page = await this.readable(path, config, read);
    return page && config.isSource('zh') && isUntranslated(page, 'zh') ? undefined : page;
  }
}

/** What a page's text says of its language: its script, and where Latin, its words. */
export function scriptOfPage({ segments }: Content): string | undefined {
  return languageOfTexts(segments.map((segment) => segment.text));
}

/** So many blocks of a page tell its language; to ask all of them would cost more than to learn from the page. */
const languageSample = 16;

/** True where most blocks are in the script of a language, however long the others are: a sheet of English data, a quote. */
function isMostlyIn(segments: Content['segments'], language: string): boolean {
  const scripts = segments.slice(0, languageSample).flatMap(({ text }) => scriptLanguage(text) ?? []);
  return scripts.filter((script) => isWrittenIn(language, scriptOf(script))).length * 2 > scripts.length;
}

/** True for a page that is surely in another language than it is for: it was never translated. */
export function isUntranslated({ script, content }: ParsedPage, language: string): boolean {
  if (script !== undefined && !isWrittenIn(language, scriptOf(script)))
    return !isMostlyIn(content.segments, language);
  const sample = content.segments.slice(0, languageSample);
  return scriptOf(language) === 'latin' && findForeign(sample, language).whole !== undefined;
}
