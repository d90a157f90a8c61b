import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate/browser';
import { readXlsx } from '../../src/core/index.ts';
import { assertValid } from '../core/valid-xml.ts';
import { SiteFolder } from './folder.ts';
import { WorkbookFile } from './workbook.ts';

const files = {
  'content/zh/harga.md': '# 价格\n\n标准版每年 5,000 元，[立即购买](/beli)。\n\n我们是国家高新技术企业。\n',
  'content/id/harga.md':
    '---\ntitle: Harga\n---\n\n# Harga\r\n\nPaket **Standar** 5,000 per tahun, [beli sekarang](/beli).\n\nKami adalah perusahaan teknologi tinggi nasional.\n',
  'content/id/rumus.md':
    '# Rumus\n\n=SUM(A1:A9) adalah rumus.\n\n+62 21 555 0100\n\n@toko di Instagram, -10% hari ini.\n',
  'locales/zh.json': '{ "cart": { "pay": "付款", "hi": "你好，{name}" } }\n',
  'locales/id.json': '{ "cart": { "pay": "Bayar",\n\t"hi": "Halo \\u2013 {name}" } }\n',
  'locales/zh-TW.json': '{ "cart": { "pay": "付款吧", "hi": "您好，{name}" } }\n',
};

describe('terroir export, and import of what came back', () => {
  let site: SiteFolder;
  let away: string;

  beforeEach(() => {
    site = new SiteFolder();
    for (const [name, text] of Object.entries(files)) site.write(name, text);
    site.write('.terroir/config.yaml', 'rules: { spelling: off }\n');
    away = mkdtempSync(path.join(tmpdir(), 'terroir-away-'));
  });
  afterEach(() => {
    site.remove();
    rmSync(away, { recursive: true, force: true });
  });

  const exported = async (...argv: string[]) => {
    const { code, out, err } = await site.terroir('export', '--to', away, ...argv);
    assert.deepEqual([code, err], [0, '']);
    return out;
  };
  const book = (name = 'ID.xlsx') => new WorkbookFile(path.join(away, name));
  const back = (...argv: string[]) => site.terroir('import', path.join(away, 'ID.xlsx'), ...argv);
  const unchanged = () => {
    for (const [name, text] of Object.entries(files)) assert.equal(site.read(name), text, name);
  };

  it('writes a workbook for each market, in the language its people read', async () => {
    const out = await exported();
    assert.match(out, /ID\.xlsx: 3 pages, \d+ texts\n/);
    assert.match(book().sheet(1), /Indonesia: texts to check/);
    assert.match(book().sheet(2), /What to write/);
    assert.match(book('TW.xlsx').sheet(1), /：待检查的文字/);
    assert.match(book('TW.xlsx').sheet(2), /改写为/);
    assert.deepEqual(
      book().pages.map((page) => page.path),
      ['content/id/harga.md', 'content/id/rumus.md', 'locales/id.json'],
    );
    const again = await site.terroir('export', '--to', away);
    assert.equal(again.code, 2);
    assert.match(again.err, /is there already/);
  });

  it('shows the Chinese, what was found, and tags for markup', async () => {
    await exported();
    const sheet = book().sheet(2);
    assert.match(sheet, />标准版每年 5,000 元，立即购买。</);
    assert.match(sheet, />Paket ⟨1⟩Standar⟨\/1⟩ 5,000 per tahun, ⟨2⟩beli sekarang⟨\/2⟩\.</);
    assert.match(sheet, /• .*perusahaan teknologi tinggi nasional/);
    assert.match(book().sheet(4), />Halo – \{name\}</);
    assert.match(sheet, /<formula1>&quot;fine,wrong,keep&quot;<\/formula1>/);
  });

  it('changes not a byte where nobody changed a cell', async () => {
    await exported();
    assert.deepEqual(await back('--yes'), { code: 0, out: 'Nothing to write.\n', err: '' });
    unchanged();
  });

  it('holds no formula: what begins like one is text there, and comes back as it was', async () => {
    await exported();
    const sheet = book().sheet(3);
    assert.match(sheet, /t="inlineStr"><is><t xml:space="preserve">=SUM\(A1:A9\) adalah rumus\.</);
    for (let number = 1; number <= 4; number++) assert.doesNotMatch(book().sheet(number), /<f[ >]/);
    assert.equal((await back('--yes')).out, 'Nothing to write.\n');
    book().fill('@toko di Instagram, -10% hari ini.', { D: '=1+1' }).save();
    assert.equal((await back('--yes')).code, 0);
    assert.equal(site.read('content/id/rumus.md'), files['content/id/rumus.md'].replace(/@toko.*/, '=1+1'));
  });

  it('shows the changes first, and writes them whole', async () => {
    await exported();
    book()
      .fill('Paket ⟨1⟩Standar⟨/1⟩ 5,000 per tahun, ⟨2⟩beli sekarang⟨/2⟩.', {
        D: '⟨2⟩Beli⟨/2⟩ paket ⟨1⟩Standar⟨/1⟩: Rp5.000 per tahun.',
      })
      .fill('Halo – {name}', { D: 'Hai {name}, "apa kabar"?' })
      .save();
    const shown = await back('--dry-run');
    assert.equal(
      shown.out,
      `content/id/harga.md:7
  - Paket ⟨1⟩Standar⟨/1⟩ 5,000 per tahun, ⟨2⟩beli sekarang⟨/2⟩.
  + ⟨2⟩Beli⟨/2⟩ paket ⟨1⟩Standar⟨/1⟩: Rp5.000 per tahun.
locales/id.json:2
  - Halo – {name}
  + Hai {name}, "apa kabar"?
`,
    );
    unchanged();
    const asked = await back();
    assert.equal(asked.code, 1);
    assert.match(asked.out, /Nothing was written\. To write it, run the command again with --yes\.\n$/);
    unchanged();
    const { code, out } = await back('--yes');
    assert.equal(code, 0);
    assert.match(out, /Written: 2 pages\.\n$/);
    assert.equal(
      site.read('content/id/harga.md'),
      files['content/id/harga.md'].replace(/Paket.*/, '[Beli](/beli) paket **Standar**: Rp5.000 per tahun.'),
    );
    assert.equal(
      site.read('locales/id.json'),
      files['locales/id.json'].replace('Halo \\u2013 {name}', 'Hai {name}, \\"apa kabar\\"?'),
    );
    assert.equal((await back('--yes')).out, 'Nothing to write.\n');
  });

  it('names what it cannot take, writes the rest, and leaves the workbook', async () => {
    await exported();
    book()
      .fill('Paket ⟨1⟩Standar⟨/1⟩ 5,000 per tahun, ⟨2⟩beli sekarang⟨/2⟩.', { D: 'Beli sekarang.' })
      .fill('Halo – {name}', { D: 'Halo {nama}' })
      .fill('Bayar', { D: 'Bayar sekarang' })
      .fill('Rumus', { C: 'x', B: 'Rumus baru' })
      .fillWith('=SUM(A1:A9) adalah rumus.', 'D', '><f>WEBSERVICE("http://x")</f><v>1</v>')
      .fillWith('+62 21 555 0100', 'D', ' t="n"><v>45123</v>')
      .save();
    const before = readFileSync(path.join(away, 'ID.xlsx'));
    const { code, out } = await back('--yes');
    assert.equal(code, 1);
    for (const said of [
      /harga\.md \(ID\.xlsx, 1 harga\.md D\d+\): lost: ⟨1⟩ ⟨\/1⟩ ⟨2⟩ ⟨\/2⟩\n/,
      /came {3}Beli sekarang\.\n/,
      /locales\/id\.json \(.*lost: \{name\}\n/,
      /a formula stands there, not a text\n/,
      /the column “Current text” was changed/,
    ])
      assert.match(out, said);
    assert.equal(site.read('content/id/harga.md'), files['content/id/harga.md']);
    assert.equal(
      site.read('locales/id.json'),
      files['locales/id.json'].replace('"Bayar"', '"Bayar sekarang"'),
    );
    assert.deepEqual(readFileSync(path.join(away, 'ID.xlsx')), before);
  });

  it('never writes over what was edited here since', async () => {
    await exported();
    book()
      .fill('Kami adalah perusahaan teknologi tinggi nasional.', { D: 'Kami melayani 300 toko.' })
      .fill('Paket ⟨1⟩Standar⟨/1⟩ 5,000 per tahun, ⟨2⟩beli sekarang⟨/2⟩.', {
        D: 'Paket ⟨1⟩Standar⟨/1⟩ 6,000 per tahun, ⟨2⟩beli sekarang⟨/2⟩.',
      })
      .save();
    const edited = files['content/id/harga.md']
      .replace('# Harga\r\n', '# Harga\r\n\nParagraf baru.\n')
      .replace('tinggi nasional', 'tinggi dari Hangzhou');
    site.write('content/id/harga.md', edited);
    const { code, out } = await back('--yes');
    assert.equal(code, 1);
    assert.match(
      out,
      /edited here since the export, or is gone\n {4}now .*\n {4}came {3}Kami melayani 300 toko\.\n/,
    );
    assert.equal(site.read('content/id/harga.md'), edited.replace('5,000', '6,000'));
  });

  it('records remarks and sign-offs, and keeps what is meant so', async () => {
    await exported();
    book()
      .fill('Kami adalah perusahaan teknologi tinggi nasional.', { E: 'keep', F: 'Nama resmi kami' })
      .fill('+62 21 555 0100', { E: 'wrong', F: 'Nomor lama' })
      .fill('Bayar', { E: '没问题', F: 'Boleh juga: Bayar sekarang' })
      .sign('Rina')
      .save();
    const { code, out, err } = await back('--yes');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /keep reference\/national-high-tech-enterprise: Nama resmi kami/);
    assert.match(out, /Written: 1 page, 3 sign-offs\.\n$/);
    assert.match(
      site.read('content/id/harga.md'),
      /<!-- terroir-keep reference\/national-high-tech-enterprise: Nama resmi kami -->\r\nKami adalah/,
    );
    const record = (page: string) => site.read(`.terroir/signoffs/${page}.yaml`);
    assert.match(record('content/id/harga.md'), /verdict: approved\nby: Rina\n/);
    assert.match(
      record('content/id/rumus.md'),
      /verdict: changes\nby: Rina\n[\s\S]*kind: error\n {4}text: Nomor lama\n {4}words: "?\+62 21 555 0100/,
    );
    assert.match(
      record('locales/id.json'),
      /verdict: approved[\s\S]*kind: preference\n {4}text: "?Boleh juga: Bayar sekarang"?\n {4}words: Bayar/,
    );
    const { out: json } = await site.terroir('review', '--format', 'json');
    const states = JSON.parse(json)
      .pages.filter(({ path: name }: { path: string }) => /id/.test(name))
      .map(({ signOff }: { signOff: { state: string } }) => signOff.state);
    assert.deepEqual(states, ['approved', 'changes-wanted', 'approved']);
  });

  it('signs no page that was read in another state, or by nobody', async () => {
    await exported();
    book().sign('').save();
    assert.match((await back('--yes')).out, /nobody says who read it \(--by NAME\)/);
    site.write('content/zh/harga.md', files['content/zh/harga.md'].replace('5,000', '6,000'));
    site.write('content/id/rumus.md', files['content/id/rumus.md'].replace('10%', '20%'));
    const { code, out } = await back('--yes', '--by', 'Rina');
    assert.equal(code, 1);
    assert.match(
      out,
      /content\/id\/harga\.md: not signed off: the Chinese page was edited since the export\n/,
    );
    assert.match(out, /content\/id\/rumus\.md: not signed off: the page was edited here since the export\n/);
    assert.equal(existsSync(path.join(site.root, '.terroir/signoffs/content')), false);
    assert.match(site.read('.terroir/signoffs/locales/id.json.yaml'), /by: Rina/);
  });

  it('takes no file that is hostile, broken or not its own', async () => {
    const file = path.join(away, 'ID.xlsx');
    const refused = async (bytes: Uint8Array, said: RegExp) => {
      writeFileSync(file, bytes);
      const { code, out, err } = await back('--yes');
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, said);
    };
    await refused(strToU8('no archive'), /is no workbook/);
    await refused(zipSync({ 'a.txt': strToU8('x') }), /is no workbook/);
    const workbook = '<workbook><sheets><sheet name="x" r:id="rId1"/></sheets></workbook>';
    const rels = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>';
    const made = (sheet: string) =>
      zipSync({
        'xl/workbook.xml': strToU8(workbook),
        'xl/_rels/workbook.xml.rels': strToU8(rels),
        'xl/worksheets/sheet1.xml': strToU8(sheet),
      });
    await refused(made('<worksheet><sheetData/></worksheet>'), /was not made by terroir export/);
    const bomb = made(`<worksheet>${' '.repeat(60_000_000)}</worksheet>`);
    assert.ok(bomb.length < 300_000);
    const started = process.cpuUsage();
    await refused(bomb, /is too large/);
    const { user } = process.cpuUsage(started);
    assert.ok(user < 10_000_000, `${user}`);
    // A part that says it is small is no smaller for that.
    const lying = Uint8Array.from(bomb);
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 46; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
      else if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true);
    await refused(lying, /is too large/);
    const cells = (id: string, path_: string) =>
      ['source', 'current', 'found', 'write', 'verdict', 'remark', 'id', 'before', 'rules']
        .map((name) => `<c t="inlineStr"><is><t>terroir:${name}</t></is></c>`)
        .join('')
        .replace(
          /$/,
          `</row><row><c r="A2" t="inlineStr"><is><t>${path_}</t></is></c><c r="G2" t="inlineStr"><is><t>${id}</t></is></c>`,
        );
    const entity = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row>${cells('page', '../../etc/passwd')}</row><row><c r="D3" t="inlineStr"><is><t>&e;</t></is></c><c r="G3" t="inlineStr"><is><t>u0-00000000000000</t></is></c></row></sheetData></worksheet>`;
    writeFileSync(file, made(entity));
    const { code, out } = await back('--yes');
    assert.equal(code, 1);
    assert.doesNotMatch(out, /root:/);
    assert.match(out, /there is no such page here/);
    const read = readXlsx(made(entity));
    assert.ok(!('problem' in read) && read.pages[0]!.rows[0]!.write === '&e;');
    unchanged();
  });

  it('hands over XLIFF as well, and reads it back', async () => {
    const { code, err } = await site.terroir('export', '--xliff', '--to', away);
    assert.equal(code, 0, err);
    const file = path.join(away, 'ID.id.xlf');
    const xml = readFileSync(file, 'utf8');
    await assertValid(xml, 'xliff-core-2.0.xsd');
    const again = (text: string) => {
      writeFileSync(file, text);
      return site.terroir('import', file, '--yes');
    };
    assert.equal((await again(xml)).out, 'Nothing to write.\n');
    const changed = xml
      .replace('Paket <sc', 'Beli paket <sc')
      .replace('>Bayar</target>', '>Bayar sekarang</target>')
      .replace(/<ph id="p1"[^>]*\/>/, '');
    const { code: status, out } = await again(changed);
    assert.equal(status, 1);
    assert.match(out, /lost: \{name\}/);
    assert.equal(
      site.read('content/id/harga.md'),
      files['content/id/harga.md'].replace('Paket **', 'Beli paket **'),
    );
    assert.equal(
      site.read('locales/id.json'),
      files['locales/id.json'].replace('"Bayar"', '"Bayar sekarang"'),
    );
    const inside = await site.terroir('export', '--xliff');
    assert.equal(inside.code, 2);
    assert.match(
      inside.err,
      /Nothing was exported: .* inside the site \(--to \.\) .* outside, such as --to \.\.\/for-review\.\n$/,
    );
  });
});
