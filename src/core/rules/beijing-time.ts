import { anyOf } from '../phrases/language-words.ts';
import { eachMatch } from './each-match.ts';
import { defineRule } from './rule.ts';

/** “Beijing time” in the languages of the markets. */
const names = new RegExp(anyOf('beijingTime'), 'gi');
/** The same moment in a zone readers can use. */
const otherZones =
  /UTC|GMT|SGT|WIB|WITA|JST|KST|ICT|GST|AST|CET|CEST|BST|E[SD]T|P[SD]T|IST|PHT|MYT|HKT|local time|waktu setempat|Ortszeit/i;

/** A time given for Beijing alone. */
export const beijingTime = defineRule({
  id: 'convention/beijing-time',
  name: { en: 'times of Beijing', zh: '北京时间' },
  severity: 'minor',
  category: 'locale-conventions',
  zh: ['北京时间'],
  why: {
    en: 'Readers have to work out when that is for them, and many will get it wrong.',
    zh: '读者得自己换算时间，很容易算错。',
  },
  instead: { en: 'Give the local time of the market first.', zh: '请先写当地时间。' },
  evidence: 'MQM: locale conventions, time format.',
  messages: {
    en: { alone: (text: string) => `${text} alone: readers need their own time.` },
    zh: { alone: (text) => `只写了“${text}”：读者需要的是自己当地的时间。` },
  },
  examples: {
    fails: [
      { path: 'content/en-SG/a.md', text: 'Starts at 20:00 Beijing Time.\n' },
      { path: 'content/de/a.md', text: 'Start um 20 Uhr Pekinger Zeit.\n' },
      { path: 'content/ja/a.md', text: '期間は11月1日～11月11日（北京時間）です。\n' },
    ],
    passes: [
      { path: 'content/en-SG/a.md', text: 'Starts at 20:00 SGT (20:00 Beijing time).\n' },
      { path: 'content/en-SG/a.md', text: 'A good time to visit Beijing.\n' },
    ],
  },
  check(page, words) {
    if (page.language === 'zh') return [];
    return eachMatch(page, names, (match, _index, segment) => {
      const around = segment.text.slice(Math.max(0, match.index! - 60), match.index! + 60);
      // A list of time zones names it too; what matters is a time to be there, or a day that begins and ends an hour off.
      if (
        !/\d\s?[月월]\s?\d|\d\s?[:.h：時点]\s?\d{2}|\d\s?(?:am|pm|Uhr|點|点|時|시|น\.)|น\.|ساعة/iu.test(
          around,
        )
      )
        return undefined;
      if (otherZones.test(around.replace(match[0], ''))) return undefined;
      return { message: words.alone(match[0]) };
    });
  },
});
