import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sampleChinese } from '../../src/core/phrases/chinese.ts';
import { Matcher } from '../../src/core/phrases/matcher.ts';
import { compilePattern, PatternError, samplesOf } from '../../src/core/phrases/pattern.ts';
import { bareFormsOf, stemmerOf } from '../../src/core/phrases/stems.ts';
import { tokenize } from '../../src/core/text/tokens.ts';

function find(pattern: string, text: string, language = 'en'): string[] {
  const matcher = new Matcher(stemmerOf(language), bareFormsOf(language));
  for (const steps of compilePattern(pattern, language)) matcher.add(steps, 0);
  return matcher.match(text, tokenize(text)).map(({ from, to }) => text.slice(from, to));
}

describe('patterns', () => {
  const rows: [pattern: string, language: string, text: string, found: string[]][] = [
    ['mutual benefit', 'en', 'Mutual-benefit, and mutual, benefit', ['Mutual-benefit', 'mutual, benefit']],
    ['(win|victory) [for all]', 'en', 'a win for all, a victory', ['win for all', 'victory']],
    ['enterprise~', 'en', 'enterprises, enterprise’s, enterpriser', ['enterprises', 'enterprise’s']],
    [
      'empower~ ... industry~',
      'en',
      'empowering all the many industries. empower us. industry',
      ['empowering all the many industries'],
    ],
    ['empower*', 'en', 'empowerment and power', ['empowerment']],
    ['over # years', 'en', 'over 20 years, over many years', ['over 20 years']],
    ['ครบวงจร', 'th', 'บริการครบวงจรสำหรับธุรกิจ', ['ครบวงจร']],
    ['賦能', 'ja', '産業を賦能する', ['賦能']],
    ['협력 의향', 'ko', '협력 의향이 있으시면', ['협력 의향이']],
    ['الشركاء البيئيون', 'ar', 'مع الشركاء البيئيون', ['الشركاء البيئيون']],
    ['wechat 출시', 'ko', 'WeChat을 출시했습니다', ['WeChat을 출시했습니다']],
    ['الجودة أولا', 'ar', 'الجـودة أولاً', ['الجـودة أولاً']],
    ['التزام', 'ar', 'مع الالتزام', ['الالتزام']],
    ['理念を堅持[し|しています|して]', 'ja', '理念を堅持しています', ['理念を堅持しています']],
    ['말', 'ko', '말을 했다', ['말을']],
    ['version 1.2', 'en', 'version 1.2, version 1 2', ['version 1.2']],
    ['# درهم', 'ar', '٥٠٠ درهم', ['٥٠٠ درهم']],
    ['hợp tác cùng thắng', 'vi', 'Hợp tác cùng thắng!', ['Hợp tác cùng thắng']],
    ['esprit (artisan|artisanal)', 'fr', 'l’esprit d’artisan, l’aujourd’hui', ['l’esprit d’artisan']],
    ['excell* (norme~|rang)', 'fr', 'd’excellentes normes', ['d’excellentes normes']],
    ['aujourd’hui', 'fr', 'Hui, aujourd’hui', ['aujourd’hui']],
    ['maganda hinaharap', 'fil', 'magandang hinaharap', ['magandang hinaharap']],
    ['kaginhawaan (buhay|bata)', 'fil', 'kaginhawaang bata', ['kaginhawaang bata']],
    ['kualitas terjamin', 'id', 'kualitasnya terjamin', ['kualitasnya terjamin']],
    ['buku', 'id', 'bu, buku, bukunya', ['buku', 'bukunya']],
    [
      '(kerja~|layan*|mutu) prima',
      'id',
      'bekerja prima, layanan prima, mutu prima',
      ['bekerja prima', 'layanan prima', 'mutu prima'],
    ],
    ['número uno', 'es', 'el numero uno, el NÚMERO UNO', ['NÚMERO UNO']],
  ];
  for (const [pattern, language, text, found] of rows) {
    it(`${pattern} in “${text}”`, () => assert.deepEqual(find(pattern, text, language), found));
  }

  it('alternatives of one word each are looked for at once', () => {
    const pattern = '(a|b|c|d~) (e|f|g h) [i|j|k]';
    assert.equal(compilePattern(pattern, 'en').length, 2);
    for (const text of ['a e', 'b f k', 'c g h', 'ds g h i']) assert.deepEqual(find(pattern, text), [text]);
    assert.deepEqual(find(pattern, 'a g, e a, i e'), []);
    assert.equal(compilePattern(`${'(a|b*|c|d|e~) '.repeat(6)}x`, 'en').length, 1);
    assert.equal(compilePattern('(lider~|guia*|conduz para (o|um)) futuro', 'pt').length, 1);
    assert.deepEqual(
      find('(lider~|guia*|conduz para (o|um)) futuro', 'conduz para um futuro, guiar futuro', 'pt'),
      ['conduz para um futuro', 'guiar futuro'],
    );
  });

  it('decomposed letters match composed ones', () => {
    assert.deepEqual(find('số một', 'số một'.normalize('NFD'), 'vi').length, 1);
  });

  it('what cannot work is reported with its reason', () => {
    for (const pattern of [
      '',
      '(a',
      'a)',
      '[a]',
      '#',
      '... a',
      'a ...',
      '(a|)',
      '~a',
      'Hello! World',
      'one; two',
      '(a)b',
      '(a|b)*',
      '(a|・) b',
      `${'(a # b|c d|e f|g h|i j) '.repeat(9)}x`,
    ]) {
      assert.throws(() => compilePattern(pattern, 'en'), PatternError, pattern);
    }
  });

  it('any text in brackets and words is compiled or refused, never a crash', () => {
    const unit = fc.constantFrom('a', ' ', '(', ')', '[', ']', '|', '...', '#', '~', '*', '词', '-');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 14 }), (parts) => {
        try {
          const pattern = parts.join('');
          for (const steps of compilePattern(pattern, 'en'))
            for (const sample of samplesOf(steps))
              assert.ok(find(pattern, sample).length, 'what is compiled can match');
        } catch (error) {
          assert.ok(error instanceof PatternError, String(error));
        }
      }),
    );
  });

  it('brackets that stand for more than memory holds, or lie deeper than a stack, are refused at once', () => {
    const some = '(a # b|c d) '.repeat(8);
    const many = `${some}(${some}c|${some}d)`;
    const deep = ['(', '['].map(
      (open) => `${open.repeat(20_000)}a${(open === '(' ? ')' : ']').repeat(20_000)} b`,
    );
    for (const pattern of [many, `${many}|${many}`, ...deep])
      assert.throws(() => compilePattern(pattern, 'en'), PatternError);
    for (const pattern of deep) assert.throws(() => sampleChinese(pattern.replace('a', '中')), PatternError);
  });

  it('finds in one pass what each pattern finds alone', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd');
    const pattern = fc.array(
      fc.oneof(word, fc.constantFrom('[a]', '(b|c)', '(a b|c a|d)', '(a|b [c]|b d)', '...')),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(
        fc.array(pattern, { maxLength: 5 }),
        fc.array(word, { maxLength: 30 }),
        (patterns, words) => {
          const text = words.join(' ');
          const usable = patterns
            .map((parts) => parts.join(' '))
            .filter((one) => {
              try {
                return compilePattern(one, 'en').length > 0;
              } catch {
                return false;
              }
            });
          const together = new Matcher();
          usable.forEach((one, id) => {
            for (const steps of compilePattern(one, 'en')) together.add(steps, id);
          });
          const all = together.match(text, tokenize(text));
          usable.forEach((one, id) => {
            const mine = all.filter((match) => match.id === id).map(({ from, to }) => text.slice(from, to));
            assert.deepEqual(mine, find(one, text), one);
          });
        },
      ),
    );
  });
});
