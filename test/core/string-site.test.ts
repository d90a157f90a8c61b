import assert from 'node:assert/strict';
import { openSite, type Site } from '../../src/core/index.ts';
import { folderHost } from '../../src/node/files.ts';
import { memoryHost } from './memory-host.ts';

const root = 'test/sites/yunfan-app';

/** What a review says of each file: `rule “text”`. */
async function said(reviewer: Site, path: string, text: string): Promise<string[]> {
  const review = await reviewer.review(path);
  return (review?.findings ?? []).map(({ ruleId, from, to }) => `${ruleId} “${text.slice(from, to)}”`);
}

/** What is found in the app's strings, in every format. */
const expected: Record<string, string[]> = {
  'android/res/values-in/strings.xml': [
    'convention/china-only-phone “400-820-8820”',
    'copy/leftover-chinese “立即注册”',
  ],
  'angular/messages.en.xlf': ['phrase/one-stop “One-stop”'],
  'desktop/Strings.en-SG.resx': ['convention/book-title-marks “《User Guide》”'],
  'flutter/l10n/app_en_SG.arb': ['convention/yuan-sign “¥99”'],
  'ios/Stock.xcstrings': [
    'phrase/empower-thousands-of-industries “empowers”',
    'convention/full-width-punctuation “，”',
  ],
  'ios/id.lproj/Localizable.strings': ['reference/wechat-contact “WeChat”'],
  'ios/id.lproj/Localizable.stringsdict': ['convention/full-width-punctuation “，”'],
  'kiosk/locales/en-SG.json5': [
    'convention/china-only-phone “400-820-8820”',
    'convention/full-width-punctuation “，”',
  ],
  'partner/id/LC_MESSAGES/portal.po': ['phrase/win-win-cooperation “Kerja sama "\n"win-win”'],
  'rails/config/locales/en-SG.yml': ['convention/chinese-myriads “1.2亿”', 'fact/number “1.2亿”'],
  'server/messages_en_SG.properties': ['phrase/win-win “mutual benefit \\\n  and win-win”'],
  'till/locales/en-SG/till.ftl': [
    'phrase/one-stop “one-stop”',
    'convention/full-width-punctuation “，”',
    'convention/china-only-phone “400-820-8820”',
  ],
  'web/locales/en-SG.json': [
    'phrase/one-stop “One-stop”',
    'phrase/empower-thousands-of-industries “empowers”',
    'convention/full-width-punctuation “，”',
  ],
};

describe('an app’s strings', () => {
  // When files of the samples were committed is not what is tested.
  const { past: _, ...host } = folderHost(root);
  const reviewer = openSite(host, { uiLanguage: 'en' });

  it('every market file is reviewed, and no other', async () => {
    const reviewed: string[] = [];
    for (const path of await reviewer.pages()) if (await reviewer.review(path)) reviewed.push(path);
    assert.deepEqual(reviewed, Object.keys(expected));
  });

  for (const [path, findings] of Object.entries(expected)) {
    it(path, async () => {
      const file = await host.read(path);
      assert.ok('text' in file);
      assert.deepEqual(await said(reviewer, path, file.text), findings);
    });
  }

  it('every fix can be applied, and takes its finding away', async () => {
    let fixes = 0;
    for (const path of Object.keys(expected)) {
      const file = await host.read(path);
      assert.ok('text' in file);
      const { text } = file;
      const { findings } = (await reviewer.review(path))!;
      for (const finding of findings) {
        for (const { edits } of finding.fixes) {
          const after = edits
            .toSorted((a, b) => b.from - a.from)
            .reduce((all, edit) => all.slice(0, edit.from) + edit.text + all.slice(edit.to), text);
          const files: Record<string, string> = { [path]: after };
          for (const other of await host.list()) {
            const read = await host.read(other);
            if (other !== path && 'text' in read) files[other] = read.text;
          }
          const again = await openSite(memoryHost(files), { uiLanguage: 'en' }).review(path);
          const { segments, problems } = (await reviewer.content(path))!.content;
          assert.deepEqual(problems, []);
          assert.equal(again!.findings.length, findings.length - 1, `${path}: ${after}`);
          assert.ok(!again!.findings.some(({ ruleId }) => ruleId === finding.ruleId));
          assert.ok(segments.length > 0);
          fixes++;
        }
      }
    }
    assert.ok(fixes >= 3, String(fixes));
  });

  it('a Chinese key is a name where the Chinese file has a text for it, and else the text itself', async () => {
    const files = {
      'messages/zh.json':
        '{"AcmeCloud": {"亮点": "核心优势", "亮点2": "构建技术中台", "亮点3": "支持 200 种设备"}}',
      'messages/en.json':
        '{"AcmeCloud": {"亮点": "Core strengths", "亮点2": "One platform", "亮点3": "Supports 300 devices"}}',
      'locales/en.json': '{"AcmeCloud": {"立即购买": "Buy now", "支持 200 种设备": "Supports 300 devices"}}',
    };
    const pages = openSite(memoryHost(files), { uiLanguage: 'en' });
    const found = async (path: string) =>
      (await pages.review(path))!.findings.map(({ ruleId, message }) => `${ruleId}: ${message}`);
    for (const path of ['messages/en.json', 'locales/en.json'])
      assert.deepEqual(await found(path), ['fact/number: “300” here, “200” on the Chinese page.'], path);
  });

  it('a catalogue with plurals is read whole', async () => {
    const text =
      'msgid ""\nmsgstr "Language: ja\\n"\n\nmsgid "%d minute ago"\nmsgid_plural "%d minutes ago"\nmsgstr[0] "%d 分前"\n';
    const pages = openSite(memoryHost({ 'languages/ja.po': text }), { uiLanguage: 'en' });
    const { problems, units } = (await pages.content('languages/ja.po'))!.content;
    assert.deepEqual(problems, []);
    assert.equal(units?.[0]?.plural?.original, '%d minutes ago');
  });

  it('phrases that need the Chinese beside them find it by key and in the file itself', async () => {
    const files = {
      'locales/zh.json': '{"b": "其他", "a": {"x_other": "打造私域流量"}}',
      'locales/en-SG.json': '{"a": {"x_one": "Own your private traffic"}, "b": "Own your private traffic"}',
      'main/zh.ftl': 'own = { $n ->\n *[other] 打造私域流量\n }\n',
      'main/en-SG.ftl': 'own = { $n ->\n  [one] Own your private traffic\n *[other] Your own traffic\n }\n',
      'po/en_SG.po': 'msgid "打造私域流量"\nmsgstr "Own your private traffic"\n',
    };
    const pages = openSite(memoryHost(files), { uiLanguage: 'en' });
    const found = (await pages.review('locales/en-SG.json'))!.findings.map(({ from }) => from);
    assert.deepEqual(found, [26]);
    assert.equal((await pages.review('main/en-SG.ftl'))!.findings.length, 1);
    assert.equal((await pages.review('po/en_SG.po'))!.findings.length, 1);
  });
});
