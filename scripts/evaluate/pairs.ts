/** The page pairs of a checkout, for measuring on. */
import path from 'node:path';
import { pairPages } from '../../src/core/alignment/pairing.ts';
import type { Side } from '../../src/core/alignment/units.ts';
import { configPath, parseConfig } from '../../src/core/config.ts';
import { formatOf } from '../../src/core/content/index.ts';
import type { Segment } from '../../src/core/content/segment.ts';
import { scriptLanguage, scriptOf } from '../../src/core/text/language.ts';
import { folderHost } from '../../src/node/files.ts';

/** A page with its source page. */
export interface Pair {
  readonly path: string;
  readonly sourcePath: string;
  readonly language: string;
  readonly source: readonly Segment[];
  readonly target: readonly Segment[];
  /** The page's text, and its source's. */
  readonly text: string;
  readonly sourceText: string;
  /** UTF-8 bytes of both. */
  readonly bytes: number;
}

/** A pair as the aligner sees it. */
export interface Read extends Pair {
  readonly a: Side;
  readonly b: Side;
}

/** All pages of a folder with a source page, where both are written in the script of their language. */
export async function readPairs(folder: string, source: string): Promise<Pair[]> {
  const host = folderHost(path.resolve(folder));
  const file = await host.read(configPath);
  const { config } = parseConfig('text' in file ? file.text : `source: ${source}`);
  const pairing = pairPages(await host.list(), config);
  const read = async (name: string, language: string) => {
    const file = await host.read(name);
    if ('problem' in file) return undefined;
    const { segments } = formatOf(name, config.formatFor(name))!.parse(file.text);
    const sample = segments.map(({ text }) => text).join('\n');
    return scriptLanguage(sample.slice(0, 5000)) === scriptOf(language)
      ? { segments, text: file.text, bytes: Buffer.byteLength(file.text) }
      : undefined;
  };
  const pairs: Pair[] = [];
  for (const [language, pages] of pairing.byLanguage()) {
    for (const [page, original] of pages) {
      const [a, b] = [await read(original, source.split('-')[0]!), await read(page, language)];
      if (!a || !b) continue;
      const { text } = b;
      const bytes = a.bytes + b.bytes;
      pairs.push({
        path: page,
        sourcePath: original,
        language,
        source: a.segments,
        target: b.segments,
        text,
        sourceText: a.text,
        bytes,
      });
    }
  }
  return pairs;
}
