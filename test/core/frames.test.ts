import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Finding, openSite } from '../../src/core/index.ts';
import { blanksOf, framedLanguages, frameOf, framesIn, frameTopics } from '../../src/core/phrases/frames.ts';
import { shippedPacks } from '../../src/core/phrases/packs.ts';
import { stockPhrases } from '../../src/core/phrases/stock.ts';
import { rules } from '../../src/core/rules/index.ts';
import { folderHost } from '../../src/node/files.ts';
import { memoryHost } from './memory-host.ts';

/** Articles that hang on the gender or the first letter of what is behind them. */
const articles: Readonly<Record<string, RegExp>> = {
  en: /(?<!\p{L})an? \[/iu,
  de: /(?<!\p{L})(?:ein|eine|einen|der|die|das|den|dem) \[/iu,
  es: /(?<!\p{L})(?:un|una|la) \[/iu,
  fr: /(?<!\p{L})(?:un|une|la) \[/iu,
  pt: /(?<!\p{L})(?:um|uma) \[/iu,
};

const topics = Object.keys(frameTopics());

async function framesOn(page: string, text: string): Promise<[string, string][]> {
  const review = await openSite(memoryHost({ [page]: text }), { uiLanguage: 'en' }).review(page);
  return review!.findings.flatMap(({ frame }) =>
    frame ? [[frame.text, text.slice(frame.from, frame.to)] as [string, string]] : [],
  );
}

describe('sentences to finish', () => {
  it('are told where a blank of them is left on a page, in every language', async () => {
    for (const language of framedLanguages().filter((name) => name !== 'topics')) {
      const page = language === 'zh' ? 'content/zh-TW/a.md' : `content/${language}/a.md`;
      const sentences = Object.values(framesIn(language));
      const review = await openSite(memoryHost({ [page]: `${sentences.join('\n\n')}\n` }), {
        uiLanguage: 'en',
      }).review(page);
      const found = review!.findings.filter(({ ruleId }) => ruleId === 'copy/blank');
      assert.equal(found.length, sentences.flatMap(blanksOf).length, language);
    }
  });

  it('are for phrases there are, each for one topic', () => {
    const known = new Set([
      ...stockPhrases().flatMap(({ id, also = [] }) => [id, ...also]),
      ...shippedPacks().flatMap(({ phrases }) => phrases.map(({ id }) => id)),
      ...rules.map(({ id }) => id.replace(/^.*\//, '')),
    ]);
    const ids = Object.values(frameTopics()).flatMap(({ for: list = '' }) => list.split(' ').filter(Boolean));
    assert.deepEqual(
      ids.filter((id) => !known.has(id)),
      [],
    );
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
    assert.ok(ids.length > 700, String(ids.length));
  });

  it('are there in every language of packs, with blanks for all that is a fact', () => {
    assert.deepEqual(
      framedLanguages().sort(),
      shippedPacks()
        .map(({ language }) => language)
        .sort(),
    );
    for (const language of framedLanguages()) {
      const frames = framesIn(language);
      assert.deepEqual(Object.keys(frames).sort(), [...topics].sort(), language);
      for (const [topic, text] of Object.entries(frames)) {
        assert.ok(blanksOf(text).length > 0, `${language} ${topic}`);
        assert.equal(text.split('[').length, text.split(']').length, text);
        // A number would be a claim; an article hangs on what nobody knows yet.
        assert.doesNotMatch(text.replace(/\[[^\]]*\]/g, '[]'), /\d/, text);
        assert.doesNotMatch(text, articles[language] ?? /(?!)/, text);
      }
    }
  });

  it('go before the sentence they are to replace, whose facts may still be wanted', async () => {
    const text = 'We make pumps. Founded in 2009, we are a national high-tech enterprise. Write to us.\n';
    assert.deepEqual(await framesOn('content/en-SG/a.md', text), [
      [
        'We are certified to [standard] by [body]. ',
        'Founded in 2009, we are a national high-tech enterprise.',
      ],
    ]);
  });

  it('are blanks alone in a list of things, a line of their own in titles, and nothing on buttons', async () => {
    const list = await framesOn('content/en-SG/a.md', '- National high-tech enterprise\n- Sixty people\n');
    assert.deepEqual(list, [['[standard], [body] ', 'National high-tech enterprise']]);
    assert.equal(frameOf('phrase/black-technology', 'en', 'title')?.text, '[What it does] for [whom]');
    assert.equal(frameOf('phrase/years-of-development', 'en', 'title'), undefined);
    assert.equal(frameOf('phrase/grandly-held', 'en', 'title')?.text, '[What is new]: [who] in [city]');
    const lines = async (page: string, text: string) => (await framesOn(page, text)).map(([frame]) => frame);
    const heading = ['[What it does] for [whom] '];
    assert.deepEqual(
      await lines('content/en-SG/a.html', '<div>Empowering thousands of industries</div>\n'),
      heading,
    );
    const json =
      '{"heroTitle": "Empowering thousands of industries", "more": "Empowering thousands of industries"}\n';
    assert.deepEqual(await lines('locales/en-SG.json', json), heading);
    const button = '<p>Read on.</p><button>National high-tech enterprise</button>\n';
    assert.deepEqual(await framesOn('content/en-SG/a.html', button), []);
  });

  it('are in Traditional Chinese for Taiwan, and not offered where a file could not hold them', async () => {
    const text = '公司是國家高新技術企業，擁有多項核心技術。\n';
    assert.ok((await framesOn('content/zh-TW/a.md', text)).length > 0);
    const yaml = 'en:\n  a: We are praised by new and old customers, a national high-tech enterprise.\n';
    for (const [text] of await framesOn('config/locales/en.yml', yaml)) assert.doesNotMatch(text, /^\[/);
  });

  it('leave every page of the sample sites what it was, with the sentence in it', async function () {
    this.timeout(120_000);
    const root = path.resolve('test/sites');
    const host = folderHost(root);
    const site = openSite(host, { uiLanguage: 'en' });
    const framed: { readonly page: string; readonly findings: readonly Finding[] }[] = [];
    await site.reviewAll(await site.pages(), (done) => {
      for (const { path: page, review } of done)
        if (review) framed.push({ page, findings: review.findings.filter(({ frame }) => frame) });
    });
    let count = 0;
    for (const { page, findings } of framed) {
      if (!findings.length) continue;
      const before = readFileSync(path.join(root, page), 'utf8');
      const { segments } = (await site.content(page))!.content;
      for (const frame of new Map(
        findings.map(({ frame }) => [`${frame!.from} ${frame!.text}`, frame!]),
      ).values()) {
        const after = before.slice(0, frame.from) + frame.text + before.slice(frame.from);
        const changed = openSite(memoryHost({ [page]: after }), { uiLanguage: 'en' });
        const read = (await changed.content(page))!.content.segments;
        assert.deepEqual(
          read.map(({ kind }) => kind),
          segments.map(({ kind }) => kind),
          `${page}: ${frame.text}`,
        );
        const differing = read.filter(({ text }, index) => text !== segments[index]!.text);
        assert.equal(differing.length, 1, `${page}: ${frame.text}`);
        // Markdown may read the brackets of a blank as those of a link.
        const bare = (text: string) => text.replace(/[[\]]/g, '');
        assert.ok(
          bare(differing[0]!.text).includes(bare(frame.text.trim())),
          `${page}: ${differing[0]!.text}`,
        );
        count++;
      }
    }
    assert.ok(count > 200, String(count));
  });
});
