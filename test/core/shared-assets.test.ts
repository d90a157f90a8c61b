import assert from 'node:assert/strict';
import { openSite } from '../../src/core/index.ts';
import { unmark } from './marked.ts';
import { memoryHost } from './memory-host.ts';

/** Pages with what is underlined on them, marked as its rule. */
const pages: Readonly<Record<string, readonly [path: string, marked: string]>> = {
  'an image from the Chinese folder': ['id/a.md', 'Lihat ![Dasbor](⟦shared-asset:/img/zh/a.png⟧) di sini.\n'],
  'an image with a Chinese name': ['id/a.md', '![Dasbor](<⟦shared-asset:/img/仪表 盘.png⟧> "Judul")\n'],
  'a Chinese alternative text': ['id/a.md', 'Ini ![⟦leftover-chinese:仪表盘总览⟧](/img/a.png) kami.\n'],
  'a link into the Chinese site': ['id/a.md', '# Baca\n\nBaca [panduan](⟦shared-asset:/zh/guide⟧).\n'],
  'a bare link': ['id/a.md', 'Baca <⟦shared-asset:https://www.example.cn/guide⟧> sekarang.\n'],
  'a Chinese video': [
    'id/a.md',
    'Tonton [demo](⟦china-only-host:https://www.bilibili.com/video/BV1⟧) kami.\n',
  ],
  'a Chinese map': ['id/a.md', 'Kami [di sini](⟦china-only-host:https://map.baidu.com/poi/x⟧).\n'],
  'HTML in Markdown': ['id/a.md', 'Lihat <img src="⟦shared-asset:/zh/a.png⟧" alt="Dasbor"> di sini.\n'],
  'an HTML link in Markdown': ['id/a.md', 'Baca <a href="⟦shared-asset:/zh/guide⟧">panduan</a> ini.\n'],
  MDX: ['id/a.mdx', '<Card>\n\nBaca [panduan](⟦shared-asset:/zh/guide⟧) ini.\n\n</Card>\n'],
  HTML: ['id/a.html', '<p>Baca <a class="x" href="⟦shared-asset:/zh/guide⟧">panduan</a> &amp; lain.</p>'],
  'an image of HTML': ['id/a.html', '<p>Lihat <img alt="Dasbor" src="⟦shared-asset:/zh/a.png⟧"> ini.</p>'],
  'a component': [
    'id/a.vue',
    '<template><p>Baca <a href="⟦shared-asset:/zh/guide⟧">panduan</a> ini.</p></template>',
  ],
  reStructuredText: ['id/a.rst', 'Baca `panduan <⟦shared-asset:https://example.cn/panduan⟧>`_ sekarang.\n'],
  'AsciiDoc, a link': ['id/a.adoc', 'Baca link:⟦shared-asset:/zh/guide⟧[panduan kami] sekarang.\n'],
  'AsciiDoc, an image': ['id/a.adoc', 'Lihat image:⟦shared-asset:/zh/a.png⟧[Dasbor] sekarang juga.\n'],
};

describe('what a page shares with the Chinese pages', () => {
  for (const [name, [path, marked]] of Object.entries(pages)) {
    it(`${name}: just that is underlined`, async () => {
      const { text, spans } = unmark(marked);
      const reviewer = openSite(memoryHost({ [path]: text }), { uiLanguage: 'en' });
      const { findings } = (await reviewer.review(path))!;
      const found = findings.map(({ ruleId, from, to }) => ({ kind: ruleId.split('/')[1], from, to }));
      assert.deepEqual(found, spans, JSON.stringify(findings));
    });
  }
});
