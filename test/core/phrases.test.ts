import assert from 'node:assert/strict';
import { allPacks, indexPhrases } from '../../src/core/phrases/packs.ts';
import { packSchema } from '../../src/core/phrases/phrase.ts';

/** Text that must and must not match lies beside each phrase; this loop runs all of it. */
describe('phrase packs', () => {
  for (const pack of allPacks()) {
    describe(pack.language, () => {
      const index = indexPhrases([pack]);

      it('has the shape of a pack, and every pattern can be used', () => {
        const parsed = packSchema.safeParse(pack);
        assert.equal(parsed.success, true, JSON.stringify(parsed.error?.issues.slice(0, 5), null, 1));
        assert.deepEqual(index.problems, []);
      });

      it('names each phrase once', () => {
        const ids = pack.phrases.map((phrase) => `${phrase.family ?? 'phrase'}/${phrase.id}`);
        assert.deepEqual(ids, [...new Set(ids)]);
      });

      for (const phrase of pack.phrases) {
        it(String(phrase.id), () => {
          const found = (text: string) => index.find(text).some((match) => match.phrase === phrase);
          for (const text of phrase.match) assert.ok(found(text), `should match: ${text}`);
          for (const text of phrase.pass) assert.ok(!found(text), `should not match: ${text}`);
        });
      }
    });
  }
});
