import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openSite } from '../../src/core/index.ts';
import { folderHost } from '../../src/node/files.ts';
import { memoryHost } from './memory-host.ts';

const root = path.resolve('test/sites/formats');

/** What must be found on the market pages of the sample files, as `rule: text`; other findings are allowed. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'html/en-SG/index.html': [
    'phrase/one-stop: one-stop',
    'convention/full-width-punctuation: ，',
    'phrase/one-stop: One-stop',
    'phrase/one-stop: One-stop',
    'convention/full-width-punctuation: ，',
    'reference/national-high-tech-enterprise: national high-tech enterprise',
    'convention/full-width-punctuation: ，',
    'copy/leftover-chinese: 云帆库存看板：实时显示各仓库存与周转天数',
    'convention/full-width-punctuation: ，',
    'convention/yuan-sign: ¥999',
  ],
  'hugo/en-SG/launch.md': [
    'phrase/one-stop: one-stop',
    'phrase/one-stop: one-stop',
    'reference/national-high-tech-enterprise: national high-tech enterprise',
    'convention/china-only-phone: 400-000-0000',
    'convention/beijing-time: Beijing time',
    ...Array(7).fill('convention/full-width-punctuation: ，'),
  ],
  'csv/en-SG/strings.csv': [
    'phrase/one-stop: one-stop',
    'reference/national-high-tech-enterprise: national high-tech enterprise',
    'convention/full-width-punctuation: ，',
    'convention/yuan-sign: ¥299',
  ],
  'asciidoc/en-SG/guide.adoc': [
    'phrase/one-stop: one-stop',
    'reference/national-high-tech-enterprise: national high-tech enterprise',
    'convention/full-width-punctuation: ，',
    'phrase/one-stop: one-stop',
    'reference/wechat-contact: scan the WeChat',
    'convention/beijing-time: Beijing Time',
    'convention/yuan-sign: ¥299',
  ],
  'rst/en-SG/overview.rst': [
    'phrase/closed-loop-business: forms a *business closed loop',
    'phrase/one-stop: One-stop',
    'convention/china-only-phone: 400-000-0000',
    'convention/chinese-discount: 80%',
    'copy/leftover-chinese: 库存看板',
    'convention/full-width-punctuation: 。',
  ],
  'captions/en-SG/film.vtt': [
    'convention/full-width-punctuation: ，',
    'phrase/one-stop: one-stop',
    'reference/wechat-contact: Scan the WeChat',
  ],
  'captions/en-SG/teaser.srt': [
    'phrase/escort-business: escorts',
    'reference/double-eleven: Double Eleven',
    'convention/full-width-punctuation: ，',
  ],
  'text/en-SG/sms.txt': [
    'convention/full-width-punctuation: ，',
    'reference/mini-program: WeChat mini program',
  ],
  'templates/en-SG/hero.hbs': ['convention/full-width-punctuation: ，', 'phrase/one-stop: one-stop'],
  'templates/en-SG/plans.njk': ['convention/full-width-punctuation: ，'],
  'templates/id/contact.liquid': [
    'convention/china-only-phone: 400-000-0000',
    'convention/full-width-punctuation: ，',
  ],
  'templates/en-SG/footer.ejs': [
    'reference/national-high-tech-enterprise: National high-tech enterprise',
    'convention/full-width-punctuation: ，',
  ],
  'templates/en-SG/news.php': ['convention/full-width-punctuation: ，'],
  'mdx/en-SG/start.mdx': [
    'convention/full-width-punctuation: ，',
    'phrase/one-stop: one-stop',
    'convention/full-width-punctuation: ，',
    'convention/china-only-phone: 400-000-0000',
    'convention/full-width-punctuation: ，',
    'convention/full-width-punctuation: ，',
  ],
  'components/en-SG/Hero.vue': [
    'convention/full-width-punctuation: ，',
    'phrase/one-stop: one-stop platform',
    'convention/full-width-punctuation: ，',
    'copy/leftover-chinese: 云帆仓库实景',
  ],
  'components/en-SG/Pricing.svelte': [
    'convention/full-width-punctuation: ，',
    'convention/yuan-sign: ¥999',
    'convention/full-width-punctuation: ，',
  ],
  'components/ja/index.astro': ['convention/yuan-amount: 300元', 'convention/china-only-phone: 400-000-0000'],
  'components/en-SG/Contact.tsx': [
    'convention/full-width-punctuation: ，',
    'convention/full-width-punctuation: ，',
    'convention/china-only-phone: 400-000-0000',
    'convention/full-width-punctuation: ，',
    'convention/full-width-punctuation: ，',
  ],
};

const pages = (readdirSync(root, { recursive: true }) as string[])
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => /\/(?:en-SG|id|ja)\/.+\.\w+$/.test(name));

describe('a sample file of every format', () => {
  const files = Object.fromEntries(pages.map((page) => [page, readFileSync(path.join(root, page), 'utf8')]));

  it('is expected to show something', () => assert.deepEqual(Object.keys(expected).sort(), pages.sort()));

  for (const page of pages) {
    const text = files[page]!;

    it(`${page}: is found exactly where it stands, with its source page`, async () => {
      const review = (await openSite(folderHost(root), { uiLanguage: 'en' }).review(page))!;
      const found = review.findings.map(({ ruleId, from, to }) => `${ruleId}: ${text.slice(from, to)}`);
      const missed = [...(expected[page] ?? [])];
      for (const one of found) if (missed.includes(one)) missed.splice(missed.indexOf(one), 1);
      assert.deepEqual({ missed, among: missed.length ? found : [] }, { missed: [], among: [] });
      const marks = (list: readonly string[]) =>
        list.filter((one) => one.startsWith('convention/full-width'));
      assert.deepEqual(marks(found), marks(expected[page] ?? []), 'a mark in code is no finding');
      assert.ok(review.source?.includes('/zh/'), review.source);
    });

    it(`${page}: every fix mends its finding and changes nothing else`, async () => {
      const review = async (changed: string) => {
        const host = memoryHost({ [page]: changed });
        return openSite(host, { uiLanguage: 'en' }).review(page);
      };
      const before = (await review(text))!;
      const shown = ({ findings }: typeof before) =>
        findings.map(({ ruleId, message }) => `${ruleId} ${message}`);
      for (const finding of before.findings) {
        for (const { edits } of finding.fixes) {
          const fixed = edits
            .toSorted((a, b) => b.from - a.from)
            .reduce((all, { from, to, text: by }) => all.slice(0, from) + by + all.slice(to), text);
          const after = shown((await review(fixed))!);
          const own = `${finding.ruleId} ${finding.message}`;
          assert.equal(
            after.filter((one) => one === own).length,
            shown(before).filter((one) => one === own).length - 1,
            `${own}: still there in ${fixed}`,
          );
          assert.equal(after.length, before.findings.length - 1, own);
        }
      }
    });
  }
});
