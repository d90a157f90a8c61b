import { isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Severity } from '../finding.ts';
import { compilePattern, PatternError } from '../phrases/pattern.ts';
import { tokenize } from '../text/tokens.ts';
import { readYaml } from '../text/yaml.ts';
import { patternsOf } from './expressions.ts';
import { type Imported, Notes, slug, unique } from './notes.ts';

const levels: Readonly<Record<string, Severity>> = {
  error: 'major',
  warning: 'minor',
  suggestion: 'neutral',
};

/** What of a style is carried over, or says nothing. */
const known = new Set(
  'extends message level ignorecase tokens swap exceptions nonword link action'.split(' '),
);

interface Written {
  readonly text: string;
  readonly at: number;
}

/**
 * A style of Vale, `existence` or `substitution`, as a pack of the house.
 * @param name what the style is called: `acme-jargon` for `styles/Acme/Jargon.yml`
 * @param language of the words it looks for
 */
export function importVale(text: string, name: string, language: string): Imported {
  const notes = new Notes();
  const { document, data, problems } = readYaml(text);
  const nothing = () => ({ kind: 'rules' as const, data: undefined, count: 0, notes: notes.all() });
  for (const { from, detail } of problems) notes.add('yaml', from, detail);
  const style = document.contents;
  if (problems.length || !isMap(style) || typeof data !== 'object' || data === null) {
    if (!problems.length) notes.add('not-vale', 0);
    return nothing();
  }
  const field = (key: string) => (data as Record<string, unknown>)[key];
  const at = (key: string) => {
    const pair = style.items.find((item) => isScalar(item.key) && item.key.value === key);
    return (isScalar(pair?.key) && pair.key.range?.[0]) || 0;
  };
  const kind = field('extends');
  if (kind !== 'existence' && kind !== 'substitution') {
    if (typeof kind === 'string') notes.add('extension-point', at('extends'), kind);
    else notes.add('not-vale', 0);
    return nothing();
  }
  for (const key of Object.keys(data)) if (!known.has(key)) notes.add('field', at(key), key);
  if (field('nonword') === true) notes.add('whole-words', at('nonword'));

  /** The patterns of an expression, or none, with a note that says why. */
  function patterns({ text: expression, at: place }: Written, instead = ''): string[] {
    const found = patternsOf(expression);
    if (!found) notes.add('expression', place, expression);
    return (found ?? []).filter((pattern) => {
      try {
        compilePattern(pattern, language);
      } catch (error) {
        if (!(error instanceof PatternError)) throw error;
        notes.add('pattern', place, expression);
        return false;
      }
      const isSame = tokenize(pattern).words.join(' ') === tokenize(instead).words.join(' ');
      if (isSame) notes.add('same-words', place, expression);
      return !isSame;
    });
  }

  const message = typeof field('message') === 'string' ? (field('message') as string) : name;
  const link = field('link');
  const shared = {
    severity: levels[String(field('level'))] ?? 'minor',
    ...(typeof link === 'string' ? { source: link } : {}),
  };
  const except = textsIn(document.get('exceptions', true)).flatMap((one) => patterns(one));
  const taken = new Set<string>();
  const phrase = (own: string, found: readonly string[], instead: readonly string[]) => ({
    id: unique(slug([name, own].filter(Boolean).join('-')), taken),
    patterns: found,
    ...(except.length ? { except } : {}),
    ...shared,
    why: fill(message, kind === 'substitution' ? instead : []),
    ...(instead.length ? { instead: instead.join(', '), replace: instead[0] } : {}),
  });

  const phrases: ReturnType<typeof phrase>[] = [];
  if (kind === 'existence') {
    const found = textsIn(document.get('tokens', true)).flatMap((one) => patterns(one));
    const { replacement, isKnown } = readAction(field('action'));
    if (!isKnown) notes.add('field', at('action'), 'action');
    if (found.length) phrases.push(phrase('', found, replacement === undefined ? [] : [replacement]));
  } else {
    const swaps = new Map<string, string[]>();
    for (const [written, instead] of pairsIn(document.get('swap', true))) {
      if (/\$\d/.test(instead)) notes.add('expression', written.at, `${written.text}: ${instead}`);
      else swaps.set(instead, [...(swaps.get(instead) ?? []), ...patterns(written, instead)]);
    }
    for (const [instead, found] of swaps)
      if (found.length)
        phrases.push(phrase(instead.split('|')[0]!, found, instead.split('|').filter(Boolean)));
  }
  const cased = phrases.some(({ patterns: found }) => found.some((one) => one !== one.toLowerCase()));
  if (field('ignorecase') !== true && cased) notes.add('any-case', at('ignorecase'));
  return {
    kind: 'rules',
    data: phrases.length ? { language, phrases } : undefined,
    count: phrases.length,
    notes: notes.all(),
  };
}

/** What to write instead, by the one action of Vale that replaces by a fixed text. */
function readAction(action: unknown): { replacement?: string; isKnown: boolean } {
  if (action === undefined) return { isKnown: true };
  const { name, params } = action as { name?: unknown; params?: unknown };
  if (name !== 'replace') return { isKnown: false };
  const [first, ...more] = Array.isArray(params) ? params : [];
  if (typeof first !== 'string' || more.length) return { isKnown: first === undefined };
  return { replacement: first, isKnown: true };
}

/** A message with its blanks filled: `Use '%s' instead of '%s'.` */
function fill(message: string, [instead]: readonly string[]): string {
  let blanks = 0;
  return message.replace(/%(?:\[\d+\])?s|%q/g, () => (blanks++ === 0 && instead ? instead : '…'));
}

function textsIn(node: unknown): Written[] {
  if (!isSeq(node)) return [];
  return node.items.flatMap((item) =>
    isScalar(item) ? [{ text: String(item.value), at: item.range?.[0] ?? 0 }] : [],
  );
}

/** The entries of a map, or of a list of maps, as newer styles write them to keep their order. */
function pairsIn(node: unknown): [Written, string][] {
  if (isSeq(node)) return node.items.flatMap(pairsIn);
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }): [Written, string][] =>
    isScalar(key) && isNode(value) && isScalar(value)
      ? [[{ text: String(key.value), at: key.range?.[0] ?? 0 }, String(value.value ?? '')]]
      : [],
  );
}
