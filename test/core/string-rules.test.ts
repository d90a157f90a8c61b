import assert from 'node:assert/strict';
import { formatOf } from '../../src/core/content/index.ts';
import { placeholdersIn } from '../../src/core/content/strings/placeholders.ts';
import { openSite } from '../../src/core/index.ts';
import { unitEdit } from '../../src/core/rules/string-pairs.ts';
import { memoryHost } from './memory-host.ts';

/** What the rules of the family `string` say of a file beside its Chinese one: `rule severity “text”`. */
async function said(path: string, text: string, sourcePath?: string, source?: string): Promise<string[]> {
  const files = { [path]: text, ...(sourcePath && { [sourcePath]: source! }) };
  const review = await openSite(memoryHost(files), { uiLanguage: 'en' }).review(path);
  return review!.findings
    .filter(({ ruleId }) => ruleId.startsWith('string/'))
    .map(({ ruleId, severity, from, to }) => `${ruleId} ${severity} “${text.slice(from, to)}”`);
}

/** What is said of one string of JSON beside its source. */
const saidOf = (text: string, source: string, path = 'locales/id.json') =>
  said(path, JSON.stringify({ a: text }), 'locales/zh.json', JSON.stringify({ a: source }));

it('strings that nobody translated are told one by one, and many of a file once', async () => {
  const po = (count: number) =>
    Array.from({ length: count }, (_, n) => {
      const text = `Choose the file number ${n} to open`;
      return `msgid "${text}"\nmsgstr "${text}"\n`;
    }).join('\n');
  const found = (count: number) => said('po/id.po', po(count));
  assert.deepEqual(await found(2), [
    'string/untranslated minor “Choose the file number 0 to open”',
    'string/untranslated minor “Choose the file number 1 to open”',
  ]);
  assert.deepEqual(await found(9), ['string/untranslated minor “Choose the file number 0 to open”']);
  const strings = (text: string, saved: string) =>
    JSON.stringify(Object.fromEntries([['z', saved], ...[...'abcdefg'].map((key) => [key, text])]));
  const source = strings('选择文件', '保存');
  const empty = await said('locales/id.json', strings('', 'Simpan'), 'locales/zh.json', source);
  assert.equal(empty.filter((one) => one.startsWith('string/untranslated')).length, 1);
});

describe('placeholders', () => {
  const cases: readonly (readonly [string, readonly string[], object?])[] = [
    ['Hi {name}, {{ count }} of {0}', ['{name}', '{{count}}', '{0}']],
    ['{{price, currency}} {date, date, short} {value:N2} {}', ['{{price}}', '{date}', '{value}', '{}']],
    ['%s of %2$d, %@ and %ld, 100% done, 50%s', ['%s', '%2$d', '%@', '%d']],
    [
      `%(name)s %{count} %<total>d \${price} %#@files@`,
      ['%(name)', '%{count}', '%<total>', `\${price}`, '%#@files@'],
    ],
    ['%count% of %total_items%, %s_%s', ['%count%', '%total_items%', '%s', '%s']],
    ['https://x.example/caf%C3%A9 at 5%', []],
    ['%Y/%m/%d', []],
    ['{1} One item|[2,Inf[ {{ limit }} items', ['{{limit}}']],
    [':name owes :amount at 10:30', [':name', ':amount'], { colons: true }],
    ['failed::count, in all:total.', [':count'], { colons: true }],
    ['%1 of %2, %n', ['%1', '%2', '%n'], { percentNumbers: true }],
    ['{ $n -> [one] { $name } *[other] all }', ['$n', '$name'], { fluent: true }],
    ['{n, plural, one {{user} has # item} other {# items of {place}}}', ['{n}', '{user}', '{place}']],
    ['$t(common.ok) and $NAME$', ['$t(common.ok)', '$NAME$']],
  ];
  for (const [text, names, habits] of cases)
    it(text, () => {
      const found = placeholdersIn(text, habits);
      assert.deepEqual(
        found.map(({ name }) => name),
        names,
      );
      for (const { from, to, text: written } of found) assert.equal(text.slice(from, to), written);
    });
});

describe('a string beside its source', () => {
  it('a placeholder may stand elsewhere, and numbers may be given to those without', async () => {
    assert.deepEqual(await saidOf('{b} dari {a}', '{a}的{b}'), []);
    assert.deepEqual(await saidOf('%2$s dari %1$s', '%s的%s'), []);
    assert.deepEqual(await saidOf('%s dari %d', '%d的%s'), [
      'string/placeholder major “%s dari %d”',
      'string/placeholder major “%s”',
    ]);
  });

  it('what is a percent sign in one language may stand before the number in another', async () => {
    assert.deepEqual(await saidOf('%{share} tamam', '完成 {share}%', 'locales/tr.json'), []);
  });

  it('a form for one number only may say it in words; of others it is minor', async () => {
    const zh = '{"day": "{{count}} 天", "day_other": "{{count}} 天"}';
    const text = '{"day_one": "X", "day_few": "X {{count}}", "day_other": "{{count}} X"}';
    const one = async (path: string) =>
      (await said(path, text, 'locales/zh.json', zh)).filter((each) => !each.startsWith('string/plural'));
    assert.deepEqual(await one('locales/de.json'), []);
    assert.deepEqual(await one('locales/ru.json'), ['string/placeholder minor “X”']);
  });

  it('an original that the file gives goes before the page of the same name', async () => {
    const po = (text: string) =>
      `msgid ""\nmsgstr "Language: id\\n"\n\nmsgid "%s of %s"\nmsgid_plural "%s of %s"\nmsgstr[0] "${text}"\n`;
    assert.deepEqual(await said('po/id.po', po('%s dari %s')), []);
    assert.deepEqual(await said('po/id.po', po('%s saja')), ['string/placeholder minor “%s saja”']);
  });

  it('elements of XLIFF and of Android’s strings are tags', async () => {
    const xliff = (target: string) =>
      `<xliff version="1.2"><file source-language="zh" target-language="id"><body><trans-unit id="a"><source>阅读<g id="1">条款</g></source><target>${target}</target></trans-unit></body></file></xliff>`;
    assert.deepEqual(await said('i18n/id.xlf', xliff('Baca <g id="1">syarat</g>')), []);
    assert.deepEqual(await said('i18n/id.xlf', xliff('Baca syarat')), ['string/tags major “Baca syarat”']);
    const android = (text: string) => `<resources><string name="a">${text}</string></resources>`;
    const beside = (text: string) =>
      said(
        'res/values-in/strings.xml',
        android(text),
        'res/values-zh/strings.xml',
        android('阅读<a href="/zh">条款</a>'),
      );
    assert.deepEqual(await beside('Baca <a href="/id">syarat</a>'), []);
    assert.deepEqual(await beside('Baca <i>syarat</i>'), [
      'string/tags major “Baca <i>syarat</i>”',
      'string/tags neutral “<i>”',
    ]);
  });

  it('a renamed placeholder is written as in the source, in the file’s own syntax', async () => {
    const path = 'res/values-in/strings.xml';
    const text = '<resources><string name="a">It\\\'s %1$d &amp; %2$d</string></resources>';
    const zh = '<resources><string name="a">%1$d 和 %2$s</string></resources>';
    const files = { [path]: text, 'res/values-zh/strings.xml': zh };
    const review = await openSite(memoryHost(files), { uiLanguage: 'en' }).review(path);
    const [edit] = review!.findings.find(({ ruleId }) => ruleId === 'string/placeholder')!.fixes[0]!.edits;
    const after = text.slice(0, edit!.from) + edit!.text + text.slice(edit!.to);
    assert.equal(after, text.replace('%2$d', '%2$s'));
  });
});

describe('plurals', () => {
  const zh = '{"d_one": "{{count}} 天", "d_other": "{{count}} 天"}';
  const forms = (...names: readonly string[]) =>
    `{${names.map((name) => `"d_${name}": "{{count}} X"`).join(', ')}}`;
  const cases: readonly (readonly [string, readonly string[], number])[] = [
    ['de', ['one', 'other'], 0],
    ['de', ['one', 'other', 'zero'], 0],
    ['ru', ['one', 'few', 'many', 'other'], 0],
    ['ru', ['one', 'other'], 1],
    ['cs', ['one', 'few', 'other'], 0],
    ['fr', ['one', 'other'], 0],
    ['id', ['one', 'other'], 1],
    ['ar', ['one', 'two', 'few', 'many', 'other'], 1],
  ];
  for (const [language, names, findings] of cases)
    it(`${language}: ${names.join(' ')}`, async () => {
      const found = await said(`locales/${language}.json`, forms(...names), 'locales/zh.json', zh);
      assert.equal(found.filter((one) => one.startsWith('string/plural')).length, findings, found.join());
    });

  it('of gettext are as many as the head of the file says', async () => {
    const po = (text: string) =>
      `msgid ""\nmsgstr "Language: ru\\nPlural-Forms: nplurals=3; plural=0;\\n"\n\nmsgid "%d day"\nmsgid_plural "%d days"\n${text}`;
    const three = 'msgstr[0] "%d день"\nmsgstr[1] "%d дня"\nmsgstr[2] "%d дней"\n';
    assert.deepEqual(await said('po/ru.po', po(three)), []);
    assert.deepEqual(await said('po/ru.po', po(three.replace(/msgstr\[2\].*\n/, ''))), [
      'string/plural major “%d день”',
    ]);
  });

  it('of ICU messages, and branches of their selects', async () => {
    const zh = '{g, select, male {他} female {她} other {TA}} {n, plural, other {# 天}}';
    const whole = '{g, select, male {Er} female {Sie} other {Es}} {n, plural, one {# Tag} other {# Tage}}';
    const path = 'locales/de.json';
    assert.deepEqual(await saidOf(whole, zh, path), []);
    assert.equal((await saidOf(whole.replace('one {# Tag} ', ''), zh, path)).length, 1);
    assert.equal((await saidOf(whole.replace('female {Sie} ', ''), zh, path)).length, 1);
    assert.deepEqual(await saidOf(whole.slice(0, -1), zh, path), [
      `string/plural major “${whole.slice(0, -1)}”`,
    ]);
  });
});

describe('how a string begins and ends', () => {
  it('white space is as in the source; a space that the Chinese has is a hint', async () => {
    assert.deepEqual(await saidOf('Selesai', '完成\n'), ['string/whitespace minor “Selesai”']);
    assert.deepEqual(await saidOf('oleh', '作者 '), ['string/whitespace neutral “oleh”']);
    assert.deepEqual(await saidOf('oleh ', '作者'), []);
    const po = 'msgid ""\nmsgstr "Language: id\\n"\n\nmsgid "Written by "\nmsgstr "Ditulis oleh"\n';
    assert.deepEqual(await said('po/id.po', po), ['string/whitespace minor “Ditulis oleh”']);
    const android = (text: string) => `<resources><string name="a">${text}</string></resources>`;
    const beside = (text: string, zh: string) =>
      said('res/values-in/strings.xml', android(text), 'res/values-zh/strings.xml', android(zh));
    assert.deepEqual(await beside('\n   Selesai\n', '完成'), []);
    assert.deepEqual(await beside('Selesai', '完成\\n'), ['string/whitespace minor “Selesai”']);
  });

  it('a question stays a question, in the marks of its language', async () => {
    const asked = (text: string, language: string) => saidOf(text, '要删除吗？', `locales/${language}.json`);
    assert.deepEqual(await asked('Hapus?', 'id'), []);
    assert.deepEqual(await asked('Hapus', 'id'), ['string/ending minor “s”']);
    assert.deepEqual(await asked('削除しますか', 'ja'), []);
    assert.deepEqual(await asked('ลบไหม', 'th'), []);
    assert.deepEqual(await asked('حذف?', 'ar'), ['string/ending minor “?”']);
    assert.deepEqual(await asked('حذف؟', 'ar'), []);
    assert.deepEqual(await asked('Borrar?', 'es'), ['string/ending minor “?”']);
    assert.deepEqual(await asked('¿Borrar?', 'es'), []);
  });
});

describe('lengths', () => {
  const long = 'Aplikasi gudang paling mudah untuk toko Anda';

  it('the fields of the stores, counted by characters', async () => {
    const field = (path: string, text: string) => said(`fastlane/metadata/${path}`, text);
    assert.equal((await field('android/id/title.txt', long)).length, 1);
    assert.equal((await field('id/subtitle.txt', long)).length, 1);
    assert.equal((await field('id/promotional_text.txt', long)).length, 0);
    assert.equal((await field('android/th/title.txt', `${'😀'.repeat(30)}\n`)).length, 0);
    assert.equal((await field('android/id/changelogs/12.txt', 'Baru. '.repeat(100))).length, 1);
    assert.equal((await said('locales/id.json', `{"app_store": {"subtitle": "${long}"}}`)).length, 1);
  });

  it('what a comment, an attribute, a note or the config says', async () => {
    const xliff = (about: string, note = '') =>
      `<xliff version="1.2"><file target-language="id"><body><trans-unit id="a" ${about}><source>Buy</source><target>${long}</target>${note}</trans-unit></body></file></xliff>`;
    const over = async (path: string, text: string) =>
      (await said(path, text)).filter((one) => one.startsWith('string/length')).length;
    assert.equal(await over('i18n/id.xlf', xliff('maxwidth="30" size-unit="char"')), 1);
    assert.equal(await over('i18n/id.xlf', xliff('maxwidth="30"')), 0);
    assert.equal(await over('i18n/id.xlf', xliff('', '<note>Max length: 20</note>')), 1);
    assert.equal(await over('i18n/id.xlf', xliff('')), 0);
    const android = (comment: string) =>
      `<resources><!-- ${comment} --><string name="a">${long}</string><string name="b">${long}</string></resources>`;
    assert.equal(await over('res/values-in/strings.xml', android('Title [CHAR LIMIT=30]')), 1);
    assert.equal(await over('res/values-in/strings.xml', android('Title [CHAR LIMIT=NONE]')), 0);
    assert.equal(
      await over('l10n/app_id.arb', `{"a": "${long}", "@a": {"description": "at most 20 characters"}}`),
      1,
    );
    const files = {
      'locales/id.json': `{"home": {"title": "${long}", "text": "${long}"}}`,
      '.terroir/config.yaml': 'maxLength:\n  "**.title": 30\n',
    };
    const review = await openSite(memoryHost(files), { uiLanguage: 'en' }).review('locales/id.json');
    assert.equal(review!.findings.filter(({ ruleId }) => ruleId === 'string/length').length, 1);
  });
});

describe('an edit of a string', () => {
  const files: Readonly<Record<string, string>> = {
    'locales/id.json': '{"a": "Say \\"hi\\" {x} now", "b": "B"}',
    'locales/id.yaml': 'id:\n  a: "Say \\"hi\\" {x} now"\n  b: B\n',
    'res/values-in/strings.xml':
      '<resources><string name="a">Say \\"hi\\" {x} now</string><string name="b">B</string></resources>',
    'i18n/id.xlf':
      '<xliff version="1.2"><file target-language="id"><body><trans-unit id="a"><source>a</source><target>Say "hi" {x} now</target></trans-unit></body></file></xliff>',
    'po/id.po': 'msgid "a b"\nmsgstr "Say \\"hi\\" {x} now"\n',
    'id.lproj/Localizable.strings': '"a" = "Say \\"hi\\" {x} now";\n"b" = "B";\n',
    'messages_id.properties': 'a = Say "hi" {x} now\nb = B\n',
    'lang/id/app.php': `<?php return ['a' => 'Say "hi" {x} now', 'b' => 'B'];`,
    'l10n/app_id.arb': '{"a": "Say \\"hi\\" {x} now", "b": "B"}',
    'Strings.id.resx':
      '<root><data name="a"><value>Say "hi" {x} now</value></data><data name="b"><value>B</value></data></root>',
    'locales/id.ftl': 'a = Say "hi" { $x } now\nb = B\n',
    'locales/id.toml': 'a = "Say \\"hi\\" {x} now"\nb = "B"\n',
  };
  const written = ['{name}', '%1$s', '.', '。', ' ', '\n', '？', '<0>', '</b>', '&', "it's", '"'];

  for (const [path, text] of Object.entries(files))
    it(`${path}: what is written is what is read, or nothing is`, () => {
      const format = formatOf(path)!;
      const [unit, ...others] = format.parse(text).units!;
      let edits = 0;
      const end = unit!.text.length;
      for (const [from, to] of [
        [0, 0],
        [end, end],
        [4, 4],
        [end - 3, end],
      ] as const)
        for (const words of written) {
          const edit = unitEdit(unit!, from, to, words);
          if (!edit) continue;
          edits++;
          const units = format.parse(text.slice(0, edit.from) + edit.text + text.slice(edit.to)).units!;
          const expected = unit!.text.slice(0, from) + words + unit!.text.slice(to);
          assert.equal(units[0]?.text, expected, JSON.stringify({ from, to, words }));
          assert.deepEqual(
            units.slice(1).map((one) => one.text),
            others.map((one) => one.text),
          );
        }
      assert.ok(edits > 8, `${edits} edits`);
    });
});
