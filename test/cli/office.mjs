// Workbooks through a real spreadsheet program: what LibreOffice opens and saves, in its own format too, is taken back.
//   npm run test:office      needs LibreOffice (Debian: libreoffice-calc); without it nothing is tested, and it says so
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const program = ['soffice', 'libreoffice'].find((name) => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});
if (!program) {
  console.error('LibreOffice is not installed here: nothing was tested.');
  process.exit(1);
}

const home = mkdtempSync(path.join(tmpdir(), 'terroir-office-'));
const terroir = path.resolve('dist/cli.mjs');

/** Runs the command line in a site. */
function run(site, ...argv) {
  try {
    return {
      code: 0,
      out: execFileSync(process.execPath, [terroir, ...argv, '--no-cache', '--language', 'en'], {
        cwd: site,
        encoding: 'utf8',
      }),
    };
  } catch (error) {
    return { code: error.status, out: `${error.stdout}${error.stderr}` };
  }
}

/** Saves files in another format, as a person would, and gives the folder they are in. */
function saveAs(format, files) {
  const to = mkdtempSync(path.join(home, `${format}-`));
  const profile = `-env:UserInstallation=file://${home}/profile`;
  execFileSync(program, [profile, '--headless', '--convert-to', format, '--outdir', to, ...files], {
    stdio: 'ignore',
  });
  return to;
}

const inside = (folder) => readdirSync(folder).map((name) => path.join(folder, name));

/** Every file of a site with its bytes. */
function bytesOf(site) {
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    files.map((one) => {
      const file = path.join(one.parentPath, one.name);
      return [path.relative(site, file), readFileSync(file).toString('base64')];
    }),
  );
}

let [books, changed] = [0, 0];
try {
  for (const name of readdirSync('test/sites')) {
    const site = path.join(home, name);
    cpSync(path.join('test/sites', name), site, { recursive: true });
    mkdirSync(path.join(site, '.terroir'), { recursive: true });
    const out = path.join(home, `${name}-out`);
    const exported = run(site, 'export', '--to', out);
    assert.equal(exported.code, 0, exported.out);
    const before = bytesOf(site);
    const files = inside(out);
    books += files.length;
    const unchanged = (folder, way) => {
      const { code, out: said } = run(site, 'import', ...inside(folder), '--yes');
      assert.deepEqual([code, said], [0, 'Nothing to write.\n'], way);
      assert.deepEqual(bytesOf(site), before, way);
    };
    unchanged(out, 'as exported');
    unchanged(saveAs('xlsx', files), 'saved by LibreOffice');
    unchanged(saveAs('xlsx', inside(saveAs('ods', files))), 'saved as ODS and back');

    // Flat ODS is text: in it one cell of a workbook is changed as a person would change it.
    for (const flat of inside(saveAs('fods', files.slice(0, 1)))) {
      const text = readFileSync(flat, 'utf8');
      // A row of a page is one whose name is in it; its text is there as it is, to be written and as it was.
      const plain = /<text:p>([A-Z][\p{L} ]{8,60}[.。]?)<\/text:p>/u;
      const row = text
        .split('<table:table-row')
        .find((part) => />u\d+-/.test(part) && part.split(plain.exec(part)?.[0] ?? part).length === 4);
      if (!row) continue;
      const [, words] = plain.exec(row);
      let nth = 0;
      const write = row.replaceAll(`<text:p>${words}</text:p>`, (all) =>
        ++nth === 2 ? `<text:p>${words} xyz</text:p>` : all,
      );
      writeFileSync(
        flat,
        text.replace(row, () => write),
      );
      const [file] = inside(saveAs('xlsx', [flat]));
      const { code, out: said } = run(site, 'import', file, '--yes');
      assert.equal(code, 0, said);
      assert.ok(said.includes(`  - ${words}\n  + ${words} xyz\n`), said);
      assert.match(said, /Written: 1 page\.\n$/);
      const after = bytesOf(site);
      const differing = [...after].filter(([one, bytes]) => before.get(one) !== bytes).map(([one]) => one);
      assert.equal(differing.length, 1, differing.join(' '));
      const decoded = (bytes) => Buffer.from(bytes, 'base64').toString();
      const [now, was] = [after, before].map((all) => decoded(all.get(differing[0])));
      assert.equal(now.replace(' xyz', ''), was);
      changed++;
      writeFileSync(path.join(site, differing[0]), was);
    }
    console.log(`${name}: ${files.length} workbooks`);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
assert.ok(changed > 0, 'no cell was changed');
console.log(
  `Workbooks that came back byte for byte, by XLSX and by ODS: ${books}. Changes that came back alone: ${changed}.`,
);
