import assert from 'node:assert/strict';
import { placeIn, readAddress, rootOf, servedPages } from '../../src/core/alignment/addresses.ts';
import { countByLocale, findVersions, originalOf } from '../../src/core/alignment/versions.ts';
import { parseConfig } from '../../src/core/config.ts';
import { openSite } from '../../src/core/index.ts';
import { memoryHost } from './memory-host.ts';

const { config } = parseConfig('');

const english = (index: number) =>
  `Our workshop delivers ${index} paper bags to every customer. The price of the order depends on the quantity and the colour.\n\n`;
const french = (index: number) =>
  `Notre atelier livre ${index} sacs en papier à chaque client. Le prix de la commande dépend de la quantité et de la couleur.\n\n`;
const german = (index: number) =>
  `Unsere Werkstatt liefert jedem Kunden ${index} Papiertüten. Der Preis der Bestellung hängt von Menge und Farbe ab.\n\n`;
const page = (line: (index: number) => string) =>
  Array.from({ length: 8 }, (_, index) => line(index + 10)).join('');

/** What is said of a page that follows another version: its note, where it is said. */
async function told(files: Readonly<Record<string, string>>, path: string, written?: Record<string, string>) {
  const host = memoryHost(files);
  const dated = written && {
    ...host,
    writtenBy: async (name: string) => [
      { from: 0, to: files[name]!.length, author: undefined, month: written[name] },
    ],
  };
  const { findings } = (await openSite(dated ?? host, { uiLanguage: 'en' }).review(path))!;
  return findings.find(({ ruleId }) => ruleId === 'copy/mirrors-version');
}

describe('versions of a page', () => {
  it('are the same page in all languages, the source among them', () => {
    const paths = ['about.html', 'vi/about.html', 'vi/contact.html', 'zh/about.html'];
    const versionsOf = findVersions(paths, config);
    const about = [
      { path: 'about.html', locale: undefined },
      { path: 'vi/about.html', locale: 'vi' },
      { path: 'zh/about.html', locale: 'zh' },
    ];
    assert.deepEqual(versionsOf('vi/about.html'), about);
    assert.deepEqual(versionsOf('about.html'), about);
    assert.deepEqual(
      [...countByLocale(paths, versionsOf)],
      [
        ['', 1],
        ['vi', 1],
        ['zh', 1],
      ],
    );
  });

  it('have one that the others were likely made from, where something shows it', () => {
    const versions = [
      { path: 'de/a.html', locale: 'de' },
      { path: 'fr/a.html', locale: 'fr' },
    ];
    const never = () => false;
    assert.equal(originalOf(versions, never, new Map()), undefined);
    assert.equal(originalOf(versions, (path) => path === 'fr/a.html', new Map())!.sign, 'x-default');
    const counted = originalOf(
      versions,
      never,
      new Map([
        ['de', 3],
        ['fr', 9],
      ]),
    );
    assert.deepEqual([counted!.version.path, counted!.sign], ['fr/a.html', 'most-pages']);
    const plain = originalOf(
      [...versions, { path: 'a.html', locale: undefined }],
      never,
      new Map([['fr', 9]]),
    );
    assert.deepEqual([plain!.version.path, plain!.sign], ['a.html', 'no-locale']);
  });

  it('are those a page lists as its alternates, whatever they are called', async () => {
    const link = (tag: string, place: string) =>
      `<link rel="alternate" hreflang="${tag}" href="https://acme.com/${place}">`;
    const html = (lang: string, line: (index: number) => string, links: string) =>
      `<html lang="${lang}"><head><title>Acme</title>${links}</head><body><p>${page(line).trim().replaceAll('\n\n', '</p><p>')}</p></body></html>`;
    const links = link('en', 'bags.html') + link('de', 'de/tueten.html') + link('x-default', 'bags.html');
    const files = { 'bags.html': html('en', english, links), 'de/tueten.html': html('de', german, links) };
    assert.match((await told(files, 'de/tueten.html'))!.message, /bags\.html|English/);
    assert.equal(await told(files, 'bags.html'), undefined);
    const apart = { ...files, 'de/tueten.html': html('de', german, '') };
    assert.equal(await told(apart, 'de/tueten.html'), undefined, 'where nothing lists them');
  });

  it('are told of where no Chinese page is, with what shows the original', async () => {
    const files = {
      'en/a.md': page(english),
      'de/a.md': page(german),
      'fr/a.md': page(french),
      'en/b.md': 'Bags',
      'fr/b.md': 'Sacs',
    };
    const more = { ...files, 'en/c.md': 'Boxes', 'de/c.md': 'Kisten' };
    for (const path of ['de/a.md', 'fr/a.md']) {
      const finding = await told(more, path);
      assert.match(
        finding!.message,
        /^\d+% of this page follows the page in English sentence by sentence\.$/,
      );
      assert.match(finding!.note, /`en\/a\.md` is likely the original: its language has the most pages/);
    }
    assert.equal(await told(more, 'en/a.md'), undefined);
  });

  it('are told by their age where nothing else tells', async () => {
    const files = { 'de/a.md': page(german), 'fr/a.md': page(french) };
    const written = { 'de/a.md': '2026-03', 'fr/a.md': '2025-11' };
    assert.match(
      (await told(files, 'de/a.md', written))!.note,
      /`fr\/a\.md` is likely the original: it was written first/,
    );
    assert.equal(await told(files, 'fr/a.md', written), undefined);
    assert.match((await told(files, 'fr/a.md'))!.note, /Nothing shows which of the two was first/);
  });

  it('say nothing beside a Chinese page, on another topic, or in a language whose words are not known', async () => {
    const files = { 'a.md': page(english), 'de/a.md': page(german) };
    assert.ok(await told(files, 'de/a.md'));
    const chinese = '我们的车间为每位客户提供纸袋。订单价格取决于数量和颜色。\n\n'.repeat(8);
    assert.equal(await told({ ...files, 'zh/a.md': chinese }, 'de/a.md'), undefined);
    const other = [
      'Im Sommer 12 Tage frei, im Winter ganz.',
      'Frau Petersen mischt seit 10 Jahren die Farben und kennt jede Bäckerei in Altona.',
      'Am Hafen roch es nach Teer.',
      'Wer nach 17 Uhr kommt, klingelt bei den Nachbarn.',
      'Unsere Presse stammt aus einem alten Zeitungshaus und wird jeden Morgen geölt.',
      'Vierzehn Kisten passen auf das Lastenrad.',
      'Kaffee gibt es immer, Kuchen nur freitags.',
      'Der Hund heißt Emil.',
      'Zum Straßenfest drucken wir Plakate für die ganze Nachbarschaft, umsonst.',
      'Pfand nehmen wir in bar.',
      'Wir haben einmal eine Hochzeitstorte verpackt, die größer war als die Braut.',
      'Montags ist zu.',
      'Gelernt haben wir bei einem Buchbinder in Lübeck.',
      'Schreibt uns eine Postkarte, wir antworten.',
    ].join('\n\n');
    assert.equal(await told({ ...files, 'de/a.md': other }, 'de/a.md'), undefined);
    const finnish = page(
      (index) =>
        `Meidän verstas toimittaa ${index} paperikassia asiakkaille. Hinta riippuu määrästä ja väristä.\n\n`,
    );
    assert.equal(await told({ 'a.md': page(english), 'fi/a.md': finnish }, 'fi/a.md'), undefined);
  });
});

describe('addresses of a site', () => {
  it('are read by host and place, without what servers leave out', () => {
    assert.deepEqual(readAddress('https://www.Example.com/vi/about.html'), {
      host: 'www.example.com',
      place: 'vi/about',
    });
    assert.deepEqual(readAddress('/vi/'), { host: '', place: 'vi' });
    assert.deepEqual(readAddress('//example.com/index.html#top'), { host: 'example.com', place: '' });
    for (const none of [
      'about.html',
      '../about.html',
      'https://x.com/?lang=vi',
      'mailto:a@b.c',
      '',
      '/a/../b',
    ])
      assert.equal(readAddress(none), undefined, none);
  });

  it('tell where the site lies by the address a page has for itself', () => {
    const root = (path: string, ...addresses: string[]) =>
      rootOf(
        path,
        addresses.map((one) => readAddress(one)!),
      );
    assert.deepEqual(root('public/vi/about.html', '/about', '/vi/about'), { folder: 'public', host: '' });
    assert.deepEqual(root('index.html', 'https://x.com/'), { folder: '', host: 'x.com' });
    assert.equal(root('vi/about.html', 'https://x.com/'), undefined);
    assert.equal(root('content/vi/about.md', 'https://x.com/vi/about'), undefined);
    const known = root('public/vi/about.html', 'https://x.com/vi/about')!;
    assert.equal(placeIn(known, readAddress('https://x.com/th/')!), 'public/th');
    assert.equal(placeIn(known, readAddress('https://y.com/th/')!), undefined);
    assert.equal(servedPages(['public/th/index.html', 'a.md']).get('public/th'), 'public/th/index.html');
  });
});
