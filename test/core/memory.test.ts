import assert from 'node:assert/strict';
import { Bitext } from '../../src/core/alignment/bitext.ts';
import { readMemories, readMemory } from '../../src/core/alignment/memory.ts';
import { sideOf } from '../../src/core/alignment/units.ts';
import { openSite } from '../../src/core/index.ts';
import { shippedMarkets } from '../../src/core/regions/market.ts';
import { toSimplified } from '../../src/core/text/han.ts';
import { memoryHost } from './memory-host.ts';

const config = { isSource: (locale: string) => locale.startsWith('zh'), markets: shippedMarkets };

const syllables = ['ba', 'ku', 'mi', 'ra', 'so', 'te', 'nya', 'li', 'do', 'pang'];
/** Words that translate one another: of no language, so that nothing but the memory can tell. */
const words = Array.from({ length: 80 }, (_, index) => ({
  zh: String.fromCharCode(0x5000 + index * 61, 0x6000 + index * 53),
  id: [index % 10, (index >> 3) % 10, ...(index % 3 ? [(index * 7) % 10] : [])]
    .map((at) => syllables[at])
    .join(''),
}));
/** Sentences of two to six of them, in changing company. */
const units = Array.from({ length: 1400 }, (_, index) => {
  const chosen = Array.from(
    { length: 2 + ((index * 7) % 5) },
    (_, place) => words[(index * 13 + place * (11 + (index % 7))) % 80]!,
  );
  return {
    zh: `${chosen.map(({ zh }) => zh).join('')}。`,
    id: `Ia ${chosen.map(({ id }) => id).join(' ')}.`,
  };
});
const tmx = `<?xml version="1.0"?>
<tmx version="1.4"><header srclang="zh-CN"/><body>
${units
  .map(
    ({ zh, id }) =>
      `<tu><tuv xml:lang="zh-CN"><seg>${zh}</seg></tuv><tuv xml:lang="ID"><seg>${id}</seg></tuv></tu>`,
  )
  .join('\n')}
</body></tmx>
`;

describe('translation memories', () => {
  it('each unit is a pair of every language it has beside the Chinese, codes left out', () => {
    const pairs = readMemory(
      `<tmx version="1.4"><body>
<tu><tuv xml:lang="zh_CN"><seg>点击<bpt i="1">&lt;b></bpt>保存<ept i="1">&lt;/b></ept></seg></tuv>
<tuv xml:lang="id-ID"><seg>Klik <hi>simpan</hi> &amp; <ph>{n}</ph></seg></tuv><tuv lang="th"><seg>คลิก</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>No Chinese</seg></tuv><tuv xml:lang="id"><seg>Tidak ada</seg></tuv></tu>
<tu><tuv xml:lang="zh"><seg>没有译文</seg></tuv><tuv xml:lang="id"><seg> </seg></tuv></tu></body></tmx>`,
      config,
    );
    const texts = [...pairs].map(([language, sides]) => [
      language,
      ...sides.map((side) => side.map(({ text }) => text)),
    ]);
    assert.deepEqual(texts, [
      ['id', ['点击保存'], ['Klik simpan & \uFFFC']],
      ['th', ['点击保存'], ['คลิก']],
    ]);
  });

  it('teach which words translate which, as pages do', async () => {
    const memories = await readMemories(['tm/site.tmx'], memoryHost({ 'tm/site.tmx': tmx }), config);
    const bitext = new Bitext();
    for (const [name, [source, target]] of memories.get('id')!)
      bitext.set(
        name,
        sideOf(source, () => []),
        sideOf(target, () => []),
      );
    const { lexicon } = bitext.learn();
    for (const { zh, id } of words.slice(0, 20))
      assert.ok(lexicon!(id.toLowerCase()).sources.includes([...zh].map(toSimplified).join('')), id);
  });

  it('a page whose halves changed places is traced block by block, once the site has a memory', async () => {
    const order = (key: 'zh' | 'id', indices: readonly number[]) =>
      indices.map((index) => units[index]![key]).join('\n\n');
    const page = [3, 40, 77, 114, 151, 188, 225, 262, 299, 336, 373, 410];
    const files = {
      'content/zh/a.md': order('zh', page),
      'content/id/a.md': order('id', [...page.slice(6), ...page.slice(0, 6)]),
    };
    /** How many blocks are said to follow the very block they were made from. */
    const right = async (more: Record<string, string>) => {
      const host = memoryHost({ ...files, ...more });
      const review = await openSite(host, { uiLanguage: 'en' }).review('content/id/a.md');
      const { blocks } = review!.alignment!;
      return blocks.filter((block, index) => block?.sources.includes((index + 6) % page.length)).length;
    };
    const [before, after] = [await right({}), await right({ 'tm/site.tmx': tmx })];
    assert.ok(before < 4 && after > 9, `${before} ${after}`);
  });

  it('a broken or missing memory teaches nothing and stops nothing', async () => {
    const host = memoryHost({ 'a.tmx': '<tmx><body><tu><tuv xml:lang="zh"><seg>仓', 'b.tmx': '' });
    assert.equal((await readMemories(['a.tmx', 'b.tmx', 'c.tmx'], host, config)).size, 0);
  });
});
