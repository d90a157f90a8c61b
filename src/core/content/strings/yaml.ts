/** YAML bundles: Rails, Hugo's `i18n/`, Jekyll's and Eleventy's `_data/`, Symfony, vue-i18n. */
import { isMap, isScalar, isSeq, type Node, type Pair, parseAllDocuments, type Scalar } from 'yaml';
import type { Span } from '../../finding.ts';
import { isTooDeep } from '../../text/yaml.ts';
import type { ContentProblem } from '../content.ts';
import { yamlPieces, yamlSyntax } from '../yaml-scalar.ts';
import { type Bundle, bundleFormat } from './bundle.ts';
import type { JsonMember, JsonValue } from './json-reader.ts';

export const yaml = bundleFormat({
  id: 'yaml',
  comment: (_content, _from, words) => `# ${words}`,
  bundle: readBundle,
});

function readBundle(text: string): Bundle {
  const reader = new TreeReader(text);
  const roots: JsonValue[] = [];
  const problems: ContentProblem[] = [];
  const wrong = (from: number, to: number) => {
    if (!problems.length) problems.push({ kind: 'broken-strings', detail: 'YAML', from, to });
  };
  if (isTooDeep(text)) problems.push({ kind: 'too-deep', detail: 'YAML', from: 0, to: text.length });
  try {
    const documents = parseAllDocuments(problems.length ? '' : text, {
      logLevel: 'silent',
      uniqueKeys: false,
      // Each error would be shown in its line, in time that grows with the square of a hostile one.
      prettyErrors: false,
    });
    for (const document of Array.isArray(documents) ? documents : []) {
      const [error] = document.errors;
      if (error) wrong(Math.min(error.pos[0], text.length), Math.min(error.pos[1], text.length));
      if (document.contents) roots.push(reader.read(document.contents, undefined));
    }
  } catch {
    // A part of YAML that the parser does not expect.
    wrong(0, text.length);
  }
  const comments = [...text.matchAll(/^[ \t]*#(.*)$/gm)].map((match) => {
    const to = match.index + match[0].trimEnd().length;
    return { from: match.index, to, inner: match[1]! };
  });
  return { text, roots, comments, problems, decode: (value) => reader.decode(value) };
}

class TreeReader {
  private readonly scalars = new Map<number, Scalar<string>>();

  constructor(private readonly text: string) {}

  /** @param flow the outermost bracket that holds the node, in which no comment fits on a line of its own */
  read(node: unknown, flow: Span | undefined): JsonValue {
    const [from, to] = (node as Node | null)?.range ?? [0, 0];
    if (isText(node)) {
      this.scalars.set(from, node);
      return { kind: 'string', from, to, members: [] };
    }
    if (!isMap(node) && !isSeq(node)) return { kind: 'other', from, to, members: [] };
    const around = node.flow ? (flow ?? { from, to }) : flow;
    const members = isMap(node)
      ? node.items.flatMap((pair) => this.member(keyOf(pair), startOf(pair), pair.value, around))
      : node.items.flatMap((item, index) =>
          this.member(String(index), (item as Node | null)?.range?.[0], item, around),
        );
    return { kind: isMap(node) ? 'object' : 'array', from, to, members };
  }

  decode({ from }: JsonValue) {
    const scalar = this.scalars.get(from)!;
    return { value: yamlPieces(this.text, scalar, 0), syntax: yamlSyntax(scalar) };
  }

  private member(
    key: string,
    start: number | undefined,
    node: unknown,
    flow: Span | undefined,
  ): JsonMember | [] {
    if (start === undefined) return [];
    const value = this.read(node, flow);
    const span = { from: this.lineStart(flow?.from ?? start), to: flow?.to ?? Math.max(start, value.to) };
    return { key, span, value };
  }

  /** The first character of a line that is not white space: a comment goes before it. */
  private lineStart(from: number): number {
    const start = this.text.lastIndexOf('\n', from - 1) + 1;
    return start + /^[ \t]*/.exec(this.text.slice(start, from))![0].length;
  }
}

function isText(value: unknown): value is Scalar<string> {
  return isScalar(value) && typeof value.value === 'string' && value.range !== undefined;
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

function startOf(pair: Pair): number | undefined {
  return (pair.key as Node | null)?.range?.[0] ?? (pair.value as Node | null)?.range?.[0];
}
