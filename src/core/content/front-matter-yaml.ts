import { isScalar, isSeq, type Scalar, visit } from 'yaml';
import type { Span } from '../finding.ts';
import { readYaml } from '../text/yaml.ts';
import { dataOf, type FrontMatterBlock, keepsInLines, valueSegments } from './front-matter-block.ts';
import type { Segment } from './segment.ts';
import { yamlPieces, yamlSyntax } from './yaml-scalar.ts';

/** A quoted value that goes on at the start of a line: not YAML by the letter, but what site generators read. */
const quotedOverLines = /^[\w-]+:[ \t]+(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*')/gm;

/** What a generator fills in when it makes a page of it, as Hugo's archetypes have: YAML only then. */
const placeholder = /\{\{[^{}\n]*\}\}/;

/**
 * Reads the YAML of a front matter.
 * @param offset where `source` starts in the document
 */
export function readYamlBlock(source: string, offset: number): FrontMatterBlock {
  const joined = source.replace(quotedOverLines, (value) => value.replace(/\n(?=[^\s])/g, ' '));
  const { document, data, problems } = readYaml(joined);
  const values = new Map<string, Span>();
  const segments: Segment[] = [];
  visit(document, {
    Pair(_, pair, path) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const value = pair.value;
      const range = (value as { range?: [number, number, number] } | null)?.range;
      if (!range) return;
      const span = { from: offset + range[0], to: offset + range[1] };
      if (path.length === 2) values.set(key, span);
      for (const one of isSeq(value) ? value.items : [value]) {
        if (!isScalar(one) || typeof one.value !== 'string' || one.anchor || !one.range) continue;
        const scalar = one as Scalar<string>;
        const own = { from: offset + one.range[0], to: offset + one.range[1] };
        segments.push(...valueSegments(key, yamlPieces(source, scalar, offset), yamlSyntax(scalar), own));
      }
    },
  });
  segments.sort((a, b) => a.from - b.from);
  return {
    frontMatter: { syntax: 'yaml', data: dataOf(data), values },
    segments,
    keeps: keepsInLines(source, offset, segments),
    problems: problems.slice(0, placeholder.test(source) ? 0 : 3).map(({ from, to, detail }) => ({
      kind: 'front-matter',
      from: offset + from,
      to: offset + to,
      detail: `YAML: ${detail}`,
    })),
  };
}
