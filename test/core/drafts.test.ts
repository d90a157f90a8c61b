import assert from 'node:assert/strict';
import {
  draftedIn,
  draftsPath,
  readDrafts,
  wordsHash,
  writeDrafts,
} from '../../src/core/authorship/drafts.ts';
import { formatOf } from '../../src/core/content/index.ts';
import type { Host } from '../../src/core/host.ts';
import { openSite } from '../../src/core/site/site.ts';
import { memoryHost } from './memory-host.ts';

const path = 'content/id/a.md';
const local =
  'Toko Contoh di Bandung memangkas waktu hitung stok dari dua hari menjadi tiga jam sejak 2023. Tim kami di Jakarta menjawab lewat WhatsApp setiap hari kerja. Pembayaran lewat QRIS dan virtual account.';
const lines = (text: string) => Array.from({ length: 13 }, (_, at) => `- ${text} ${at + 100}\n`).join('');
const page = (block: string) => `# A\n\n${lines('Fitur nomor')}\n${block}\n`;
const sites = (block: string, more: Record<string, string> = {}) => ({
  [path]: page(block),
  'content/zh/a.md': `# 甲\n\n${lines('功能编号')}`,
  ...more,
});
const today = () => new Date('2026-11-30T00:00:00Z');
const open = (host: Host) => openSite(host, { uiLanguage: 'en', today });
const record = (...texts: string[]) =>
  writeDrafts(
    [],
    texts.map((text) => ({ words: wordsHash(text)!, model: 'Model One', on: '2026-11-30' })),
  );
const reviewed = async (files: Record<string, string>) => (await open(memoryHost(files)).review(path))!;

describe('what a model wrote', () => {
  it('is known by its words wherever it stands, until somebody changes one', async () => {
    const host = memoryHost({ [draftsPath(path)]: record('Mulai **sekarang**, gratis 30 hari!') });
    const drafts = await readDrafts(host, path);
    assert.notEqual(drafts, 'broken');
    const of = (text: string) => [...draftedIn(formatOf(path)!.parse(text).segments, drafts as never)];
    assert.deepEqual(of('# Satu\n\nMulai **sekarang**, gratis 30 hari!\n'), [1]);
    assert.deepEqual(of('> mulai sekarang; gratis\n> 30 hari。\n\nDua.\n'), [0]);
    assert.deepEqual(of('Mulai sekarang, gratis 31 hari!\n'), []);
    assert.deepEqual(of('Mulai hari ini, gratis 30 hari!\n'), []);
    assert.equal(wordsHash('… – !'), undefined);
  });

  it('keeps one record of a block, the last', async () => {
    const one = { words: wordsHash('Satu')!, model: 'Model One', on: '2026-11-29' };
    const two = { ...one, model: 'Model Two', on: '2026-11-30' };
    const host = memoryHost({ [draftsPath(path)]: writeDrafts([one], [two]) });
    assert.deepEqual(await readDrafts(host, path), [two]);
  });

  it('is no local writing: not in the share, not on the card, not for the rule that asks for a local block', async () => {
    const byPeople = await reviewed(sites(local));
    const byModel = await reviewed(sites(local, { [draftsPath(path)]: record(local) }));
    const rewritten = await reviewed(
      sites(local.replace('memangkas', 'memotong'), { [draftsPath(path)]: record(local) }),
    );
    const rules = ({ findings }: typeof byModel) => findings.map(({ ruleId }) => ruleId);
    for (const review of [byPeople, rewritten]) {
      assert.ok(review.measures.local! > 0.1, String(review.measures.local));
      assert.ok(!rules(review).includes('local/no-local-block'));
      assert.ok(review.locality!.signals.length);
      assert.deepEqual(review.drafted, []);
    }
    assert.equal(byModel.measures.mirror, byPeople.measures.mirror);
    assert.ok(byModel.measures.local! < 0.001, String(byModel.measures.local));
    assert.ok(rules(byModel).includes('local/no-local-block'));
    assert.deepEqual(byModel.locality!.signals, []);
    assert.deepEqual(
      byModel.drafted.map(({ from, to }) => page(local).slice(from, to)),
      [local],
    );
  });

  it('is nobody’s writing, whoever committed it or signs the page', async () => {
    const authors = 'authors:\n  - { name: Writer B, version: 4.0, markets: [ID] }\n';
    const mixOf = async (files: Record<string, string>) => {
      const written = {
        from: 0,
        to: files[path]!.length,
        author: { name: 'Writer B', email: '' },
        month: '2026-11',
      };
      const host: Host = { ...memoryHost(files), writtenBy: async () => [written] };
      return (await open(host).review(path))!.authorship!;
    };
    const own = { '.terroir/authors.yaml': authors };
    const byPeople = await mixOf(sites(local, own));
    const byModel = await mixOf(sites(local, { ...own, [draftsPath(path)]: record(local) }));
    assert.equal(byPeople.mix.other, 0);
    assert.equal(byModel.mix.other, local.length);
    assert.equal(byModel.mix['4.0'], byPeople.mix['4.0'] - local.length);
    assert.equal(byModel.byMonth['2026-11']!.other, local.length);
    const named = Object.fromEntries(
      Object.entries(sites(local, { ...own, [draftsPath(path)]: record(local) })).map(([name, text]) => [
        name,
        name === path ? `---\nauthor: Writer B\n---\n\n${text}` : text,
      ]),
    );
    assert.equal((await mixOf(named)).mix.other, local.length);
  });

  it('does not end a brief that somebody calls done', async () => {
    const brief = `---\npage: ${path}\ndone: R\n---\n`;
    const short = { [path]: `# A\n\n${local}\n`, [`.terroir/briefs/${path}`]: brief };
    const state = async (files: Record<string, string>) => (await open(memoryHost(files)).briefs())[0]!.state;
    assert.equal(await state(short), 'done');
    assert.equal(await state({ ...short, [draftsPath(path)]: record(local) }), 'open');
  });

  it('is told where its record is broken, as by the marks of a merge', async () => {
    const broken = `<<<<<<< ours\n${record(local)}=======\n>>>>>>> theirs\n`;
    const { findings } = await reviewed(sites(local, { [draftsPath(path)]: broken }));
    assert.ok(findings.some(({ message }) => message.startsWith(draftsPath(path))));
  });
});
