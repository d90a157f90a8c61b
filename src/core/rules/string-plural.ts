import { TYPE } from '@formatjs/icu-messageformat-parser';
import type { TranslationUnit } from '../content/content.ts';
import { type IcuElements, isChoice, readIcu } from '../content/strings/placeholders.ts';
import { isCategory } from '../content/strings/plurals.ts';
import { defineRule, type Page, type RuleReport } from './rule.ts';
import { categoriesOf, fullPairs, spanIn, stringPairs } from './string-pairs.ts';

/** Plurals without the forms that a language needs, or with those it never asks for; choices that no program can read. */
export const stringPlural = defineRule({
  id: 'string/plural',
  name: { en: 'forms for numbers', zh: '复数形式' },
  severity: 'minor',
  category: 'linguistic-conventions',
  why: {
    en: 'Languages have from one to six forms for numbers: Russian says 1 день, 2 дня, 5 дней. A form that is missing is shown as another one, which reads as a mistake, or as nothing at all; a choice with a bracket too many is shown as code.',
    zh: '各种语言的复数形式从一种到六种不等：俄语说 1 день、2 дня、5 дней。缺了某种形式，程序会换成别的形式，读者一看就是错的，甚至什么都不显示；括号不配对的选择结构会把代码显示出来。',
  },
  instead: {
    en: 'Write each form the language has; the Chinese needs only “other”.',
    zh: '请写全该语言的每种形式；中文只需要 other 一种。',
  },
  evidence:
    'Unicode CLDR, Language Plural Rules (Intl.PluralRules, whole numbers up to 200); ICU MessageFormat.',
  messages: {
    en: {
      missing: (forms: string, language: string) => `${language} also needs the plural ${forms} here.`,
      needless: (form: string, language: string) => `${language} has no plural “${form}”: it is never shown.`,
      forms: (has: number, wants: number) =>
        `${has} plural forms here, but the head of the file says ${wants}.`,
      broken:
        'No program can read this choice: look at its brackets, commas and the English words plural, select, other.',
      branch: (names: string) => `The source also chooses ${names} here.`,
    },
    zh: {
      missing: (forms, language) => `${language}在这里还需要复数形式 ${forms}。`,
      needless: (form, language) => `${language}没有复数形式“${form}”，它永远不会显示。`,
      forms: (has, wants) => `这里有 ${has} 种复数形式，而文件开头写的是 ${wants} 种。`,
      broken: '程序读不懂这个选择结构：请检查括号、逗号，以及 plural、select、other 这几个英文词。',
      branch: (names) => `原文在这里还有 ${names} 的分支。`,
    },
  },
  examples: {
    fails: [
      {
        path: 'res/values-ru/strings.xml',
        text: '<resources><plurals name="d"><item quantity="one">%d день</item><item quantity="other">%d дня</item></plurals></resources>',
        files: {
          'res/values-zh/strings.xml':
            '<resources><plurals name="d"><item quantity="other">%d 天</item></plurals></resources>',
        },
      },
      {
        path: 'locales/de.json',
        text: '{"d": "{n, plural, andere {# Tage}}"}',
        files: { 'locales/zh.json': '{"d": "{n, plural, other {# 天}}"}' },
      },
    ],
    passes: [
      {
        path: 'res/values-fr/strings.xml',
        text: '<resources><plurals name="d"><item quantity="one">%d jour</item><item quantity="other">%d jours</item></plurals></resources>',
        files: {
          'res/values-zh/strings.xml':
            '<resources><plurals name="d"><item quantity="other">%d 天</item></plurals></resources>',
        },
      },
    ],
  },
  check(page, words) {
    const name = new Intl.DisplayNames(page.uiLanguage === 'zh' ? 'zh-CN' : 'en', { type: 'language' }).of(
      page.language,
    )!;
    const judge = (forms: readonly string[], span: RuleReport['span'], zeroIsOwn: boolean): RuleReport[] => {
      const { missing, needless } = judgeForms(forms, page.target.locale ?? page.language, zeroIsOwn);
      return [
        ...(missing.length
          ? [
              {
                span,
                message: words.missing(missing.join(', '), name),
                // Without it most programs have nothing to show.
                severity: missing.includes('other') ? ('major' as const) : undefined,
              },
            ]
          : []),
        ...needless.map((form) => ({
          span,
          message: words.needless(form, name),
          severity: 'neutral' as const,
        })),
      ];
    };
    const reports: RuleReport[] = [];
    for (const forms of plurals(page)) {
      const last = forms.at(-1)!;
      const named = forms.map(({ plural }) => plural!.form);
      if (named.every(isCategory)) reports.push(...judge(named, spanIn(last), !page.path.endsWith('.xml')));
    }
    const wanted = Number(/nplurals\s{0,3}=\s{0,3}(\d)/.exec(page.text.slice(0, 5000))?.[1]);
    if (page.path.endsWith('.po') && wanted)
      for (const forms of plurals(page)) {
        const has = forms.length;
        if (has !== wanted && /^\d$/.test(forms[0]!.plural!.form) && forms.some(({ text }) => text))
          reports.push({ span: spanIn(forms[0]!), message: words.forms(has, wanted), severity: 'major' });
      }
    for (const { unit, source } of fullPairs(page)) {
      const isChosen = isChoice(source) && 'elements' in readIcu(source);
      if (!isChosen && !isChoice(unit.text)) continue;
      const read = readIcu(unit.text);
      if (!('elements' in read)) {
        if (isChosen) reports.push({ span: spanIn(unit), message: words.broken, severity: 'major' });
        continue;
      }
      const chosen = choicesIn(read.elements);
      for (const { kind, options } of chosen)
        if (kind === 'cardinal') reports.push(...judge(options, spanIn(unit), true));
      const before = isChosen ? readIcu(source) : undefined;
      const lost = before && 'elements' in before ? lostBranches(choicesIn(before.elements), chosen) : [];
      if (lost.length) reports.push({ span: spanIn(unit), message: words.branch(lost.join(', ')) });
    }
    return reports;
  },
});

/** The plurals of a page, each with its forms in the file's order. */
function plurals(page: Page): TranslationUnit[][] {
  const byStem = new Map<string, TranslationUnit[]>();
  for (const { unit, source } of stringPairs(page)) {
    if (!unit.plural || source === undefined) continue;
    const known = byStem.get(unit.plural.stem);
    if (known) known.push(unit);
    else byStem.set(unit.plural.stem, [unit]);
  }
  return [...byStem.values()];
}

/**
 * The categories a language needs and a plural has not, and those it has in vain.
 * @param zeroIsOwn programs take `zero` for the number 0, whatever the language
 */
function judgeForms(forms: readonly string[], language: string, zeroIsOwn: boolean) {
  const counts = categoriesOf(language);
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const has = new Set(forms);
  const isExact = (category: string) =>
    (category === 'one' && has.has('=1')) ||
    (category === 'two' && has.has('=2')) ||
    (category === 'zero' && has.has('=0'));
  const missing = [...counts.keys(), 'other'].filter((category) => !has.has(category) && !isExact(category));
  const needless = forms.filter(
    (form) =>
      isCategory(form) &&
      !pluralCategories.includes(form) &&
      !(form === 'zero' && zeroIsOwn) &&
      form !== 'other',
  );
  return { missing: [...new Set(missing)], needless };
}

interface Choice {
  readonly name: string;
  readonly kind: 'cardinal' | 'ordinal' | 'select';
  readonly options: readonly string[];
}

function choicesIn(elements: IcuElements): Choice[] {
  return elements.flatMap((element): Choice[] => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const kind = element.type === TYPE.select ? 'select' : (element.pluralType ?? 'cardinal');
    const inner = Object.values(element.options).flatMap(({ value }) => choicesIn(value));
    return [{ name: element.value, kind, options: Object.keys(element.options) }, ...inner];
  });
}

/** Branches of selects that the source has and a string has not: by words, which are the same in all languages. */
function lostBranches(before: readonly Choice[], after: readonly Choice[]): string[] {
  const kept = new Set(after.flatMap(({ name, options }) => options.map((option) => `${name} ${option}`)));
  const named = new Set(after.map(({ name }) => name));
  return before.flatMap(({ name, kind, options }) =>
    kind === 'select' && named.has(name) ? options.filter((option) => !kept.has(`${name} ${option}`)) : [],
  );
}
