/** YAML bundles: Rails, Hugo's `i18n/`, Jekyll's and Eleventy's `_data/`, Symfony, vue-i18n. */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseAllDocuments, type Scalar } from 'yaml';
import type { Span } from '../../finding.ts';
import { type Markets, shippedMarkets } from '../../regions/market.ts';
import { isTooDeep } from '../../text/yaml.ts';
import type { ContentProblem, Format } from '../content.ts';
import { yamlPieces, yamlSyntax } from '../yaml-scalar.ts';
import { languageRoots, withLanguages } from './languages.ts';
import { recordOf } from './record.ts';
import { type StringEntry, type StringFile, stringContent } from './string-content.ts';
import { isTranslatable } from './translatable.ts';

export const yaml: Format = {
  id: 'yaml',
  takesFrontMatter: false,
  parse: (text, _previous, markets) => stringContent(readBundle(text, markets)),
  comment: (_content, _from, words) => `# ${words}`,
};

function readBundle(text: string, markets: Markets = shippedMarkets): StringFile {
  const entries: StringEntry[] = [];
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
      if (document.contents) new Bundle(text, entries, markets).read(document.contents);
    }
  } catch {
    // A part of YAML that the parser does not expect.
    wrong(0, text.length);
  }
  const comments = [...text.matchAll(/^[ \t]*#(.*)$/gm)].map((match) => {
    const to = match.index + match[0].trimEnd().length;
    return { from: match.index, to, inner: match[1]! };
  });
  return withLanguages({ entries, comments, problems });
}

class Bundle {
  constructor(
    private readonly text: string,
    private readonly entries: StringEntry[],
    private readonly markets: Markets,
  ) {}

  read(root: Node): void {
    const pairs = isMap(root) ? root.items : [];
    const members = pairs.map((pair) => ({
      key: keyOf(pair),
      value: { kind: isMap(pair.value) ? 'object' : '' },
    }));
    const roots = languageRoots(members, this.markets);
    if (!roots) this.visit(root, [], undefined, undefined);
    else for (const pair of pairs) this.visit(pair.value as Node, [], roots.get(keyOf(pair)), undefined);
  }

  /** @param flow the outermost bracket that holds the node, in which no comment fits on a line of its own */
  private visit(
    node: Node,
    path: readonly string[],
    language: string | undefined,
    flow: Span | undefined,
  ): void {
    if (isMap(node)) {
      const record = recordOf(node.items.map((pair) => [keyOf(pair), isText(pair.value)]));
      const own = record?.id && String(node.get(record.id));
      const place = own ? [...path.slice(0, -1), own] : path;
      for (const pair of node.items) {
        const key = keyOf(pair);
        if (record && key !== record.text) continue;
        const next = record && place.length ? place : [...path, key];
        const start = startOf(pair);
        if (start !== undefined)
          this.member(pair.value, next, language, node.flow ? (flow ?? spanOf(node)) : flow, start);
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        const start = (item as Node | null)?.range?.[0];
        const around = node.flow ? (flow ?? spanOf(node)) : flow;
        if (start !== undefined) this.member(item, [...path, String(index)], language, around, start);
      });
    }
  }

  private member(
    value: unknown,
    path: readonly string[],
    language: string | undefined,
    flow: Span | undefined,
    start: number,
  ): void {
    if (!isText(value)) {
      if (value && !isScalar(value) && !isAlias(value)) this.visit(value as Node, path, language, flow);
      return;
    }
    if (!isTranslatable(path.at(-1)!, value.value)) return;
    const decoded = yamlPieces(this.text, value, 0);
    const block = { from: this.lineStart(flow?.from ?? start), to: flow?.to ?? value.range![1] };
    this.entries.push({ key: path.join('.'), value: decoded, syntax: yamlSyntax(value), block, language });
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

function spanOf(node: Node): Span | undefined {
  return node.range ? { from: node.range[0], to: node.range[1] } : undefined;
}
