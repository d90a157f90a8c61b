import { mostRatio, weightOf } from '../alignment/by-place.ts';
import { ownText, type Segment, sourceSpan } from '../content/segment.ts';
import { hasTerm, termText } from '../phrases/has-term.ts';
import type { SourceTerm } from '../phrases/locale-terms.ts';
import { scriptOf } from '../text/language.ts';
import { type LatinName, latinNames } from '../text/names.ts';
import { maySpell } from '../text/transcription.ts';
import { replacementFix } from './fix.ts';
import { type FollowedPassage, followedPassages } from './followed.ts';
import { quote } from './quote.ts';
import { defineRule, type Page, type RuleReport } from './rule.ts';

const termbase = {
  '.terroir/terms/a.yaml':
    'concepts:\n' +
    '  - id: yunlu\n    terms:\n      zh: 云小鹿\n      en: {preferred: Yunlu, partOfSpeech: properNoun}\n' +
    '  - id: pura\n    translate: false\n    terms: {zh: Pura}\n',
};

interface Words {
  missing(name: string): string;
  changed(name: string, found: string): string;
  termbase(term: string, wanted: string): string;
}

/** A name of the Chinese page, or of the termbase, that is missing on the market page or is written there otherwise. */
export const termName = defineRule<Words>({
  id: 'term/name',
  name: { en: 'names of this site', zh: '本站名称' },
  severity: 'minor',
  category: 'terminology',
  why: {
    en: 'A name is what readers look a product up by: another name is another product.',
    zh: '读者凭名称查找产品，名称不同，就是另一个产品。',
  },
  instead: {
    en: 'Write the name as the Chinese page or the termbase has it. A name the market knows by another belongs into the termbase; one that is never translated gets `translate: false` there.',
    zh: '名称应与中文页或术语库一致。当地另有名称的，请写入术语库；各语言都不翻译的，请在术语库中标上 translate: false。',
  },
  evidence:
    'Names with capitals or digits inside, models, and words that the page keeps elsewhere: on five public sites and apps, 27,525 sentences, 12 were told, eight of them rightly. Others are compared only where the termbase has them.',
  messages: {
    en: {
      missing: (name) => `The Chinese names “${name}”, which is not here.`,
      changed: (name, found) => `“${found}” is “${name}” in the Chinese.`,
      termbase: (term, wanted) => `The Chinese names “${term}”: “${wanted}” in the termbase, and not here.`,
    },
    zh: {
      missing: (name) => `中文有名称“${name}”，这里没有。`,
      changed: (name, found) => `“${found}”在中文页是“${name}”。`,
      termbase: (term, wanted) => `中文有名称“${term}”，术语库写作“${wanted}”，这里没有。`,
    },
  },
  examples: {
    fails: [
      {
        path: 'content/de/a.md',
        text: 'Das Mate 60 Plus lädt in 30 Minuten.\n',
        source: 'Mate 60 Pro 充电 30 分钟。\n',
      },
      {
        path: 'content/de/a.md',
        text: 'IP20 vs IP65 vs IP07: 30 Tests im Labor.\n',
        source: 'IP20 vs IP65 vs IP67：30 项测试。\n',
      },
      { path: 'content/ja/a.md', text: '星30個を獲得しました。\n', source: '在 GitHub 获得 30 颗星。\n' },
      {
        path: 'content/ja/a.md',
        text: 'プロジェクトのGettokenを30回使います。\n',
        source: '使用项目的 GetToken 30 次。\n',
      },
      {
        path: 'locales/de.json',
        text: '{"a": "Wifi+Mobilfunk"}',
        files: { 'locales/zh.json': '{"a": "WiFi+蜂窝网络"}' },
      },
      {
        path: 'content/en-SG/a.md',
        text: 'Under its terms we ship 30 files, not `SignPath Foundation` ones.\n',
        source: '在 SignPath 的限制下我们发布 30 个文件，而不是 `SignPath Foundation` 的。\n',
      },
      { path: 'content/id/a.md', text: 'Ecoflow bertahan 30 jam.\n', source: 'EcoFlow 续航 30 小时。\n' },
      {
        path: 'content/en-SG/a.md',
        text: 'Two motors.\n\nMotor R7-1250 turns 30 times in 40 seconds.\n\nIt weighs 25 kg.\n',
        source: '两款电机。\n\nR7-1200 电机 40 秒转 30 圈。\n\n重 25 公斤。\n',
      },
      {
        path: 'content/en-SG/a.md',
        text: 'Cloud Deer has 30 shops.\n',
        source: '云小鹿有 30 家门店。\n',
        files: termbase,
      },
      {
        path: 'content/ko/a.md',
        text: '푸라 매장은 30곳입니다.\n',
        source: 'Pura 有 30 家门店。\n',
        files: termbase,
      },
    ],
    passes: [
      {
        path: 'content/de/a.md',
        text: 'Das Mate 60 Pro lädt in 30 Minuten.\n',
        source: 'Mate 60 Pro 充电 30 分钟。\n',
      },
      {
        path: 'content/de/a.md',
        text: 'ECOFLOW-Akkus halten 30 Stunden.\n',
        source: 'EcoFlow 续航 30 小时。\n',
      },
      { path: 'content/ko/a.md', text: '깃허브에 별 30개.\n', source: 'GitHub 有 30 颗星。\n' },
      {
        path: 'locales/ta.json',
        text: '{"a": "ஆண்ட்ராய்டு 12 ஆதரவு", "b": "سیستم عامل المنتری ۸"}',
        files: { 'locales/zh.json': '{"a": "支持 Android 12", "b": "elementary OS 8 系统"}' },
      },
      {
        path: 'locales/de.json',
        text: '{"a": "AGB hinzugefügt", "b": "Die 100-V-Version", "c": "Der Fever API-Schlüssel"}',
        files: {
          'locales/zh.json':
            '{"a": "添加了 ToS 条款", "b": "The 100 V version works.", "c": "设置 FeverAPI 的密钥"}',
        },
      },
      {
        path: 'content/de/a.md',
        text: 'Mit HermesBee sparen Sie 30 Minuten.\n\nLokal und für 40 Seiten.\n\nHermesBee kostet 50 Euro.\n',
        source: '节省 30 分钟。\n\nHermesBee 本地运行，40 页。\n\nHermesBee 价格 50 欧元。\n',
      },
      { path: 'content/ja/a.md', text: 'ギットハブで星30個。\n', source: 'GitHub 有 30 颗星。\n' },
      {
        path: 'i18n/en.json',
        text: '{"For better user experience, visit this site on a computer": "For a better experience, visit this site on a computer", "a": "The China Open Source Conference"}',
        files: {
          'i18n/zh.json':
            '{"For better user experience, visit this site on a computer": "EcoFlow 专为桌面端设计，请在电脑上打开", "a": "COSCon 大会"}',
        },
      },
      {
        path: 'locales/de.json',
        text: '{"a": "Google Sans für 30 Seiten", "b": "Google Reader"}',
        files: { 'locales/zh.json': '{"a": "GoogleSans 用于 30 页", "b": "Google Reader"}' },
      },
      {
        path: 'content/en/a.md',
        text: 'It is written in base 64, as 30 others are.\n',
        source: '用 Base 64 编码，另有 30 种。\n',
      },
      { path: 'content/de/a.md', text: 'Schritt 3: Taste Strg drücken.\n', source: 'Step 3：按 Ctrl 键。\n' },
      {
        path: 'content/en-SG/a.md',
        text: 'Yunlu’s 30 shops.\n',
        source: '云小鹿有 30 家门店。\n',
        files: termbase,
      },
    ],
  },
  check: (page, words) => {
    const read = followedPassages(page).map((passage) => readPassage(passage, page));
    const tell = judgeNames(read, page);
    return read.flatMap((one) => [
      ...one.terms.flatMap((term) => checkTerm(term, one, page, words)),
      ...checkNames(one, tell, page, words),
    ]);
  },
});

interface ReadPassage extends FollowedPassage {
  /** Names of the termbase in the source. */
  readonly terms: readonly SourceTerm[];
  /** Other names in it. */
  readonly names: readonly LatinName[];
  /** Letters and digits of what stands around, its code included; that a link leads to github.com names nothing. */
  readonly letters: string;
}

function readPassage(passage: FollowedPassage, page: Page): ReadPassage {
  const known = page.terms.inSource(passage.source);
  const isKnown = ({ from, to }: LatinName) => known.some((term) => term.from < to && from < term.to);
  const isPlain = isEnglish(passage.source);
  const names = latinNames(passage.source).filter(
    (name) => !isKnown(name) && (!isPlain || name.kind === 'code' || name.kind === 'camel'),
  );
  const codeOf = (segments: readonly Segment[]) =>
    segments.flatMap(({ marks }) => marks.flatMap(({ kind, value }) => (kind === 'code' ? [value] : [])));
  // Code that the source has as well stands for itself, and for no name beside it.
  const there = new Set(codeOf(passage.originals));
  const marks = names.length
    ? codeOf(passage.sentences.map(({ segment }) => segment)).filter((value) => !there.has(value))
    : [];
  return {
    ...passage,
    terms: unique(
      known.filter(({ isName }) => isName),
      ({ concept }) => concept.id,
    ),
    names: unique(names, ({ text }) => text),
    letters: names.length ? lettersOf([passage.around, ...marks].join(' ')) : '',
  };
}

/** True for a source that is not in Chinese itself: a capital there makes no name. */
function isEnglish(source: string): boolean {
  const characters = (source.match(/\p{Script=Han}/gu) ?? []).length;
  return characters === 0 || (source.match(/(?<!\S)[a-z]{2,}(?!\S)/g) ?? []).length > characters / 2;
}

function unique<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

const lettersOf = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * True where the words of a name stand in a passage, in whatever order, case and number; in other letters than Latin ones
 * where its digits do: “แอนดรอยด์ 12” is Android 12.
 */
function isKept({ text, kind }: LatinName, { letters, text: written }: ReadPassage): boolean {
  const words = text.split(' ').map(lettersOf);
  if (letters.includes(words.join('')) || words.every((word) => letters.includes(word))) return true;
  if (kind === 'word') return letters.includes(lettersOf(text).replace(/s$/, ''));
  // “l'API Fever” is FeverAPI.
  const parts = kind === 'camel' ? text.split(/(?<=[a-z])(?=[A-Z])/) : [];
  if (parts.length > 1 && parts.every((part) => part.length > 2 && letters.includes(lettersOf(part))))
    return true;
  // “China Open Source Conference” is COSCon.
  const capitals = text.replace(/[^A-Z]/g, '');
  if (kind === 'camel' && capitals.length > 2 && initialsOf(written).includes(capitals)) return true;
  const digits = text.match(/\d+/g);
  if (!digits || !isTranscribed(written)) return false;
  const others = new Set(written.replace(/\p{Nd}/gu, digitOf).match(/\d+/g));
  return digits.every((one) => others.has(one));
}

/** The first letters of the words of a text that have a capital. */
const initialsOf = (text: string) => (text.match(/(?<![\p{L}\p{N}])\p{Lu}(?=\p{L})/gu) ?? []).join('');

/** The digit that a digit of any script is. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

/** True for text that is mostly in letters which names of the West are written in by their sound. */
function isTranscribed(text: string): boolean {
  const latin = (text.match(/\p{Script=Latin}/gu) ?? []).length;
  return latin * 2 < (text.match(/\p{L}/gu) ?? []).length;
}

/** A page that keeps a word so often, and loses it so seldom, means a name by it. */
const leastKept = 3;
const mostLost = 0.2;

/** What is told of a name that is missing: nothing, a hint where the passage may well do without it, or that it is. */
type Told = 'minor' | 'neutral' | undefined;

/**
 * Tells which names a page is held to: those with digits; those with capitals inside, where their sentence does not spell
 * them by their sound; single words, and the others in other scripts, only where the page itself keeps them.
 */
function judgeNames(
  passages: readonly ReadPassage[],
  page: Page,
): (name: LatinName, passage: ReadPassage) => Told {
  const isLost = countedIn(page);
  const counts = new Map<string, { kept: number; lost: number }>();
  for (const passage of passages) {
    for (const name of passage.names) {
      const count = counts.get(name.text) ?? { kept: 0, lost: 0 };
      counts.set(name.text, count);
      if (isKept(name, passage)) count.kept++;
      else count.lost++;
    }
  }
  const isLatin = scriptOf(page.language) === 'latin';
  const isHeard = /^(?:ja|ko)$/.test(page.language);
  const isHeld = ({ kind: written, text }: LatinName, passage: ReadPassage) => {
    if (!isLost(text)) return false;
    // What stands for words of the language has others in another: ToS, IoT, SaaS.
    const kind = /^[A-Z]{1,2}[a-z]{1,2}[A-Z]$/.test(text) ? 'word' : written;
    if (kind === 'code' || kind === 'model') return true;
    if (kind === 'camel' && (isLatin || (isHeard && !maySpell(passage, text)))) return true;
    const { kept, lost } = counts.get(text)!;
    return kept >= leastKept && lost <= mostLost * kept;
  };
  return (name, passage) => {
    if (!isHeld(name, passage) || isMissingInKey(name, passage)) return undefined;
    // Who reads a page that names it elsewhere knows what is meant: “this app”, “the developer version”.
    const isKnown = name.kind !== 'code' && counts.get(name.text)!.kept >= leastKept;
    const isShorter = weightOf(passage.source) > mostRatio * weightOf(passage.text);
    return isKnown || isShorter || hasPart(name, passage) ? 'neutral' : 'minor';
  };
}

/** True where the string’s own text in English does without a name as well. */
function isMissingInKey({ text }: LatinName, { sentences }: ReadPassage): boolean {
  const own = sentences.flatMap(({ segment }) => ownText(segment) ?? []);
  return own.length > 0 && !own.some((one) => lettersOf(one).includes(lettersOf(text)));
}

/** True where a word of a name stands by itself, its others translated: “web-weergave” for WebView, “맥 OS” for macOS. */
const hasPart = ({ text, kind }: LatinName, passage: ReadPassage) =>
  kind === 'camel' &&
  partsOf(text).some((part) => new RegExp(`(?<!\\p{L})${part}(?!\\p{L})`, 'iu').test(passage.text));

/** The words of which a name in one word is made: Google and Sans of GoogleSans. */
const partsOf = (name: string) =>
  name.split(/(?<=[a-z])(?=[A-Z])/).filter((part) => /^[A-Za-z]{2,}$/.test(part));

/**
 * Tells whether a page has a name less often than its source: a page that is written freely has it in another sentence.
 * Strings are held to theirs one by one.
 */
function countedIn({ content, source }: Page): (name: string) => boolean {
  if (content.segments.some(({ key }) => key !== undefined)) return () => true;
  const all = (segments: readonly Segment[]) => lettersOf(segments.map(({ text }) => text).join('\n'));
  let texts: readonly [page: string, source: string] | undefined;
  return (name) => {
    texts ??= [all(content.segments), all(source?.content.segments ?? [])];
    const [here, there] = texts.map((text) => text.split(lettersOf(name)).length);
    return here! < there!;
  };
}

/** A list that lacks more of its names is shortened, which is no slip. */
const mostMissing = 2;

function checkNames(
  passage: ReadPassage,
  tell: (name: LatinName, passage: ReadPassage) => Told,
  page: Page,
  words: Words,
): RuleReport[] {
  const reports: RuleReport[] = [];
  const missing: LatinName[] = [];
  for (const name of passage.names) {
    if (!isKept(name, passage)) missing.push(name);
    else if (name.kind === 'camel' || name.kind === 'model') {
      const place = findSpelling(passage, name.text);
      if (place && place !== 'right' && !isApart(name.text, place.found, page))
        reports.push(changed(place, name.text, 'minor', page, words));
    }
  }
  if (missing.length > mostMissing) return reports;
  const others = missing.length
    ? namesOf(passage).filter(({ name }) => !passage.source.includes(name.text))
    : [];
  for (const name of missing) {
    const place = others.find((other) => isNear(other.name, name));
    // A code that stands for another is one, however often the page has that elsewhere.
    const severity = tell(name, passage);
    if (!(place && name.kind === 'code') && !severity) continue;
    if (place) reports.push(changed({ ...place, found: place.name.text }, name.text, 'major', page, words));
    else reports.push({ ...told(passage, words.missing(name.text), page), severity: severity! });
  }
  return reports;
}

/** True where a page writes in two words what the source writes in one, though the source has the first by itself: Google Sans. */
function isApart(name: string, found: string, { source }: Page): boolean {
  const parts = partsOf(name);
  const first = parts[0];
  if (found !== parts.join(' ') || first === undefined) return false;
  const alone = new RegExp(`(?<!\\p{L})${first}(?![\\p{L}-])`, 'u');
  return source!.content.segments.some(({ text }) => alone.test(text));
}

interface Place {
  readonly segment: Segment;
  readonly from: number;
  readonly to: number;
  readonly found: string;
}

function changed(
  { segment, from, to, found }: Place,
  name: string,
  severity: 'minor' | 'major',
  page: Page,
  words: Words,
): RuleReport {
  return {
    span: sourceSpan(segment, from, to),
    message: words.changed(name, found),
    severity,
    fixes: replacementFix(segment, from, to, name, { title: page.messages.replaceWith(name), safe: false }),
  };
}

/** A report on a passage as a whole. */
function told({ sentences: [first], source }: FollowedPassage, message: string, page: Page): RuleReport {
  return {
    span: sourceSpan(first!.segment, first!.from, first!.to),
    message,
    detail: page.messages.noteChinese(quote(source)),
  };
}

function namesOf({ sentences }: FollowedPassage) {
  return sentences.flatMap(({ segment, from: start, to: end }) =>
    latinNames(segment.text.slice(start, end), 'any').map((name) => ({
      name,
      segment,
      from: start + name.from,
      to: start + name.to,
    })),
  );
}

/** True for a name that stands for another by a slip: one or two characters of a code, or another model of the same name. */
function isNear(found: LatinName, wanted: LatinName): boolean {
  if (found.kind !== wanted.kind || found.kind === 'word') return false;
  if (found.kind === 'model') return found.text.split(' ')[0] === wanted.text.split(' ')[0];
  if (found.text.length !== wanted.text.length) return false;
  const other = [...wanted.text].filter((character, at) => character !== found.text[at]).length;
  return other <= Math.min(2, wanted.text.length / 3);
}

/** Longer names are no names, and patterns made of them could be large. */
const longestName = 80;

/** Where a passage writes a name otherwise: in other case, with other spaces or hyphens. `right` where it is written as it is anywhere. */
function findSpelling({ sentences, around }: FollowedPassage, name: string): Place | 'right' | undefined {
  const plain = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').replaceAll('’', "'");
  if (plain(around).includes(plain(name)) || plain(around).includes(plain(name).toUpperCase()))
    return 'right';
  const letters = name.replace(/[\s\u00a0-]+/g, '');
  if (!letters || letters.length > longestName) return undefined;
  const pattern = new RegExp(
    `(?<![\\p{Script=Latin}\\d@/._-])${[...letters].map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')).join('[\\s\\u00a0-]?')}(?![\\p{Script=Latin}\\d@/_]|\\.\\p{Script=Latin})`,
    'iu',
  );
  for (const { segment, from, to } of sentences) {
    const match = pattern.exec(segment.text.slice(from, to));
    // `base 128` for `Base 128` at the beginning of a sentence, `Fever API` for `FeverAPI`.
    if (match && / \d/.test(name) && match[0].slice(1) === name.slice(1)) return 'right';
    if (match?.[0] === name.replace(/(?<=[a-z])(?=[A-Z]{2,})/, ' ')) return 'right';
    if (match)
      return { segment, from: from + match.index, to: from + match.index + match[0].length, found: match[0] };
  }
  return undefined;
}

/** Reports a name of the termbase that is not as it stands there. */
function checkTerm(term: SourceTerm, passage: ReadPassage, page: Page, words: Words): RuleReport[] {
  const { wanted, forbidden } = term;
  const places = wanted.map((name) => findSpelling(passage, name));
  if (places.includes('right')) return [];
  const at = places.findIndex((place) => place !== undefined);
  if (at >= 0) return [changed(places[at] as Place, wanted[at]!, 'minor', page, words)];
  const text = termText(passage.around, page.language);
  if ([...wanted, ...forbidden].some((name) => hasTerm(text, name))) return [];
  return [{ ...told(passage, words.termbase(term.term, wanted[0]), page), severity: 'major' }];
}
