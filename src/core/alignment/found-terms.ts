/** Terms of a site as its pages have them: words that the Chinese has again and again, and what stands for each in a language. */
import { hasTerm, termText } from '../phrases/has-term.ts';
import { languageWords } from '../phrases/language-words.ts';
import { koreanParticles } from '../phrases/pattern.ts';
import { stemmerOf } from '../phrases/stems.ts';
import { toSimplified } from '../text/han.ts';
import { isUnspaced, tokenize, unspacedWords } from '../text/tokens.ts';

/** A sentence of the source with the one that follows it. */
export interface SentencePair<Place = unknown> {
  readonly source: string;
  readonly target: string;
  /** Where the latter is. */
  readonly place: Place;
}

/** A term in the source, and how it is rendered. */
export interface FoundTerm<Place = unknown> {
  /** As the source writes it. */
  readonly source: string;
  /** How many sentences have it. */
  readonly count: number;
  /** What stands for it, the most frequent first; one at least. */
  readonly renderings: readonly {
    /** As it is mostly written. */
    readonly text: string;
    readonly count: number;
    /** The sentences with it, in their order. */
    readonly places: readonly Place[];
  }[];
}

/** More sentences tell little more, and would keep whoever asked waiting. */
const mostSentences = 10_000;
/** A word in fewer sentences is no term yet, … */
const leastSentences = 3;
/** … and one in more than this share of many is about everything. */
const mostFrequent = 0.2;
/** Terms of more words, or more characters, are phrases. */
const mostWords = 4;
const mostCharacters = 10;
/** A word that stands in a longer term so often is a part of it. */
const partShare = 0.8;
/** Words that stand together by chance do so in a smaller share of what either has. */
const leastCohesion = 0.15;
/** On so small a site one term may be in most sentences, … */
const fewSentences = 200;
/** … and its rendering is no more than so much rarer elsewhere than it could be. */
const leastOfLift = 0.8;
/** A rendering has so many of a term's sentences, … */
const leastOf = 0.12;
/** … and stands so much more often in these than elsewhere. */
const leastLift = 5;
const leastDice = 0.25;
/** Renderings that are known make up so much of a term, or it is none. */
const leastCovered = 0.6;
/** … and the one that leads of so much. */
const leastLeading = 0.3;
const mostRenderings = 4;

/** Verbs that every site is full of, and words for everything: no terms by themselves. */
const plain =
  /^(?:修复|优化|新增|增加|添加|删除|移除|修改|更改|更新|调整|改进|完善|点击|选择|输入|打开|关闭|显示|隐藏|查看|保存|提供|支持|导致|出现|存在|包括|包含|具有|拥有|成为|开始|结束|完成|成功|失败|无法|可能|必须|需要|应该|允许|禁止|帮助|确认|取消|返回|继续|了解|知道|认为|表示|提示|发现|找到|问题|情况|部分|方面|方式|内容|信息|相关|不同|相同|重要|主要|具体|一般|特别|尤其|完全|直接|立即|自动|手动|更多|全部|任何|当前|目前|默认|根据|按照|对于|关于|感谢|您好|谢谢|欢迎|进入|退出|启动|启用|停止|设置|创建|建立|满足|实现|获取|获得|得到|接收|发送|上传|不能|不会|不要|之间|时间|时候|今天|明天|方便|轻松|快速|简单|可用|有效|无效|例如|比如)$/;

/** Words that no Chinese term begins or ends with. */
const small =
  /^(?:的|了|和|与|及|或|在|是|不|没|有|被|把|将|从|对|为|以|等|中|上|下|里|后|前|时|个|这|那|该|此|其|各|每|某|您|你|我|他|它|们|请|可|可以|已|已经|就|都|也|还|再|又|并|并且|如果|因为|所以|但|但是|而|而且|则|会|能|能够|要|需要|应|应该|必须|通过|进行|使用|用于|由|由于|于|至|到|向|给|让|使|当|所|所有|一个|一些|我们|你们|他们|您的|你的|以及|或者|其他|其它|一|二|三|两|多|少|更|最|很|非常|什么|怎么|如何|是否|不是|没有|之|之后|之前|目前|现在|同时|只|只有|仅|无|非|吗|呢|吧|着|过|得|地)$/;

interface Read<Place> extends SentencePair<Place> {
  readonly terms: readonly string[];
  readonly grams: ReadonlyMap<string, string>;
}

/**
 * Finds terms, the most frequent first. The cost is linear in the sentences, of which 10,000 at most are read.
 * @param language BCP 47 of the targets
 */
export function findTerms<Place>(
  pairs: readonly SentencePair<Place>[],
  language: string,
): FoundTerm<Place>[] {
  // What is on every page says it once.
  const own = [...new Map(pairs.map((pair) => [`${pair.source}\n${pair.target}`, pair])).values()];
  const step = Math.max(1, own.length / mostSentences);
  const all = Array.from({ length: Math.min(own.length, mostSentences) }, (_, at) => {
    const pair = own[Math.floor(at * step)]!;
    return { ...pair, terms: termsIn(pair.source), grams: gramsIn(pair.target, language) };
  });
  const places = placesOf(all.map(({ terms }) => terms));
  const grams = placesOf(all.map(({ grams }) => [...grams.keys()]));
  const found = candidates(places, all.length).flatMap((term) => {
    const here = places.get(term)!;
    const renderings = joinForms(renderingsOf(all, here, grams), language);
    const covered = renderings.reduce((sum, { count }) => sum + count, 0);
    return covered >= leastCovered * here.length && renderings[0]!.count >= leastLeading * here.length
      ? [{ source: term.replaceAll(parting, ''), count: here.length, renderings }]
      : [];
  });
  return withoutNeighbours(found);
}

/** Renderings that are forms of one word are one. */
function joinForms<Place>(
  renderings: FoundTerm<Place>['renderings'],
  language: string,
): FoundTerm<Place>['renderings'] {
  const joined: FoundTerm<Place>['renderings'][number][] = [];
  for (const one of renderings) {
    const same = joined.findIndex(
      ({ text }) =>
        hasTerm(termText(one.text, language), text) || hasTerm(termText(text, language), one.text),
    );
    const known = joined[same];
    if (!known) joined.push(one);
    else
      joined[same] = { ...known, count: known.count + one.count, places: [...known.places, ...one.places] };
  }
  return joined.sort((a, b) => b.count - a.count);
}

/**
 * Terms without those that only stand beside another one, as on pages of one template: what a rendering stands for is the
 * term that has most of its sentences.
 */
function withoutNeighbours<Place>(found: readonly FoundTerm<Place>[]): FoundTerm<Place>[] {
  const share = ({ count, renderings }: FoundTerm) => renderings[0]!.count / count;
  const owners = new Map<string, FoundTerm>();
  for (const term of found) {
    const { text } = term.renderings[0]!;
    const owner = owners.get(text);
    if (!owner || share(term) > share(owner)) owners.set(text, term);
  }
  return found.filter((term) => {
    const owner = owners.get(term.renderings[0]!.text)!;
    return owner === term || [...term.source].some((character) => owner.source.includes(character));
  });
}

function placesOf(lists: readonly (readonly string[])[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  lists.forEach((list, at) => {
    for (const one of list) {
      const known = places.get(one);
      if (known) known.push(at);
      else places.set(one, [at]);
    }
  });
  return places;
}

const chineseWords = new Intl.Segmenter('zh', { granularity: 'word' });
const parting = '\0';

/** Words of Chinese, alone and with those that stand beside them; a term is its words parted by NUL. */
function termsIn(text: string): string[] {
  const words: { word: string; from: number; to: number }[] = [];
  for (const { segment, index, isWordLike } of chineseWords.segment(text))
    if (isWordLike && /^\p{Script=Han}+$/u.test(segment))
      words.push({ word: [...segment].map(toSimplified).join(''), from: index, to: index + segment.length });
  const found = new Set<string>();
  words.forEach((first, at) => {
    if (small.test(first.word)) return;
    const term: string[] = [];
    for (let end = at; end < Math.min(words.length, at + mostWords); end++) {
      const { word, from } = words[end]!;
      if ((end > at && words[end - 1]!.to !== from) || small.test(word)) break;
      term.push(word);
      const written = term.join('');
      if (written.length > mostCharacters) break;
      if (written.length > 1 && !plain.test(written)) found.add(term.join(parting));
    }
  });
  return [...found];
}

/** What may be a term among what the source has. */
function candidates(places: ReadonlyMap<string, readonly number[]>, sentences: number): string[] {
  const frequent = [...places].filter(
    ([, here]) =>
      here.length >= leastSentences && (sentences < fewSentences || here.length <= mostFrequent * sentences),
  );
  const counts = new Map(frequent.map(([term, here]) => [term, here.length]));
  const longer = new Map<string, number>();
  for (const [term, count] of counts) {
    const words = term.split(parting);
    for (const part of [words.slice(0, -1), words.slice(1)]) {
      const key = part.join(parting);
      longer.set(key, Math.max(longer.get(key) ?? 0, count));
    }
  }
  const isTerm = ([term, here]: (typeof frequent)[number]) => {
    if ((longer.get(term) ?? 0) >= partShare * here.length) return false;
    const words = term.split(parting);
    if (words.length === 1) return true;
    const [head, tail] = [
      places.get(words.slice(0, -1).join(parting)),
      places.get(words.slice(1).join(parting)),
    ];
    const apart = (head?.length ?? here.length) + (tail?.length ?? here.length) - here.length;
    return here.length >= leastCohesion * apart;
  };
  return frequent
    .filter(isTerm)
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([term]) => term);
}

/** What stands in the sentences that follow some of the source, and hardly elsewhere. */
function renderingsOf<Place>(
  all: readonly Read<Place>[],
  here: readonly number[],
  grams: ReadonlyMap<string, readonly number[]>,
): FoundTerm<Place>['renderings'] {
  const renderings: FoundTerm<Place>['renderings'][number][] = [];
  let left = here;
  while (left.length > 1 && renderings.length < mostRenderings) {
    // What half the sentences have cannot stand there five times as often as elsewhere.
    const most = all.length < fewSentences ? leastOfLift * (all.length / left.length) : leastLift;
    const counts = new Map<string, number>();
    for (const at of left)
      for (const gram of all[at]!.grams.keys()) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    let best: { gram: string; count: number; score: number } | undefined;
    for (const [gram, count] of counts) {
      const total = grams.get(gram)!.length;
      const lift = (count * all.length) / (left.length * total);
      const dice = (2 * count) / (left.length + total);
      if (
        count < 2 ||
        count < leastOf * here.length ||
        lift < Math.min(leastLift, Math.max(most, 1.2)) ||
        dice < leastDice
      )
        continue;
      // Of two that are as good the longer one says more.
      const score = dice * (1 + 0.15 * (gram.split(' ').length - 1));
      if (!best || score > best.score) best = { gram, count, score };
    }
    if (!best) break;
    const { gram } = best;
    const inside = left.filter((at) => all[at]!.grams.has(gram));
    renderings.push({
      text: mostWritten(inside.map((at) => all[at]!.grams.get(gram)!)),
      count: inside.length,
      places: inside.map((at) => all[at]!.place),
    });
    left = left.filter((at) => !all[at]!.grams.has(gram));
  }
  return renderings.sort((a, b) => b.count - a.count);
}

function mostWritten(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  // Inside a sentence a word is written as it is; at its head or in a title it has a capital.
  const rank = (text: string) => counts.get(text)! + (text === text.toLowerCase() ? 0.5 : 0);
  return [...counts.keys()].sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1))[0]!;
}

/** Words of a text and of those beside them, by what their forms have in common; each as it is written. */
function gramsIn(text: string, language: string): ReadonlyMap<string, string> {
  const words = wordsIn(text, language);
  const smallWords = new Set(languageWords.get(language)?.small?.split(' '));
  const grams = new Map<string, string>();
  // Chinese left in another language's page renders nothing.
  const isLeftover = (word: string) => language !== 'zh' && language !== 'ja' && /\p{Script=Han}/u.test(word);
  words.forEach((first, at) => {
    if (smallWords.has(first.word) || /^\d/.test(first.word) || isLeftover(first.word)) return;
    let key = '';
    for (let end = at; end < Math.min(words.length, at + mostWords); end++) {
      const last = words[end]!;
      if (end > at && !/^[\s\u00a0-]*$/.test(text.slice(words[end - 1]!.to, last.from))) break;
      key += (key && ' ') + last.key;
      if (smallWords.has(last.word) || (end === at && last.word.length < 2 && !isUnspaced(last.word, 0)))
        continue;
      if (!grams.has(key)) grams.set(key, text.slice(first.from, last.to));
    }
  });
  return grams;
}

interface Word {
  readonly word: string;
  /** What its forms have in common. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

function wordsIn(text: string, language: string): Word[] {
  const stem = stemmerOf(language);
  const { words, from, to, count } = tokenize(text);
  const found: Word[] = [];
  for (let at = 0; at < count; at++) {
    if (isUnspaced(text, from[at]!)) continue;
    const word = words[at]!;
    const plain = language === 'ko' ? withoutParticle(word) : word;
    const key =
      stem?.(word) ??
      (language === 'en' ? word.replace(/(?:'s|(?<=[^s])s)$/, '').replace(/ie$/, 'y') : plain);
    found.push({
      word: plain,
      key,
      from: from[at]!,
      to: from[at]! + Math.min(plain.length, to[at]! - from[at]!),
    });
  }
  for (const { word, from: start } of unspacedWords(text))
    found.push({ word, key: word, from: start, to: start + word.length });
  return found.sort((a, b) => a.from - b.from);
}

/** A Korean noun without what is written behind it. */
function withoutParticle(word: string): string {
  if (!/[\uac00-\ud7a3]$/.test(word)) return word;
  for (let length = Math.min(4, word.length - 2); length > 0; length--)
    if (koreanParticles.has(word.slice(-length))) return word.slice(0, -length);
  return word;
}
