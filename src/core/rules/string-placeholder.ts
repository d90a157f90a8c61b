import type { TranslationUnit } from '../content/content.ts';
import { isChoice, type Placeholder, placeholdersIn, readIcu } from '../content/strings/placeholders.ts';
import type { Severity } from '../finding.ts';
import { defineRule, type RuleReport } from './rule.ts';
import { fullPairs, habitsOf, isForOneNumber, spanIn, unitEdit } from './string-pairs.ts';

/** A placeholder of the source that a string has lost, has besides, or writes in another way. */
export const stringPlaceholder = defineRule({
  id: 'string/placeholder',
  name: { en: 'placeholders', zh: '占位符' },
  severity: 'major',
  category: 'accuracy',
  why: {
    en: 'A placeholder such as {name} or %d is where the program puts a name or a number. Where it is lost the reader misses it; where it is misspelt the reader sees the code itself, and some programs crash.',
    zh: '{name}、%d 等占位符由程序填入姓名或数字。漏了，读者就看不到该内容；写错了，读者看到的是代码本身，有的程序还会崩溃。',
  },
  instead: {
    en: 'Keep every placeholder exactly as it is in the source, wherever it stands in your sentence. Only the form for the number 1 may say it in words.',
    zh: '占位符请与原文一字不差，放在句中何处由你决定。只有表示数字 1 的复数形式可以用文字代替。',
  },
  evidence:
    'GNU gettext, msgfmt --check-format; Android lint, StringFormatMatches; ICU MessageFormat. MQM: accuracy, omission and addition.',
  messages: {
    en: {
      lost: (names: string) => `${names} of the source is missing here.`,
      added: (names: string) => `The source has no ${names}: nothing is filled in here.`,
      changed: (written: string, right: string) => `“${written}” should be “${right}”, as in the source.`,
    },
    zh: {
      lost: (names) => `漏了原文中的 ${names}。`,
      added: (names) => `原文中没有 ${names}，程序不会填入内容。`,
      changed: (written, right) => `“${written}”应与原文一致，写成“${right}”。`,
    },
  },
  examples: {
    fails: [
      {
        path: 'locales/id.json',
        text: '{"hello": "Halo, selamat datang!"}',
        files: { 'locales/zh.json': '{"hello": "你好，{name}，欢迎！"}' },
      },
      {
        path: 'locales/de.json',
        text: '{"hello": "Hallo {Name}, willkommen!"}',
        files: { 'locales/zh.json': '{"hello": "你好，{name}，欢迎！"}' },
      },
      {
        path: 'res/values-fr/strings.xml',
        text: '<resources><string name="left">Il reste %s jours sur %d</string></resources>',
        files: {
          'res/values-zh/strings.xml':
            '<resources><string name="left">共 %1$s 天，还剩 %2$s 天</string></resources>',
        },
      },
    ],
    passes: [
      {
        path: 'locales/id.json',
        text: '{"hello": "Selamat datang, {name}!", "off": "Diskon 50% dari kami", "days": "{n, plural, other {# hari}}"}',
        files: {
          'locales/zh.json': '{"hello": "你好，{ name }，欢迎！", "off": "五折优惠", "days": "{n} 天"}',
        },
      },
      {
        path: 'res/values-de/strings.xml',
        text: '<resources><plurals name="left"><item quantity="one">Noch ein Tag</item><item quantity="other">Noch %1$d Tage</item></plurals></resources>',
        files: {
          'res/values-zh/strings.xml':
            '<resources><plurals name="left"><item quantity="other">还剩 %d 天</item></plurals></resources>',
        },
      },
    ],
  },
  check(page, words) {
    const habits = habitsOf(page);
    return fullPairs(page).flatMap(({ unit, source, forms }): RuleReport[] => {
      // A choice that cannot be read has a rule of its own.
      if (isChoice(source) && /\{[^{}]{1,60},[^{}]{1,40},/.test(unit.text) && !isReadable(unit.text))
        return [];
      const before = placeholdersIn(source, habits);
      const after = placeholdersIn(unit.text, habits);
      const all = forms.length > 1 ? forms.flatMap((form) => placeholdersIn(form, habits)) : before;
      const added = onlyIn(after, all).filter(({ name }) => !(unit.plural && isCount.test(name)));
      const counted = unit.plural
        ? onlyIn(before, after).filter((one) => !isSaid(one, unit, page.language))
        : [];
      const lost = unit.plural ? counted : onlyIn(before, after);
      const [first] = added;
      // What is wrong for some numbers only is wrong less often.
      const severity: Severity | undefined = unit.plural ? 'minor' : undefined;
      if (first && lost.length === 1 && added.length === 1) {
        const right = writtenFor(lost[0]!, first);
        const edit = unitEdit(unit, first.from, first.to, right);
        const fix = { title: page.messages.replaceWith(right), safe: true };
        return [
          {
            span: spanIn(unit, first.from, first.to),
            message: words.changed(first.text, right),
            fixes: edit ? [{ ...fix, edits: [edit] }] : [],
          },
        ];
      }
      const named = (list: readonly Placeholder[]) => [...new Set(list.map(({ text }) => text))].join(' ');
      return [
        ...(lost.length ? [{ span: spanIn(unit), message: words.lost(named(lost)), severity }] : []),
        ...(first ? [{ span: spanIn(unit, first.from, first.to), message: words.added(named(added)) }] : []),
      ];
    });
  },
});

/** The number that a plural goes by, which its program always fills in. */
const isCount = /^(?:%\{|\{\{?|%\()(?:count|num|number|n)\b/;

/** True for a number that a form for one number only may say in words, or leave out. */
function isSaid({ directive, name }: Placeholder, unit: TranslationUnit, language: string): boolean {
  const isNumber = directive
    ? directive.takes !== 's' || unit.text.search(/%/) < 0
    : !/name|title|user/i.test(name);
  return isNumber && isForOneNumber(unit, language);
}

function isReadable(text: string): boolean {
  return isChoice(text) && 'elements' in readIcu(text);
}

/** A lost placeholder as it is written in the place of another: with its number where that has one. */
function writtenFor(lost: Placeholder, { text }: Placeholder): string {
  const number = lost.directive?.argument;
  const isNumbered = /^%\d+\$/.test(text) && !/^%\d+\$/.test(lost.text);
  return isNumbered ? lost.text.replace('%', `%${number}$`) : lost.text;
}

/**
 * Those of some placeholders that others do not have. A name may be written more than once; what is filled in by its place may
 * not.
 */
function onlyIn(some: readonly Placeholder[], others: readonly Placeholder[]): Placeholder[] {
  // `{percent}%` is `%{percent}` in Turkish, unless that is how the file writes its placeholders.
  const all = [...some, ...others];
  const isRuby = (list: readonly Placeholder[]) => list.some(({ name }) => name.startsWith('%{'));
  const isMixed = all.some(({ name }) => name.startsWith('{')) && isRuby(some) !== isRuby(others);
  const keyOf = ({ name, directive }: Placeholder) => {
    if (directive) return `%${directive.argument}$${directive.takes}`;
    return isMixed && name.startsWith('%{') ? name.slice(1) : name;
  };
  const known = new Set(others.map(keyOf));
  const places = others.filter(({ name }) => name === '{}').length;
  let seen = 0;
  return some.filter((one) => (one.name === '{}' ? ++seen > places : !known.has(keyOf(one))));
}
