import { defineRule, type RuleReport } from './rule.ts';
import { fullPairs, spanIn } from './string-pairs.ts';

/** A letter to be pressed with Alt, which the source marks in a menu or on a button and a string does not. */
export const stringAccessKey = defineRule({
  id: 'string/access-key',
  name: { en: 'letters for the keyboard', zh: '键盘访问键' },
  severity: 'minor',
  category: 'design-and-markup',
  why: {
    en: 'Whoever works without a mouse presses Alt and the marked letter; without the mark they cannot reach the button.',
    zh: '不用鼠标的人靠 Alt 加标记的字母操作；没有标记，就够不到这个按钮。',
  },
  instead: {
    en: 'Put & before a letter of the word that no other item of the menu has: &Berkas. Japanese and Korean write it behind: ファイル(&F).',
    zh: '请在词中一个同菜单未用过的字母前加 &：&Berkas；日语、韩语写在后面：ファイル(&F)。',
  },
  evidence:
    'Microsoft, Guidelines for keyboard user interface design; Qt, QShortcut::mnemonic; Weblate has none.',
  messages: {
    en: { lost: (key: string) => `The source has an access key, ${key}, and this has none.` },
    zh: { lost: (key) => `原文有快捷键 ${key}，这里没有。` },
  },
  examples: {
    fails: [
      {
        path: 'Strings.id.resx',
        text: '<root><data name="a"><value>Berkas</value></data></root>',
        files: { 'Strings.zh.resx': '<root><data name="a"><value>文件(&amp;F)</value></data></root>' },
      },
    ],
    passes: [
      {
        path: 'Strings.id.resx',
        text: '<root><data name="a"><value>&amp;Berkas</value></data><data name="b"><value>Q dan A</value></data></root>',
        files: {
          'Strings.zh.resx':
            '<root><data name="a"><value>文件(&amp;F)</value></data><data name="b"><value>Q&amp;A</value></data></root>',
        },
      },
    ],
  },
  check(page, words) {
    if (!/\.(?:resx|resw|ts|po|properties|json)$/.test(page.path)) return [];
    return fullPairs(page).flatMap(({ unit, source }): RuleReport[] => {
      const [key] = accessKey.exec(source) ?? [];
      if (key === undefined || /&\S/.test(unit.text)) return [];
      return [{ span: spanIn(unit), message: words.lost(key.replace(/[()]/g, '')) }];
    });
  },
});

/** `(&F)`, or `&` before the letter of a word that begins there; no entity, no address, no `Q&A`. */
const accessKey = /\(&[A-Za-z0-9]\)|(?<![\w&?=])&(?![a-z]{2,8};)[A-Za-z](?=[a-z])/;
