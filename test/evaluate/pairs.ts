/** The page pairs of a checkout. */
import path from 'node:path';
import { configPath, parseConfig } from '../../src/core/config.ts';
import { formatOf } from '../../src/core/content/index.ts';
import type { Segment } from '../../src/core/content/segment.ts';
import { pairPages } from '../../src/core/copies/pairing.ts';
import { readPath } from '../../src/core/regions/locale.ts';
import { scriptLanguage } from '../../src/core/text/language.ts';
import { folderHost } from '../../src/node/files.ts';

export interface Pair {
  readonly path: string;
  readonly language: string;
  readonly source: readonly Segment[];
  readonly target: readonly Segment[];
  /** UTF-8 bytes of both pages. */
  readonly bytes: number;
}

const written = (segments: readonly Segment[]) =>
  scriptLanguage(
    segments
      .map(({ text }) => text)
      .join('\n')
      .slice(0, 5000),
  );

/** All pages with a source page that are written in what their path says, by language. */
export async function readPairs(folder: string, source: string): Promise<Pair[]> {
  const host = folderHost(path.resolve(folder));
  const file = await host.read(configPath);
  const { config } = parseConfig('text' in file ? file.text : `source: ${source}`);
  const paths = await host.list();
  const pairing = pairPages(paths, config);
  const pages = new Map<string, { segments: readonly Segment[]; bytes: number } | undefined>();
  const read = async (name: string) => {
    if (!pages.has(name)) {
      const text = await host.read(name);
      const page =
        'text' in text
          ? { segments: formatOf(name)!.parse(text.text).segments, bytes: Buffer.byteLength(text.text) }
          : undefined;
      pages.set(name, page);
    }
    return pages.get(name);
  };
  const pairs: Pair[] = [];
  for (const name of paths.filter((one) => formatOf(one))) {
    const locale = readPath(name).found?.locale ?? 'en';
    const language = new Intl.Locale(locale).language;
    const from = pairing.sourceOf(name, undefined);
    if (from === undefined || config.isSource(locale)) continue;
    const [a, b] = [await read(from), await read(name)];
    if (!a || !b) continue;
    const script = written(b.segments);
    const expected = ['ja', 'ko', 'th', 'ar', 'zh'].includes(language) ? language : 'latin';
    if (script !== expected || written(a.segments) !== (source === 'zh' ? 'zh' : 'latin')) continue;
    pairs.push({ path: name, language, source: a.segments, target: b.segments, bytes: a.bytes + b.bytes });
  }
  return pairs;
}
