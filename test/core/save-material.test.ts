import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { addMaterial } from '../../src/core/locality/save.ts';

const item = {
  kind: 'case',
  name: 'Toko Contoh',
  text: 'Hemat 40%: sejak "2025"\n\n- ya # tidak',
  rights: 'ask',
} as const;
const added = (text: string) => {
  const edit = addMaterial(text, item);
  return edit && text.slice(0, edit.from) + edit.text + text.slice(edit.to);
};
const written =
  'kind: case\n    name: Toko Contoh\n    text: |-\n      Hemat 40%: sejak "2025"\n\n      - ya # tidak\n    rights: ask\n';

describe('saving local material', () => {
  const cases: Record<string, [before: string, after: string | undefined]> = {
    'a new file': ['', `items:\n  - ${written}`],
    'behind the last item, with comments and order as they were': [
      '# ours\nitems:\n  - name: A # why\n    kind: "partner"\n\n# the end\n',
      `# ours\nitems:\n  - name: A # why\n    kind: "partner"\n  - ${written}\n# the end\n`,
    ],
    'a file whose last line is not ended': [
      'items:\n  - kind: proof\n    text: A',
      `items:\n  - kind: proof\n    text: A\n  - ${written}`,
    ],
    'the list’s own indentation': [
      'items:\n- kind: proof\n  text: >\n    A\n    B\n',
      `items:\n- kind: proof\n  text: >\n    A\n    B\n- ${written.replaceAll('\n    ', '\n  ').replace('\n    Hemat', '\n    Hemat')}`,
    ],
    'a broken file is left alone': ['items: [\n', undefined],
    'a list in brackets is left alone': ['items: [{kind: proof, text: A}]\n', undefined],
    'something else in place of the list is left alone': ['items: none\n', undefined],
  };
  for (const [name, [before, after]] of Object.entries(cases))
    it(name, () => assert.equal(added(before), after));

  it('any words are read back as they were written, and nothing else changes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        const before = '# ours\nitems:\n  - kind: proof # x\n    text: A\n';
        const edit = addMaterial(before, { kind: 'phrase', text });
        if (!edit) return;
        const after = before.slice(0, edit.from) + edit.text + before.slice(edit.to);
        assert.ok(after.startsWith(before));
        assert.deepEqual(parse(after).items[1], { kind: 'phrase', text });
      }),
      { numRuns: 200 },
    );
  });
});
