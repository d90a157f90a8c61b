import type { ContentProblem } from '../content/content.ts';
import type { ReadProblem } from '../host.ts';
import type { PatternFault } from '../phrases/pattern.ts';
import type { Phrase } from '../phrases/phrase.ts';
import type { Dated } from '../regions/calendar.ts';
import { writeDay } from '../regions/locale-formats.ts';
import type { SettingProblem } from '../text/checked-yaml.ts';
import { percent } from '../text/numbers.ts';
import { count } from './count.ts';
import { inSentence } from './in-sentence.ts';
import { localityEn } from './locality.ts';
import { reviewWords } from './review.ts';

/** @param fault a PatternFault, and what it is about */
function patternFault([fault, about]: readonly string[]): string {
  const faults: Record<PatternFault, string> = {
    empty: 'is empty.',
    'matches-everything': 'would match everything: it needs a word that must be there.',
    'gap-at-edge': 'starts or ends with …, which adds nothing.',
    'crosses-sentence': 'can never match: it runs over the end of a sentence.',
    'too-many-variants': `stands for more than ${about} variants: split it in two.`,
    unexpected: `has a ${about} too many.`,
    'not-closed': `has a ${about} that is never closed.`,
    'space-after-bracket': 'needs a space after the bracket.',
    'empty-alternative': 'has an empty alternative: put what may be missing in [ ].',
    'mark-without-word': `has a ${about} without a word before it.`,
  };
  return faults[fault as PatternFault];
}

/** What the reviewer says, in English. Other languages have the same keys; the compiler checks that. */
export const en = {
  locality: localityEn,
  audience: {
    local: 'local readers',
    'chinese-abroad': 'Chinese enterprises abroad',
    'entering-china': 'enterprises entering China',
  },
  readers: { consumers: 'consumers', businesses: 'businesses' },
  severity: reviewWords('en').severity,
  band: {
    mirrors: 'mirrors the Chinese page',
    adapted: 'adapted from the Chinese page',
    partly: 'partly derived from the Chinese page',
    independent: 'independent of the Chinese page',
  },
  noMarket: 'no market',
  colon: ': ',
  makeSite: (root: string) =>
    `${root} has no .terroir folder yet. Make it a site? Everything below it belongs to it from then on.`,
  makeSiteYes: 'Make it a site',
  noSite: (root: string) => `${root} has no .terroir folder, and none was made.`,

  phrase: (text: string, zh: string) => `“${text}” copies the Chinese “${zh}”.`,
  /** Where the Chinese page is not there to tell which. */
  mainland: (text: string) => `“${text}” is a stock phrase of copy for mainland China.`,
  setPhrase: (text: string) => `“${text}” is a set phrase, one of many on this page.`,
  rendering: (text: string, zh: readonly string[]) =>
    `“${text}” reads like a rendering of ${zh.join(' or ')}.`,
  carries: (zh: string) => `This sentence copies the Chinese “${zh}”.`,
  reference: (text: string) => `“${text}” is hardly known outside China.`,
  housePhrase: (text: string, replace: string | undefined) =>
    replace ? `We write “${replace}”, not “${text}”.` : `We do not write “${text}”.`,
  sensitive: (text: string, market: string) =>
    `“${text}” is a delicate matter${market && ` in ${inSentence(market)}`}: let somebody there decide.`,
  noteChinese: (zh: string) => `**From the Chinese:** ${zh}`,
  noteInstead: (text: string) => `**Write instead:** ${text}`,
  noteLocal: (market: string, text: string) => `**A local author in ${inSentence(market)}:** “${text}”`,
  noteOffer: {
    payments: (market: string, list: string) => `**People in ${inSentence(market)} pay with:** ${list}`,
    channels: (market: string, list: string) => `**People in ${inSentence(market)} write on:** ${list}`,
    marketplaces: (market: string, list: string) => `**People in ${inSentence(market)} shop on:** ${list}`,
    moments: (market: string, list: string) => `**People in ${inSentence(market)} buy at:** ${list}`,
    festivals: (market: string, list: string) => `**Next festivals in ${inSentence(market)}:** ${list}`,
    partners: (market: string, list: string) => `**Names that count in ${inSentence(market)}:** ${list}`,
    certifications: (market: string, list: string) =>
      `**Marks of trust in ${inSentence(market)}, to name if you hold them:** ${list}`,
    laws: (market: string, list: string) => `**Rules that count in ${inSentence(market)}:** ${list}`,
  },
  dated: ({ name, day, isAbout }: Dated) =>
    day ? `${name} (${isAbout ? 'about ' : ''}${writeDay(day, 'en-GB')})` : name,
  noteLaw: (law: string, about: string, source: string) => `**The law (${law}):** ${about} *${source}*`,
  noteEvidence: (text: string) => `*Evidence: ${text}*`,
  noteVulgar:
    'These words are coarse or insulting to readers. Say it another way; correcting their spelling helps nobody.',
  noteDoubtful: 'Not yet confirmed by a native reader, so only a hint.',
  notePaired: (zh: string) => `The Chinese page has ${zh} in this place.`,
  noteWords: (zh: string) =>
    `The Chinese sentence has ${zh}, and these are the words that translate it. If you would write them without the Chinese, keep them with a reason.`,
  noteSentence: (zh: string) =>
    `The Chinese sentence has ${zh}, and the page follows it sentence by sentence. If a reader of the market would write it so, keep it with a reason.`,
  noteExample: (industry: string, text: string) => `**For example** (${industry}): ${text}`,

  pageType: {
    home: 'home page',
    campaign: 'campaign page',
    product: 'product page',
    article: 'article',
    'case-study': 'case study',
    specification: 'specification',
    legal: 'legal page',
  },
  alsoHere: (places: number) => ` (${count(places, 'more time', 'more times')} on this page.)`,
  alsoOn: (pages: number) => ` (The same on ${count(pages, 'more page')}.)`,
  pairedByContent: (confidence: number, source: string) =>
    `Paired by content with ${source}, ${percent(confidence)} sure; \`source:\` in the front matter names another page.`,
  compared: (share: number | 'too-short' | 'unsure', market: string, local: number, dropped: number) =>
    [
      typeof share === 'string'
        ? {
            'too-short': 'This page is too short to say how much of it follows the Chinese page',
            unsure:
              'The site has too few pages in this language to say how much of this page follows the Chinese page',
          }[share]
        : `${percent(share)} of this page follows the Chinese page sentence by sentence`,
      `${count(local, 'block')} ${local === 1 ? 'is' : 'are'} ${market ? `specific to ${inSentence(market)}` : 'found here alone'}`,
      `${count(dropped, 'Chinese block')} ${dropped === 1 ? 'has' : 'have'} no counterpart.`,
    ].join('; '),

  keepWithoutReason: 'A keep needs a reason: write it behind the colon.',
  keepUnused: (rules: string) => `Nothing to keep here: ${rules} does not report this block.`,
  keepExpired: (rule: string, until: string, owner: string | undefined) =>
    `The exception for ${rule} ended on ${until}: change the pages, or give it a new date.${owner ? ` Owner: ${owner}.` : ''}`,
  exceptionUnused: (rule: string) => `Nothing to keep any more: no page needs this exception for ${rule}.`,
  keepUnknown: (rule: string) => `There is no rule ${rule}.`,
  content: {
    'front-matter': (detail: string) => `The front matter is not valid ${detail}`,
    'half-saved': (mark: string) => `The front matter is never closed: end it with a line ${mark}.`,
    'broken-strings': (detail: string) => `The file is not valid ${detail} from here on.`,
    'too-deep': (detail: string) =>
      `What stands inside here is not read: it is nested deeper than anybody writes ${detail}.`,
  } satisfies Record<ContentProblem['kind'], (detail: string) => string>,
  file: {
    missing: 'There is no such file.',
    unreadable: 'The file cannot be read: check its permissions.',
    binary: 'The file is not text: give it another extension, or list it under exclude.',
    'unreadable-folder':
      'This folder cannot be read, and nothing in it was reviewed: check its permissions, or list it under exclude.',
    'too-large': 'The file is larger than 5 MB: too large for a page. Split it, or list it under exclude.',
    encoding: 'The file is not UTF-8: save it as UTF-8.',
  } satisfies Record<ReadProblem, string>,
  brokenBaseline: (path: string) =>
    `${path} cannot be read: take it back from git, or delete it and run “terroir baseline” again.`,
  internal: (rule: string, detail: string) =>
    `The rule ${rule} failed on this page (${detail}). The others were applied.`,

  notReviewed: (detail: string) => `This page could not be reviewed (${detail}).`,

  config: (problem: SettingProblem): string => {
    const options = problem.expected.join(', ');
    switch (problem.kind) {
      case 'syntax':
        return `Not valid YAML: ${problem.detail}`;
      case 'unreadable':
        return 'The file cannot be read: save it as UTF-8 text.';
      case 'unknown-rule':
        return `There is no rule or family of rules “${problem.detail}”.`;
      case 'unknown-key':
        return `There is no setting “${problem.detail}”${options && `. Settings here: ${options}`}.`;
      case 'missing':
        return `${problem.key} is missing.`;
      case 'empty':
        return `${problem.key} must not be empty.`;
      case 'id':
        return `“${problem.detail}” cannot name a rule. Use a–z, 0–9 and hyphens, such as private-traffic.`;
      case 'currency':
        return `“${problem.detail}” is not a currency code. Write it like SGD or EUR.`;
      case 'day':
        return `“${problem.detail}” is not a day. Write it like 12-25, thursday from 11-22, easter-2 or islamic 10-1.`;
      case 'date':
        return `“${problem.detail}” is not a date. Write it like 2027-03-31.`;
      case 'picture':
        return `“${problem.detail}” is not the address of a picture. Write a path such as /img/a.png, or an https address without blanks, quotes and brackets.`;
      case 'duplicate':
        return `There is a rule ${problem.detail} already. Give this one another id.`;
      case 'unknown-market':
        return `There is no market “${problem.detail}”. A file .terroir/markets/${problem.detail}.yaml would add it.`;
      case 'market-code':
        return `“${problem.detail}” is not the market of this file. The file is named by the country code, such as NG.yaml.`;
      case 'without-chinese':
        return 'A paired phrase needs its Chinese: list it under zh.';
      case 'pattern':
        return `“${problem.detail}” ${patternFault(problem.expected)}`;
      case 'never-reported':
        return `“${problem.detail}” can never be reported: unless always applies to it.`;
      case 'both-ways':
        return `“${problem.detail}” stands in ${options} as well: it would never be reported there. Take one of the two out.`;
      case 'match':
        return `Should be reported, but is not: “${problem.detail}”`;
      case 'pass':
        return `Should not be reported, but is: “${problem.detail}”`;
      case 'not-one-of':
        return `“${problem.detail}” is not a value of ${problem.key}. One of: ${options}.`;
      case 'wrong-type':
        return `${problem.key || 'The file'} must be of type ${options}, not “${problem.detail}”.`;
      case 'key-pattern':
        return `“${problem.detail}”: write keys joined by dots, such as items.*.text; * is any key or part of one, ** any number of keys.`;
      case 'glob':
        return `“${problem.detail}”: no ( ) or |, and { } for at most 64 paths.`;
      case 'source-stars':
        return `“${problem.detail}”: ** stands for what ** stands for in page, which needs one; other * are for page only. Write it like zh/articles/**.`;
      case 'view-format':
        return `“${problem.detail}”: views are for files of data (${options}).`;
      case 'locale':
        return `“${problem.detail}” is not a locale. Write it like id, en-SG or zh-Hans.`;
      case 'other':
        return `${problem.key}: ${problem.detail}`;
    }
  },

  replaceWith: (text: string) => `Replace with “${text}”`,
  replaceMark: (text: string) => `Use ${text}`,

  report: {
    title: 'Localization review',
    pages: (n: number) => count(n, 'page'),
    words: (n: number) => count(n, 'word'),
    toFix: (n: number) => `${n} to fix`,
    nudges: (n: number) => count(n, 'hint'),
    known: (n: number) => `${count(n, 'finding')} of the baseline not counted.`,
    penalty: (rate: number) => `${rate.toFixed(1)} penalty`,
    penaltyUnknown: 'no score',
    method:
      'Penalty: points per 1,000 words (critical 25, major 5, minor 1, hint 0), as in MQM; none below 500 words.',
    mirror: (share: number) => `${percent(share)} mirrors the Chinese pages`,
    mirrorUnknown: 'mirror share unknown',
    pageMirror: (share: number, band: string) => `${percent(share)} · ${band}`,
    byContent: (confidence: number) => `paired by content, ${percent(confidence)}`,
    register: (density: number) => `register ${density.toFixed(1)}`,
    again: (places: readonly string[]) =>
      places.length > 5 ? `(${places.length} more, from ${places[0]})` : `(also ${places.join(', ')})`,
    allClear: 'Nothing to fix.',
    notReviewed: {
      'no-market':
        'Reviewed for language only, not for a market: nothing says which it is for. Name the market at the top of the page (market: SG), or that of its folder under pages in .terroir/config.yaml.',
      'no-words':
        'Not reviewed for language, for its market only: Terroir has no words of this language yet. Have somebody who speaks it read the page.',
      nothing:
        'Not reviewed: neither its market nor the words of its language are known, or the page could not be read.',
    },
    clean: (n: number) => `Nothing to fix on ${count(n, 'page')}.`,
    noPages:
      'No market pages found. Pages are recognized by a locale in their path (content/id/about.md, about.th.md), by `market:` in their front matter, or by `pages` in .terroir/config.yaml.',
    nothingChanged: 'No market page changed.',
    gate: 'Publishing check',
    passed: 'passed',
    failed: 'failed',
    off: 'off',
    from: (source: string) => `from ${source}`,
    place: 'Place',
    severity: 'Severity',
    finding: 'Finding',
    rule: 'Rule',
    market: 'Market',
    mirrorShare: 'Mirror share',
    penaltyHead: 'Penalty',
    page: 'Page',
    line: 'Line',
    dimension: 'Dimension',
    others: (n: number) => `… and ${n} more`,
    begin: 'Begin here',
    todo: 'What to do: ',
    times: (n: number, pages: number) =>
      pages === n ? `on ${count(pages, 'page')}` : `${n} times on ${count(pages, 'page')}`,
    byItself: (n: number, all: number) =>
      `“terroir review --fix” mends ${n} of the ${all} to fix by itself: those of which only one way is right.`,
    worstFirst: 'To fix, worst first',
    worstPages: 'Pages with most to fix',
    folded: (left: number, nudges: number) =>
      `Not shown here: ${left} more to fix and ${count(nudges, 'hint')}. To see them:`,
    seeAll: [
      'terroir review --all                         everything, page by page',
      'terroir review PAGE                          one page',
      'terroir review --format html=review.html     a file for the browser, to search and filter',
    ],
    leftOut: (n: number) =>
      `${count(n, 'finding')} left out: too many for one upload. The most severe are here.`,
    more: 'Why, and what to write instead',
  },

  actions: {
    addWord: (word: string) => `Add “${word}” to the words of this site`,
    finish: (about: string, sentence: string) => `Write a sentence to finish (${about}): ${sentence}`,
    keep: (rule: string) => `Keep with a reason (${rule})…`,
    turnOff: {
      page: (rule: string) => `Turn off on this page: ${rule}`,
      market: (rule: string, market: string) => `Turn off for ${inSentence(market)}: ${rule}`,
      site: (rule: string) => `Turn off on the whole site: ${rule}`,
    },
    mendFirst: (path: string) => `${path} is broken: repair it first.`,
    compare: 'Compare with the Chinese page',
    brief: 'Brief a local author',
    fixAll: 'Apply all safe fixes of Terroir',
    fixInFile: (rule: string, n: number) => `Fix all ${n} in this file: ${rule}`,
    fixInSite: (rule: string) => `Fix all on this site: ${rule}`,
  },

  lenses: {
    mirrors: 'Mirrors the Chinese page · Compare',
    adapted: 'Adapted from the Chinese page · Compare',
    local: 'Written for this market · Compare',
    unsure: 'Compare with the Chinese page',
    brief: 'Brief a local author',
  },

  guide: {
    title: (market: string) => `Writing for ${inSentence(market)}`,
    how: (market: string) => [
      `Write new copy for readers in ${inSentence(market)} from the facts; do not translate the Chinese page sentence by sentence.`,
      'Facts, prices, names and legal terms stay as they are. Claim nothing that the facts do not say: no customer, award, certificate or number that is not given.',
      'Quote local material only as it is written here, and only what may be published.',
    ],
    languages: 'Written in',
    rules: 'What the house does not write',
    ruleLine: (words: string, instead: string) => `${words}: ${instead}`,
    terms: 'Terms of the house',
    keep: 'stays as it is',
    notTerms: (words: string) => `not ${words}`,
    material: 'Local material that may be used',
    askFirst: 'ask its owner first',
    more: (n: number) => `${n} more`,
  },

  explain: {
    markets: 'Markets:',
    fails: 'Reported:',
    passes: 'Not reported:',
    evidence: 'Evidence:',
    when: {
      distinct: 'Reported wherever it stands.',
      paired: 'Reported only where the Chinese page has the term in the same place.',
      dense: 'Never reported by itself: it counts towards the register of the page.',
    } satisfies Record<Phrase['evidence'], string>,
    unknown: (rule: string, near: readonly string[]) =>
      `There is no rule “${rule}”.${near.length ? ` Did you mean ${near.join(', ')}?` : ''}`,
  },

  gate: {
    off: 'The publishing check is off: whatever is found holds nothing back.',
    nothingReviewed: 'No page was reviewed for both market and language: of none here both are known.',
    mendReviewed:
      'Say which folder is for which market: “Choose Markets” in the editor, or pages in .terroir/config.yaml.',
    findings: (n: number, severity: string, pages: number) =>
      `${count(n, `${severity} finding`)} on ${count(pages, 'page')}.`,
    noFindings: (level: string) => `Nothing ${level === 'critical' ? 'critical' : `${level} or worse`}.`,
    mendFindings: 'Change each one, or keep it with a reason.',
    ofType: (market: string, type: string) => `${market}, ${type}`,
    penalty: (market: string, rate: number, most: number, passed: boolean) =>
      `${market}: ${rate.toFixed(1)} penalty points per 1,000 words, ${passed ? 'within' : 'more than'} ${most}.`,
    noScore: (market: string, words: number) =>
      `${market}: no score, as ${count(words, 'word')} are too few to judge (500 at least).`,
    mendPenalty: 'Begin with the worst: a critical finding weighs 25, a major one 5, a minor one 1.',
    mirrors: (n: number) =>
      `${count(n, 'page')} ${n === 1 ? 'follows' : 'follow'} the Chinese page more closely than ${n === 1 ? 'it' : 'they'} should.`,
    noMirrors: 'No page follows the Chinese page too closely.',
    mendMirrors: 'Brief a local author for each page, or keep it with a reason.',
    mend: 'What to do: ',
    more: (n: number) => `… and ${count(n, 'more page')}`,
    gone: (n: number) => `${count(n, 'finding')} of the baseline ${n === 1 ? 'is' : 'are'} gone.`,
    mendGone: 'Run “terroir baseline --ratchet” and commit the file: what is mended stays mended.',
  },
};

export type Messages = typeof en;
