import assert from 'node:assert/strict';
import { openSite } from '../../src/core/index.ts';
import { LooseMatcher } from '../../src/core/phrases/loose.ts';
import { tokenize } from '../../src/core/text/tokens.ts';
import { memoryHost } from './memory-host.ts';

/** What a matcher of some patterns finds in a text. */
function found(language: string, patterns: string[], text: string): string[] {
  const matcher = new LooseMatcher(language, [[7, patterns]]);
  return matcher.match(tokenize(text)).map(({ from, to }) => text.slice(from, to));
}

describe('loose wordings', () => {
  it('are found in another order and inflection, with small words and a few others between', () => {
    const patterns = ['(verbindet|verbinden) perfekt Tradition (und|mit) Moderne'];
    assert.deepEqual(found('de', patterns, 'Das Haus, das Tradition und Moderne perfekt verbindet.'), [
      'Tradition und Moderne perfekt verbindet',
    ]);
    assert.deepEqual(found('es', ['sirven~ amplia variedad'], 'Una amplia y rica variedad que les sirve.'), [
      'amplia y rica variedad que les sirve',
    ]);
    assert.deepEqual(found('fr', ['force de recherche'], 'Leurs forces dans la recherche.'), [
      'forces dans la recherche',
    ]);
  });

  it('of two words keep their order, and have small words between them only', () => {
    assert.deepEqual(found('de', ['mehr Produkt~'], 'Produkte und mehr'), []);
    assert.deepEqual(found('de', ['mehr Produkt~'], 'mehr über das Produkt'), []);
    assert.deepEqual(found('de', ['mehr Produkt~'], 'mehr zu den Produkten'), ['mehr zu den Produkten']);
  });

  it('never go past the end of a sentence, nor without their number', () => {
    assert.deepEqual(found('pt', ['capital registrado de # milhões'], 'Milhões. O capital registrado.'), []);
    assert.deepEqual(found('pt', ['capital registrado de # milhões'], 'Milhões de capital registrado.'), []);
    assert.deepEqual(
      found('pt', ['capital registrado de # milhões'], 'São 5 milhões de capital registrado'),
      ['5 milhões de capital registrado'],
    );
  });

  it('take linear time, however often their words come', () => {
    const patterns = Array.from({ length: 200 }, (_, index) => `eins zwei drei wort${index}`);
    const text = 'eins zwei drei '.repeat(60_000);
    assert.deepEqual(found('de', patterns, text), []);
  });

  it('are shown on a page that its phrases give away, and on no other', async () => {
    const told = 'Verkauf und Forschung sind hier integriert.';
    const plain = 'Wir bauen seit 1998 Lager. '.repeat(12);
    const stock = `# Unternehmensprofil

Seit der Gründung hält das Unternehmen stets an der Geschäftsphilosophie „Qualität zuerst, Kunde zuerst“ fest.
Unsere Produkte werden im In- und Ausland gut verkauft und von der Mehrheit der Kunden tief geliebt.
Wir begrüßen neue und alte Kunden herzlich, uns zu besuchen und zu verhandeln.
Mit starker technischer Kraft und fortschrittlicher Ausrüstung schaffen wir gemeinsam eine brillante Zukunft.
`;
    const loose = async (text: string) => {
      const site = openSite(memoryHost({ 'content/de/a.md': text }), { uiLanguage: 'en' });
      const { findings } = (await site.review('content/de/a.md'))!;
      return findings.map(
        ({ ruleId, severity, from, to }) => `${ruleId} ${severity} ${text.slice(from, to)}`,
      );
    };
    const given = await loose(`${stock}\n${told}\n\nDas Set kostet 128 Yuan.\n`);
    assert.ok(
      given.some((one) => one.startsWith('phrase/translated-page')),
      given.join('\n'),
    );
    assert.ok(
      given.includes('phrase/integrating-rd-production neutral Verkauf und Forschung sind hier integriert'),
      given.join('\n'),
    );
    assert.ok(given.includes('convention/yuan-amount neutral 128 Yuan'), given.join('\n'));
    assert.deepEqual(await loose(`# Lager\n\n${plain}\n\n${told}\n\nDas Set kostet 128 Yuan.\n`), []);
  });
});
