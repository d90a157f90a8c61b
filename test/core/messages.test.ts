import assert from 'node:assert/strict';
import { briefWords } from '../../src/core/messages/brief.ts';
import { inSentence } from '../../src/core/messages/in-sentence.ts';
import { messagesFor } from '../../src/core/messages/index.ts';
import { shippedMarkets } from '../../src/core/regions/market.ts';
import { clone } from '../../src/core/rules/clone.ts';
import { foreignMaterial } from '../../src/core/rules/foreign-material.ts';
import { sampleWords } from '../../src/core/rules/market-samples.ts';
import { mirrorsSource } from '../../src/core/rules/mirrors-source.ts';
import { missingProof } from '../../src/core/rules/missing-proof.ts';
import { noLocalAuthor } from '../../src/core/rules/no-local-author.ts';
import { noLocalBlock } from '../../src/core/rules/no-local-block.ts';
import { spellingVariety } from '../../src/core/rules/spelling.ts';

describe('what Terroir says', () => {
  it('a market within an English sentence has its article', () => {
    const names = ['Netherlands', 'Czech Republic', 'Solomon Islands', 'Nigeria', 'Kingdom of Z', '美国', ''];
    assert.deepEqual(
      [...[...shippedMarkets.values()].map(({ name }) => name.en), ...names]
        .map(inSentence)
        .filter((name) => /^the /.test(name)),
      [
        ...['the United Arab Emirates', 'the United Kingdom', 'the Philippines', 'the United States'],
        ...['the Netherlands', 'the Czech Republic', 'the Solomon Islands'],
      ],
    );
  });

  it('every sentence about a market has it, and no message in Chinese', () => {
    const about = {
      market: 'United States',
      currency: 'USD',
      tax: '',
      moments: '',
      payments: '',
      readers: undefined,
    };
    for (const [language, article] of [
      ['en', /\bthe United States\b/],
      ['zh', /(?<!the )United States/],
    ] as const) {
      const messages = messagesFor(language);
      const { wish } = messages.locality;
      const said = [
        ...[wish.customer, wish.partner, wish.contact, wish.regulation, wish.figure].map((one) => one(about)),
        missingProof.messages[language].missing(about.market, []),
        foreignMaterial.messages[language].foreign('A', about.market, 'Indonesia'),
        ...[messages.sensitive('A', about.market), messages.noteLocal(about.market, 'A')],
        ...Object.values(messages.noteOffer).map((note) => note(about.market, 'A')),
        ...Object.values(sampleWords[language]).map((note) => note(about.market, '1')),
        spellingVariety.messages[language].variety('colour', 'color', about.market),
        mirrorsSource.messages[language].mirrors(1, about.market),
        messages.compared(1, about.market, 1, 1),
        clone.messages[language].same(undefined, about.market, 0),
        noLocalBlock.messages[language].none(about.market),
        noLocalAuthor.messages[language].none(about.market),
        ...(['title', 'whyMirror', 'whyUnknown', 'known', 'new'] as const).map((word) =>
          briefWords(language).say(word, { market: about.market }),
        ),
      ];
      for (const one of said) assert.match(one, article);
    }
  });
});
