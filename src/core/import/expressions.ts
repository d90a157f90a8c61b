import { type AST, RegExpParser } from '@eslint-community/regexpp';

const parser = new RegExpParser({ ecmaVersion: 2025 });
/** Signs that patterns do not see, but that may be between or at the end of words without harm. */
const harmless = /^[\p{L}\p{M}\p{N}\s'’.,*#-]*$/u;
const mostTexts = 64;

/**
 * The patterns that match what a regular expression matches, where these are a few texts: `colou?r`, `(?:a|b) c`,
 * `e-?mails?`, `foo\w*`. Undefined for what the pattern language cannot say.
 * `patternsOf('colou?r')` is `['color', 'colour']`.
 */
export function patternsOf(expression: string): string[] | undefined {
  let tree: AST.Pattern;
  try {
    tree = parser.parsePattern(expression.replace(/^\(\?i\)/, ''), undefined, undefined, false);
  } catch {
    return undefined;
  }
  const texts = alternatives(tree.alternatives)?.map((text) => text.replace(/\s+/g, ' ').trim());
  if (!texts?.length) return undefined;
  const usable = texts.every(
    (text) => /[\p{L}\p{N}]/u.test(text) && harmless.test(text) && marksStandRight(text),
  );
  return usable ? [...new Set(texts)] : undefined;
}

/** `*` ends a word, and `#` is a word of its own. */
function marksStandRight(text: string): boolean {
  return !/(?:^|[^\p{L}\p{M}\p{N}])\*|\*(?!\s|$)|\S#|#\S/u.test(text);
}

function alternatives(options: readonly AST.Alternative[]): string[] | undefined {
  const texts: string[] = [];
  for (const { elements } of options) {
    let heads: string[] = [''];
    for (const element of elements) {
      const tails = textsOf(element);
      if (!tails || heads.length * tails.length > mostTexts) return undefined;
      heads = heads.flatMap((head) => tails.map((tail) => head + tail));
    }
    texts.push(...heads);
    if (texts.length > mostTexts) return undefined;
  }
  return texts;
}

function textsOf(element: AST.Element): string[] | undefined {
  switch (element.type) {
    case 'Character': {
      const character = String.fromCodePoint(element.value);
      // A sign of the pattern language, written as itself, is no such sign.
      return '*#'.includes(character) ? undefined : [character];
    }
    case 'CharacterSet':
      return element.kind === 'space' ? [' '] : undefined;
    case 'CharacterClass':
      return element.negate ? undefined : classTexts(element);
    case 'Group':
    case 'CapturingGroup':
      return 'modifiers' in element && element.modifiers ? undefined : alternatives(element.alternatives);
    case 'Quantifier':
      return repeated(element);
    case 'Assertion':
      return element.kind === 'word' && !element.negate ? [''] : undefined;
    default:
      return undefined;
  }
}

function classTexts({ elements }: AST.CharacterClass): string[] | undefined {
  const texts: string[] = [];
  for (const element of elements) {
    if (element.type === 'CharacterClassRange') {
      if (element.max.value - element.min.value > 10) return undefined;
      for (let code = element.min.value; code <= element.max.value; code++)
        texts.push(String.fromCodePoint(code));
    } else if (element.type === 'Character' || element.type === 'CharacterSet') {
      const own = textsOf(element as AST.Element);
      if (!own) return undefined;
      texts.push(...own);
    } else return undefined;
  }
  return texts;
}

function repeated({ min, max, element }: AST.Quantifier): string[] | undefined {
  const isSet = element.type === 'CharacterSet';
  if (isSet && element.kind === 'digit' && min === 1 && max === Infinity) return ['#'];
  if (isSet && element.kind === 'word' && max === Infinity && min <= 1) return ['*'];
  const once = textsOf(element as AST.Element);
  if (!once || min > 1) return undefined;
  const isSpace = once.every((text) => text === ' ');
  if (max !== 1 && !isSpace) return undefined;
  return min === 0 ? ['', ...once] : once;
}
