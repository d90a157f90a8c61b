import { type AST, getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import type { Span } from '../finding.ts';
import { dataOf, type FrontMatterBlock, keepsInLines, valueSegments } from './front-matter-block.ts';
import type { Segment } from './segment.ts';
import { tomlSyntax, tomlText } from './toml-scalar.ts';

/**
 * Reads the TOML of a front matter, as Hugo and Zola have it between `+++` lines. Its parser stops at the first
 * mistake, so that a broken one has no values.
 * @param offset where `source` starts in the document
 */
export function readTomlBlock(source: string, offset: number): FrontMatterBlock {
  const values = new Map<string, Span>();
  const segments: Segment[] = [];
  const visit = (pairs: readonly AST.TOMLKeyValue[], isTop: boolean) => {
    for (const { key, value } of pairs) {
      const last = key.keys.at(-1)!;
      const name = last.type === 'TOMLBare' ? last.name : last.value;
      const span = { from: offset + value.range[0], to: offset + value.range[1] };
      if (isTop && key.keys.length === 1) values.set(name, span);
      for (const one of value.type === 'TOMLArray' ? value.elements : [value]) {
        if (one.type !== 'TOMLValue' || one.kind !== 'string') continue;
        const own = { from: offset + one.range[0], to: offset + one.range[1] };
        segments.push(...valueSegments(name, tomlText(source, one, offset), tomlSyntax(one), own));
      }
      visit(pairsIn(value), false);
    }
  };
  try {
    const document = parseTOML(source, { tomlVersion: '1.1' });
    for (const entry of document.body[0].body)
      visit(entry.type === 'TOMLTable' ? entry.body : [entry], entry.type !== 'TOMLTable');
    const keeps = keepsInLines(source, offset, segments);
    const data = dataOf(getStaticTOMLValue(document));
    return { frontMatter: { syntax: 'toml', data, values }, segments, keeps, problems: [] };
  } catch (error) {
    return broken(error as { message: string; index?: number }, source, offset);
  }
}

function broken(
  error: { message: string; index?: number },
  source: string,
  offset: number,
): FrontMatterBlock {
  const at = Math.min(error.index ?? 0, source.length);
  const from = offset + Math.max(0, Math.min(at, source.length - 1));
  const detail = `TOML: ${error.message}`;
  return {
    frontMatter: { syntax: 'toml', data: {}, values: new Map() },
    segments: [],
    keeps: keepsInLines(source, offset, []),
    problems: [{ kind: 'front-matter', from, to: Math.min(from + 1, offset + source.length), detail }],
  };
}

/** The pairs inside lists and inline tables; nested deeper than any author writes, the parser has given up. */
function pairsIn(value: AST.TOMLContentNode): AST.TOMLKeyValue[] {
  if (value.type === 'TOMLInlineTable') return value.body;
  return value.type === 'TOMLArray' ? value.elements.flatMap(pairsIn) : [];
}
