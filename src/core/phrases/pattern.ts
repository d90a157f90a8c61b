import { isUnspaced, tokenize } from '../text/tokens.ts';

/**
 * The pattern language, small enough for a localization lead:
 *
 * | written | matches |
 * |---|---|
 * | `mutual benefit` | these words in this order; case, hyphens, commas and quotation marks do not matter |
 * | `(win\|victory)` | one of several; each may be several words |
 * | `[the]` | words that may be missing |
 * | `enterprise~` | the word in any English inflection: enterprise, enterprises, enterprise's |
 * | `empower*` | every word that starts so |
 * | `...` | up to five words in between, never across the end of a sentence |
 * | `#` | a number |
 *
 * Thai, Japanese and Chinese are written without spaces as they are: `ครบวงจร`, `賦能`. Korean words may
 * carry particles and Arabic ones clitics. Diacritics count: `número` is not `numero`.
 */
export type Step = (
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'prefix'; readonly prefix: string; readonly rest?: ReadonlySet<string> }
  | { readonly kind: 'number' }
  | { readonly kind: 'gap'; readonly most: number }
) & {
  /** The same for steps that match the same. */
  readonly key: string;
};

/** A pattern that cannot be used, with the place in the pattern. */
export class PatternError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

const gapWords = 5;
const mostSequences = 256;

type Node = { kind: 'steps'; steps: Step[] } | { kind: 'choice'; options: Node[][]; optional: boolean };

/**
 * The sequences of steps a pattern stands for.
 * `compilePattern('[the] win', 'en')` gives two: `the win` and `win`.
 * @param language BCP 47 language of the words; decides how they inflect
 * @throws PatternError where the pattern is malformed, could never match or would match everything
 */
export function compilePattern(pattern: string, language: string): Step[][] {
  const nodes = new PatternParser(pattern, language).parse();
  const sequences = expand(nodes, pattern);
  for (const steps of sequences) {
    if (!steps.some((step) => step.kind === 'words' || step.kind === 'prefix')) {
      throw new PatternError('matches every text: it needs at least one word that must be there', 0);
    }
    if (steps[0]?.kind === 'gap' || steps.at(-1)?.kind === 'gap') {
      throw new PatternError('starts or ends with a gap, which adds nothing', 0);
    }
  }
  return sequences;
}

function expand(nodes: readonly Node[], pattern: string): Step[][] {
  let sequences: Step[][] = [[]];
  for (const node of nodes) {
    const tails =
      node.kind === 'steps'
        ? [node.steps]
        : [...node.options.flatMap((option) => expand(option, pattern)), ...(node.optional ? [[]] : [])];
    sequences = sequences.flatMap((head) => tails.map((tail) => [...head, ...tail]));
    if (sequences.length > mostSequences) {
      throw new PatternError(`stands for more than ${mostSequences} variants: split it in two`, 0);
    }
  }
  return sequences;
}

class PatternParser {
  private at = 0;

  constructor(
    private readonly pattern: string,
    private readonly language: string,
  ) {}

  parse(): Node[] {
    const nodes = this.sequence('');
    if (this.at < this.pattern.length) throw new PatternError(`unexpected ${this.pattern[this.at]}`, this.at);
    if (!nodes.length) throw new PatternError('is empty', 0);
    return nodes;
  }

  private sequence(end: string): Node[] {
    const nodes: Node[] = [];
    while (this.at < this.pattern.length) {
      const character = this.pattern[this.at]!;
      if (character === '|' || character === end) break;
      if (character === '(' || character === '[') nodes.push(this.group(character));
      else if (character === ')' || character === ']')
        throw new PatternError(`unexpected ${character}`, this.at);
      else nodes.push(this.text());
    }
    return nodes.filter((node) => node.kind === 'choice' || node.steps.length);
  }

  private group(open: '(' | '['): Node {
    const start = this.at;
    const close = open === '(' ? ')' : ']';
    const options: Node[][] = [];
    do {
      this.at++;
      options.push(this.sequence(close));
    } while (this.pattern[this.at] === '|');
    if (this.pattern[this.at] !== close) throw new PatternError(`${open} is not closed`, start);
    this.at++;
    const next = this.pattern[this.at];
    if (next && /[~*\p{L}]/u.test(next) && !isUnspaced(next, 0)) {
      throw new PatternError('a bracket must be followed by a space', this.at);
    }
    if (options.some((option) => !option.length)) throw new PatternError('an alternative is empty', start);
    return { kind: 'choice', options, optional: open === '[' };
  }

  private text(): Node {
    const start = this.at;
    while (this.at < this.pattern.length && !'()[]|'.includes(this.pattern[this.at]!)) this.at++;
    const steps: Step[] = [];
    for (const match of this.pattern.slice(start, this.at).matchAll(/\.\.\.|…|#|[^\s.…#]+/g)) {
      if (/^[~*]/.test(match[0]))
        throw new PatternError(`${match[0][0]} must follow a word`, start + match.index);
      if (match[0] === '...' || match[0] === '…') steps.push({ kind: 'gap', most: gapWords, key: '…' });
      else if (match[0] === '#') steps.push({ kind: 'number', key: '#' });
      else steps.push(...this.words(match[0]));
    }
    return { kind: 'steps', steps };
  }

  private words(written: string): Step[] {
    const { words } = tokenize(written);
    return words.map((word, index) => {
      const mark = index === words.length - 1 ? written.at(-1) : '';
      if (mark === '*') return { kind: 'prefix', prefix: word, key: `${word}*` };
      if (mark === '~') return { kind: 'words', words: inflectEnglish(word), key: `${word}~` };
      if (this.language === 'ko' && /\p{L}$/u.test(word)) {
        return { kind: 'prefix', prefix: word, rest: koreanParticles, key: `${word}+ko` };
      }
      if (this.language === 'ar') return { kind: 'words', words: withArabicClitics(word), key: `${word}+ar` };
      return { kind: 'words', words: [word], key: word };
    });
  }
}

/** Regular plural, possessive and verb forms; forms English does not have do no harm. */
function inflectEnglish(word: string): string[] {
  const forms = [word, `${word}s`, `${word}es`, `${word}'s`, `${word}s'`, `${word}ed`, `${word}ing`];
  if (word.endsWith('e')) forms.push(`${word}d`, `${word.slice(0, -1)}ing`);
  if (/[^aeiou]y$/.test(word)) forms.push(`${word.slice(0, -1)}ies`, `${word.slice(0, -1)}ied`);
  if (/[^aeiou][aeiou][^aeiouwxy]$/.test(word)) {
    const last = word.at(-1)!;
    forms.push(`${word}${last}ed`, `${word}${last}ing`);
  }
  return forms;
}

/** Case markers and the commonest endings that stand behind a Korean noun without a space. */
const koreanParticles: ReadonlySet<string> = new Set(
  (
    '|은|는|이|가|을|를|과|와|의|로|으로|에|에서|에게|께|도|만|까지|부터|이나|나|이라|라|들|들은|들이|들을|들의|에는|에서는|' +
    '에서의|에도|으로의|로의|으로부터|로부터|과의|와의|만을|이라는|라는|으로서|로서|으로써|로써|보다|처럼|이다|입니다|이며|' +
    '이고|인|적|적인|하는|하고|하며|하여|해|해서|하기|하지|하세요|한|할|합니다|했습니다|된|되는|되어|됩니다|되었습니다'
  ).split('|'),
);

/** Conjunctions, prepositions and the article are written together with an Arabic word. */
function withArabicClitics(word: string): string[] {
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
