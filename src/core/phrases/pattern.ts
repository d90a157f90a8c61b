import { isUnspaced, tokenize } from '../text/tokens.ts';
import { stemmerOf } from './stems.ts';

/**
 * The pattern language, small enough for a localization lead:
 *
 * | written | matches |
 * |---|---|
 * | `mutual benefit` | these words in this order; case, hyphens, commas and quotation marks do not matter |
 * | `(win\|victory)` | one of several; each may be several words |
 * | `[the]` | words that may be missing |
 * | `enterprise~` | the word in any inflection: enterprise, enterprises, enterprise's; `crear~`: creamos, crearemos |
 * | `empower*` | every word that starts so |
 * | `...` | up to five words in between, never across the end of a sentence |
 * | `#` | a number |
 *
 * Thai, Japanese and Chinese are written without spaces as they are: `ครบวงจร`, `賦能`. Korean words may
 * carry particles and Arabic ones clitics; what other languages write together with a word: `bareFormsOf`. Diacritics count: `número` is not `numero`. Between Chinese, Japanese and
 * Korean words a comma or middle dot divides a list and ends a match, unless the pattern has it as well.
 */
export type Step = (
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'stem'; readonly stem: string }
  | { readonly kind: 'prefix'; readonly prefix: string; readonly rest?: ReadonlySet<string> }
  | { readonly kind: 'number' }
  | { readonly kind: 'gap'; readonly most: number }
  /** One of several sequences of words. */
  | { readonly kind: 'choice'; readonly options: readonly (readonly Step[])[] }
) & {
  /** The same for steps that match the same. */
  readonly key: string;
  /** True where the pattern has a mark of lists (、, a comma, ・) in front of the word. */
  readonly isListed?: boolean;
};

/** Why a pattern cannot be used; each has its sentence in the messages. */
export type PatternFault =
  | 'empty'
  | 'matches-everything'
  | 'gap-at-edge'
  | 'crosses-sentence'
  | 'too-many-variants'
  | 'unexpected'
  | 'not-closed'
  | 'space-after-bracket'
  | 'empty-alternative'
  | 'mark-without-word';

/** A pattern that cannot be used. */
export class PatternError extends Error {
  /** @param detail the characters the fault is about, where it is about some */
  constructor(
    readonly fault: PatternFault,
    readonly detail = '',
  ) {
    super(detail ? `${fault}: ${detail}` : fault);
  }
}

const gapWords = 5;
const mostSequences = 256;
/** Groups in groups beyond this are no wording any more, and reading them would take a stack without end. */
export const deepestGroup = 20;

type Node = { kind: 'steps'; steps: Step[] } | { kind: 'choice'; options: Node[][]; optional: boolean };

/**
 * The sequences of steps a pattern stands for.
 * `compilePattern('[the] win', 'en')` gives two: `the win` and `win`.
 * @param language BCP 47 language of the words; decides how they inflect
 * @param known the steps of words that were compiled before, in the same language: thousands of patterns share them
 * @throws PatternError where the pattern is malformed, could never match or would match everything
 */
export function compilePattern(
  pattern: string,
  language: string,
  known: Map<string, Step> = new Map(),
): Step[][] {
  const nodes = new PatternParser(pattern, language, known).parse();
  const sequences = expand(nodes);
  for (const steps of sequences) {
    if (!steps.some((step) => step.kind !== 'number' && step.kind !== 'gap')) {
      throw new PatternError('matches-everything');
    }
    if (steps[0]?.kind === 'gap' || steps.at(-1)?.kind === 'gap') {
      throw new PatternError('gap-at-edge');
    }
  }
  return sequences;
}

/** @throws PatternError as soon as there are more than `most`: what a few brackets stand for may be more than memory holds */
function expand(nodes: readonly Node[], most = mostSequences): Step[][] {
  let sequences: Step[][] = [[]];
  for (const node of nodes) {
    const tails: Step[][] = node.kind === 'steps' ? [node.steps] : [];
    if (node.kind === 'choice') {
      const mostTails = Math.floor(most / sequences.length);
      for (const option of node.options) tails.push(...expand(option, mostTails - tails.length));
      if (node.optional) tails.push([]);
    }
    if (sequences.length * tails.length > most)
      throw new PatternError('too-many-variants', String(mostSequences));
    sequences = sequences.flatMap((head) => tails.map((tail) => [...head, ...tail]));
  }
  return sequences;
}

/** Alternatives of words are one step: a pattern is looked for once, not once for each of its wordings. */
function asOne(options: Node[][]): Node[][] {
  const alike = new Map<string, readonly Step[]>();
  const others: Node[][] = [];
  for (const option of options) {
    const steps = stepsOf(option);
    if (steps?.every(isOfWord) && !steps.at(-1)!.isListed)
      alike.set(steps.map(({ key }) => key).join(' '), steps);
    else others.push(option);
  }
  if (alike.size < 2) return options;
  const key = `(${[...alike.keys()].join('|')})`;
  const words = new Set<string>();
  const sequences: (readonly Step[])[] = [];
  for (const steps of alike.values()) {
    const [step] = steps;
    if (steps.length === 1 && step?.kind === 'words') for (const word of step.words) words.add(word);
    else sequences.push(steps);
  }
  const plain: Step = { kind: 'words', words: [...words], key };
  const step: Step = sequences.length
    ? { kind: 'choice', options: words.size ? [[plain], ...sequences] : sequences, key }
    : plain;
  return [[{ kind: 'steps', steps: [step] }], ...others];
}

/** The steps of what stands for one sequence of them; undefined where it stands for several. */
function stepsOf(nodes: readonly Node[]): Step[] | undefined {
  const steps: Step[] = [];
  for (const node of nodes) {
    const [one, ...more] = node.kind === 'choice' ? node.options : [];
    const inside =
      node.kind === 'steps' ? node.steps : one && !more.length && !node.optional ? stepsOf(one) : undefined;
    if (!inside) return undefined;
    steps.push(...inside);
  }
  return steps;
}

/** True for what is told by the words of a text alone. */
const isOfWord = ({ kind }: Step) => kind !== 'gap' && kind !== 'number';

class PatternParser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly pattern: string,
    private readonly language: string,
    private readonly known: Map<string, Step>,
  ) {}

  parse(): Node[] {
    const nodes = this.sequence('');
    if (this.at < this.pattern.length) throw new PatternError('unexpected', this.pattern[this.at]);
    if (!nodes.length) throw new PatternError('empty');
    return nodes;
  }

  private sequence(end: string): Node[] {
    const nodes: Node[] = [];
    while (this.at < this.pattern.length) {
      const character = this.pattern[this.at]!;
      if (character === '|' || character === end) break;
      if (character === '(' || character === '[') nodes.push(this.group(character));
      else if (character === ')' || character === ']') throw new PatternError('unexpected', character);
      else nodes.push(this.text());
    }
    return nodes.filter((node) => node.kind === 'choice' || node.steps.length);
  }

  private group(open: '(' | '['): Node {
    const close = open === '(' ? ')' : ']';
    const options: Node[][] = [];
    if (++this.depth > deepestGroup) throw new PatternError('unexpected', open);
    do {
      this.at++;
      options.push(this.sequence(close));
    } while (this.pattern[this.at] === '|');
    this.depth--;
    if (this.pattern[this.at] !== close) throw new PatternError('not-closed', open);
    this.at++;
    const next = this.pattern[this.at];
    if (next && /[~*\p{L}]/u.test(next) && !isUnspaced(next, 0)) {
      throw new PatternError('space-after-bracket');
    }
    if (options.some((option) => !option.length)) throw new PatternError('empty-alternative');
    return { kind: 'choice', options: asOne(options), optional: open === '[' };
  }

  private text(): Node {
    const start = this.at;
    while (this.at < this.pattern.length && !'()[]|'.includes(this.pattern[this.at]!)) this.at++;
    const written = this.pattern.slice(start, this.at);
    const sentences = tokenize(written.replaceAll(/\.\.\.|…/g, ' ')).opensSentence;
    if (sentences.indexOf(1, 1) > 0) throw new PatternError('crosses-sentence');
    const steps: Step[] = [];
    for (const [part] of written.matchAll(/\.\.\.|…|#|(?:(?!\.\.\.)[^\s…#])+/g)) {
      if (/^[~*]/.test(part)) throw new PatternError('mark-without-word', part[0]);
      if (part === '...' || part === '…') steps.push({ kind: 'gap', most: gapWords, key: '…' });
      else if (part === '#') steps.push({ kind: 'number', key: '#' });
      else steps.push(...this.words(part));
    }
    return { kind: 'steps', steps };
  }

  private words(written: string): Step[] {
    const { words, opensItem } = tokenize(written);
    return words.map((word, index): Step => {
      const step = this.knownWord(word, index === words.length - 1 ? written.at(-1)! : '');
      return opensItem[index] ? { ...step, key: `、${step.key}`, isListed: true } : step;
    });
  }

  private knownWord(word: string, lastCharacter: string): Step {
    const mark = '*~'.includes(lastCharacter) ? lastCharacter : '';
    const known = this.known.get(word + mark);
    if (known) return known;
    const step = this.word(word, mark);
    this.known.set(word + mark, step);
    return step;
  }

  private word(word: string, mark: string): Step {
    if (mark === '*') return { kind: 'prefix', prefix: word, key: `${word}*` };
    if (mark === '~') return inflected(word, this.language);
    if (this.language === 'ko' && /\p{L}$/u.test(word)) {
      return { kind: 'prefix', prefix: word, rest: koreanParticles, key: `${word}+ko` };
    }
    if (this.language === 'ar') return { kind: 'words', words: withArabicClitics(word), key: `${word}+ar` };
    return { kind: 'words', words: [word], key: word };
  }
}

/** A word in any inflection its language has, as far as a stemmer or a list of endings knows them. */
function inflected(word: string, language: string): Step {
  const key = `${word}~`;
  if (language === 'ar') return { kind: 'words', words: withArabicSuffixes(word), key };
  const stem = stemmerOf(language);
  return stem ? { kind: 'stem', stem: stem(word), key } : { kind: 'words', words: inflectEnglish(word), key };
}

/**
 * Shortest texts a sequence of steps matches, each alternative of a step in at least one of them: `over 1 years` for
 * `over # years`, `a win` and `a victory` for `a (win|victory)`.
 */
export function samplesOf(steps: readonly Step[]): string[] {
  const variants = steps.flatMap((step) => (step.kind === 'gap' ? [] : [sampleWords(step)]));
  const most = Math.max(...variants.map(({ length }) => length));
  return Array.from({ length: most }, (_, variant) =>
    variants.reduce((text, words) => {
      const word = words[variant % words.length]!;
      const joined = text && isUnspaced(text, text.length - 1) && isUnspaced(word, 0);
      return text + (text && !joined ? ' ' : '') + word;
    }, ''),
  );
}

function sampleWords(step: Exclude<Step, { kind: 'gap' }>): readonly string[] {
  if (step.kind === 'choice') return step.options.flatMap(samplesOf);
  if (step.kind === 'number') return ['1'];
  if (step.kind === 'words') return step.words;
  return [step.kind === 'prefix' ? step.prefix : step.key.slice(0, -1)];
}

/** Regular plural, possessive and verb forms; forms English does not have do no harm. */
export function inflectEnglish(word: string): string[] {
  const forms = [word, `${word}s`, `${word}es`, `${word}'s`, `${word}s'`, `${word}ed`, `${word}ing`];
  if (word.endsWith('e')) forms.push(`${word}d`, `${word.slice(0, -1)}ing`);
  if (/[^aeiou]y$/.test(word)) forms.push(`${word.slice(0, -1)}ies`, `${word.slice(0, -1)}ied`);
  if (/[^aeiou][aeiou][^aeiouwxy]$/.test(word)) {
    const last = word.at(-1)!;
    forms.push(`${word}${last}ed`, `${word}${last}ing`);
  }
  return forms;
}

/** Particles and the commonest endings that are written behind a Korean noun without a space. */
export const koreanParticles: ReadonlySet<string> = new Set(
  (
    '|은|는|이|가|을|를|과|와|의|로|으로|에|에서|에게|께|도|만|까지|부터|이나|나|이라|라|들|들은|들이|들을|들의|에는|에서는|' +
    '에서의|에도|으로의|로의|으로부터|로부터|과의|와의|만을|이라는|라는|으로서|로서|으로써|로써|보다|처럼|이다|입니다|이며|' +
    '이고|인|적|적인|하는|하고|하며|하여|해|해서|하기|하지|하세요|한|할|합니다|했습니다|된|되는|되어|됩니다|되었습니다|' +
    '와는|과는|에게는|에게도|들에게|들께|께서|께서는|까지의|까지도|부터의|로는|으로는|로도|으로도|로서의|으로서의|만의|마다|이자|' +
    '이었습니다|였습니다|이지만|이라고|라고|이라면|라면|뿐|뿐만|조차|님|님들|님께|별|용|' +
    '했으며|했고|했던|했다|한다|하였습니다|하였으며|하였고|하면서|하도록|하면|하던|해왔습니다|해온|하게|함|함으로써|하고자|하실|하신|' +
    '되었으며|되고|됐습니다|돼|될|되도록|시키고|시켜|시킨|시켰습니다|시킵니다|시키는|시킬|적으로'
  ).split('|'),
);

/** Conjunctions, prepositions and the article are written together with an Arabic word. */
export function withArabicClitics(word: string): string[] {
  const forms = new Set<string>();
  // Where ال belongs to the root (التزام) the word takes another one.
  for (const stem of new Set([word, word.replace(/^ال/, '')])) {
    for (const conjunction of ['', 'و', 'ف']) {
      for (const article of ['', 'ال', 'ب', 'بال', 'ك', 'كال', 'ل', 'لل'])
        forms.add(conjunction + article + stem);
    }
  }
  return [...forms];
}

/** Pronouns and plural endings that are written together with an Arabic word. */
const arabicSuffixes = ['', 'ه', 'ها', 'هم', 'نا', 'ك', 'كم', 'ي', 'ات', 'اتنا', 'ين', 'ون'];

function withArabicSuffixes(word: string): string[] {
  // Before a suffix the feminine ending, which tokens have as ه, is ت.
  const stem = word.endsWith('ه') ? `${word.slice(0, -1)}ت` : word;
  const forms = arabicSuffixes.map((suffix) => (suffix ? stem : word) + suffix);
  return [...new Set(forms.flatMap(withArabicClitics))];
}
