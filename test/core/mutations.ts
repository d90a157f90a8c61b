/** Texts as nobody writes them, drawn from a seed: the same for the same seed. */

export type Random = () => number;

/** Marsaglia's xorshift: numbers in [0, 1). */
export function randomNumbers(start: number): Random {
  let state = start * 2_654_435_761 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** No mutant is longer. */
export const mostCharacters = 20_000;

/** What breaks parsers: marks of every syntax, escapes, characters of every size, ends of lines and of files. */
export const shards: readonly string[] = (
  '< > </ /> <!-- --> <![CDATA[ ]]> <? ?> <% %> {{ }} {% %} {# #} {/* */} { } ${ ( ) [ ] [[ ]] " \' ` ``` ~~~ --- +++ === ' +
  '*** ___ ** __ # ## - * + . 1. > | || |--| : :: ::: ; , = => & &amp; &#x1F600; &#0; \\ \\n \\u00e9 \\uD83D \\x4 %s %1$s ' +
  '%(a)s {0} {a,plural,one{b}other{c}} $t(a) @:a <b> </b> <p> <script> </script> <style> <pre> <li> <td> <a href= ' +
  '.. :: .. |a| `a`_ msgid msgstr "" /* */ // import export const return <T> <> </> @ ! ? ‏ é 😀 中文 ， 。 ไทย عربي 한국 ~ ^ ¥999 8折 ' +
  '1.2亿 北京时间 400-000-0000 terroir-keep'
)
  .split(' ')
  .concat(
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '  ',
    '    ',
    '\uFEFF',
    '\0',
    '\u2028',
    '\uD83D',
    '\u{10FFFF}',
    '𠮷',
    'a\u0301',
    '\u200b',
  );

/** A text with up to six changes, in part by pieces of another one. */
export function mutate(text: string, other: string, random: Random): string {
  const pick = (count: number) => Math.floor(random() * count);
  let mutant = text;
  for (let steps = 1 + pick(6); steps > 0; steps--) {
    const from = pick(mutant.length + 1);
    const to = Math.min(mutant.length, from + pick(random() < 0.7 ? 12 : 400));
    const part = mutant.slice(from, to);
    const start = pick(other.length + 1);
    const replacement = [
      () => '',
      () => part + part,
      () => shards[pick(shards.length)]!,
      () => shards[pick(shards.length)]! + part + shards[pick(shards.length)]!,
      () => other.slice(start, start + pick(300)),
      () => shards[pick(shards.length)]!.repeat(1 + pick(60)),
    ][pick(6)]!();
    mutant = mutant.slice(0, from) + replacement + mutant.slice(to);
    if (random() < 0.05) mutant = mutant.slice(0, pick(mutant.length + 1));
  }
  return mutant.slice(0, mostCharacters);
}
