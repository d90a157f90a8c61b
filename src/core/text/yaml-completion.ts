import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { descend, propertiesOf, type Schema, valuesOf } from './schema.ts';
import { readYaml } from './yaml.ts';

/** One thing that may be written at a place of a YAML file. */
export interface YamlCompletion {
  readonly label: string;
  readonly detail: string;
  /** Text to insert. */
  readonly text: string;
}

/** A key of a line, of names, globs and keys joined by dots, or anything in quotes. */
const key = String.raw`[\w/*.-]+|"[^"]*"|'[^']*'`;
const keyAt = new RegExp(`^([\\s-]*)(${key}):`);
const valueAt = new RegExp(`^[\\s-]*(${key}):[ \\t]+(\\S*)$`);
const unquoted = (name: string) => name.replace(/^(["'])(.*)\1$/, '$2');

/** The keys and values a file may have at an offset of its text. */
export function completeYaml(text: string, offset: number, whole: Schema): YamlCompletion[] {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const value = valueAt.exec(line);
  // The half-written line itself often breaks the YAML: the path comes from the lines above it.
  const path = pathAt(text, offset);
  if (value) {
    const schema = descend(whole, [...path, unquoted(value[1]!)]);
    return valuesOf(schema).map((one) => ({
      label: String(one),
      detail: schema?.description ?? '',
      text: String(one),
    }));
  }
  const schema = descend(whole, path);
  const properties = Object.entries(propertiesOf(schema));
  return properties.map(([key, child]) => ({
    label: key,
    detail: child.description ?? '',
    text: child.type === 'object' ? `${key}:\n  ` : child.type === 'array' ? `${key}:\n  - ` : `${key}: `,
  }));
}

/** Documentation of the setting at an offset, as Markdown; undefined where there is none. */
export function hoverYaml(text: string, offset: number, whole: Schema): string | undefined {
  const keys: string[] = [];
  let node: Node | null = readYaml(text).document.contents;
  for (;;) {
    if (isMap(node)) {
      const pair = node.items.find(({ key, value }) => contains(key, offset) || contains(value, offset));
      if (!pair || !isScalar(pair.key)) return undefined;
      keys.push(String(pair.key.value));
      if (contains(pair.key, offset)) return descend(whole, keys)?.description;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      const index = node.items.findIndex((item) => contains(item, offset));
      if (index < 0) return undefined;
      keys.push(String(index));
      node = node.items[index] as Node;
    } else return descend(whole, keys)?.description;
  }
}

function contains(node: unknown, offset: number): boolean {
  const range = (node as { range?: [number, number, number] } | null)?.range;
  return range !== undefined && range[0] <= offset && offset <= range[1];
}

/** The keys that enclose a place, read from the indentation of the lines above it. */
function pathAt(text: string, offset: number): string[] {
  const lines = text.slice(0, offset).split('\n');
  const last = lines.pop()!;
  let indent = /^[\s-]*/.exec(last)![0].length;
  const path: string[] = [];
  for (const line of lines.reverse()) {
    const match = keyAt.exec(line);
    if (!match || match[1]!.length >= indent) continue;
    path.unshift(unquoted(match[2]!));
    indent = /^\s*/.exec(line)![0].length;
  }
  return path;
}
