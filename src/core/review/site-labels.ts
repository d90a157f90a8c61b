/** What a market's string files say for the short texts of the Chinese, whatever their keys: one button has one name. */
import { isStringFile } from '../alignment/by-key.ts';
import type { PairPaths } from '../alignment/lexicon-trainer.ts';
import { type Noted, type SharedReads, shareReads } from '../reads.ts';
import { languageCode } from '../regions/locale.ts';
import type { SiteLabel } from '../rules/rule.ts';
import { isLabel, pairsOf } from '../rules/string-pairs.ts';
import type { Look } from './look.ts';
import type { ParsedPages } from './parsed-pages.ts';

/** The labels of one locale, by their Chinese, and what they were read from. */
interface Labels {
  readonly bySource: ReadonlyMap<string, readonly SiteLabel[]>;
  readonly reads: SharedReads;
}

/** What the string files of one site call things, read once a locale and again when a file of it is another. */
export class SiteLabels {
  private readonly all = new Map<string, { readonly files: PairPaths; readonly done: Promise<Labels> }>();

  constructor(private readonly pages: ParsedPages) {}

  /** What the string files of a locale have for a Chinese text, in the order of their paths. */
  async of(locale: string, look: Look): Promise<(source: string) => readonly SiteLabel[]> {
    const files = look.site.stringFilesOf(locale);
    let known = this.all.get(locale);
    if (known?.files !== files) {
      known = { files, done: this.read(locale, files, look) };
      this.all.set(locale, known);
    }
    const { bySource, reads } = await known.done;
    look.include({ own: new Map(), shared: [reads] });
    return (source) => bySource.get(source) ?? [];
  }

  /** Forgets what was read from changed files. */
  forget(isChanged: (path: string) => boolean): void {
    for (const [locale, { files }] of this.all)
      if ([...files].some((pair) => pair.some(isChanged))) this.all.delete(locale);
  }

  private async read(locale: string, files: PairPaths, { again, host }: Look): Promise<Labels> {
    const bySource = new Map<string, SiteLabel[]>();
    const noted: Noted[] = [];
    for (const [path, sourcePath] of files) {
      const look = again();
      const { config } = look.site.setup;
      const page = await this.pages.readable(path, config, look.host.readSaved!);
      const source = await this.pages.readSource(sourcePath, config, look.host.readSaved!);
      noted.push(look.reads().own);
      if (!page || !source || !isStringFile(page.content)) continue;
      for (const { unit, source: text } of pairsOf(page.content, source.content, languageCode(locale))) {
        const chinese = text?.trim() ?? '';
        if (!isLabel(chinese) || unit.plural || !unit.text.trim()) continue;
        const label = { path, text: unit.text };
        const same = bySource.get(chinese);
        if (same) same.push(label);
        else bySource.set(chinese, [label]);
      }
    }
    return { bySource, reads: shareReads(host, new Map(noted.flatMap((one) => [...one]))) };
  }
}
