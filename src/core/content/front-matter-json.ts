import type { Span } from '../finding.ts';
import { dataOf, type FrontMatterBlock, valueSegments } from './front-matter-block.ts';
import type { Segment } from './segment.ts';
import { type JsonValue, readJson, stringValue } from './strings/json-reader.ts';
import { syntaxes } from './syntax.ts';

/** A brace with a key behind it: no template tag, no expression. */
const opening = /^(?:\s*\n)?\uFEFF*(?=\{\s*"[^"\n]*"\s*:)/;

/** A front matter of JSON, and where it is. */
export interface JsonHead extends FrontMatterBlock {
  readonly from: number;
  readonly end: number;
  readonly isClosed: boolean;
}

/** Reads an object at the head of a document, as Hugo does; undefined where there is none. */
export function readJsonHead(text: string): JsonHead | undefined {
  const open = opening.exec(text);
  if (!open) return undefined;
  const { root, problem } = readJson(text);
  if (root?.kind !== 'object') return undefined;
  const isClosed = text[root.to - 1] === '}' && !(problem && problem.from === root.from);
  // What is being written ends with its paragraph: the page behind it must not wait for the brace.
  const blank = text.slice(root.from).search(/\n[ \t]*\r?\n/);
  const end = isClosed ? root.to : blank < 0 ? text.length : root.from + blank;
  const values = new Map<string, Span>();
  const segments: Segment[] = [];
  const visit = (value: JsonValue, isTop: boolean, name: string) => {
    for (const { key, value: member } of value.members) {
      if (member.to > end) continue;
      if (isTop) values.set(key, { from: member.from, to: member.to });
      const own = value.kind === 'array' ? name : key;
      if (member.kind !== 'string') visit(member, false, own);
      else {
        const syntax = text[member.from] === "'" ? syntaxes.jsonSingle : syntaxes.json;
        segments.push(...valueSegments(own, stringValue(text, member), syntax, member));
      }
    }
  };
  visit(root, true, '');
  const { data, mistake } = readStrictly(text.slice(root.from, end));
  const at = problem && problem.from < end ? problem.from : root.from;
  return {
    frontMatter: { syntax: 'json', data: dataOf(data), values },
    segments: segments.sort((a, b) => a.from - b.from),
    keeps: [],
    problems: mistake ? [{ kind: 'front-matter', from: at, to: at + 1, detail: `JSON: ${mistake}` }] : [],
    from: root.from,
    end,
    isClosed,
  };
}

/** Parses a text as generators do, which allow neither comments nor trailing commas. */
function readStrictly(json: string): { data?: unknown; mistake?: string } {
  try {
    return { data: JSON.parse(json) };
  } catch (error) {
    return { mistake: (error as Error).message };
  }
}
