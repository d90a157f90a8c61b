import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { configJsonSchema } from './config.ts';
import { readYaml } from './text/yaml.ts';

/** One thing that may be written at a place of the config. */
export interface ConfigCompletion {
  readonly label: string;
  readonly detail: string;
  /** What to insert. */
  readonly text: string;
}

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

/** The keys and values the config may have at an offset of its text. */
export function completeConfig(text: string, offset: number): ConfigCompletion[] {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const value = /^[\s-]*([\w/*-]+):[ \t]+(\S*)$/.exec(line);
  // The half-written line itself often breaks the YAML: the path comes from the lines above it.
  const path = pathAt(text, offset);
  if (value) {
    const schema = descend(configJsonSchema(), [...path, value[1]!]);
    return (schema?.enum ?? []).map((one) => ({
      label: String(one),
      detail: schema?.description ?? '',
      text: String(one),
    }));
  }
  const schema = descend(configJsonSchema(), path);
  const properties = Object.entries(schema?.properties ?? schema?.items?.properties ?? {});
  return properties.map(([key, child]) => ({
    label: key,
    detail: child.description ?? '',
    text: child.type === 'object' ? `${key}:\n  ` : child.type === 'array' ? `${key}:\n  - ` : `${key}: `,
  }));
}

/** What the setting at an offset means, as Markdown; undefined where there is none. */
export function hoverConfig(text: string, offset: number): string | undefined {
  const keys: string[] = [];
  let node: Node | null = readYaml(text).document.contents;
  for (;;) {
    if (isMap(node)) {
      const pair = node.items.find(({ key, value }) => contains(key, offset) || contains(value, offset));
      if (!pair || !isScalar(pair.key)) return undefined;
      keys.push(String(pair.key.value));
      if (contains(pair.key, offset)) return descend(configJsonSchema(), keys)?.description;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      const index = node.items.findIndex((item) => contains(item, offset));
      if (index < 0) return undefined;
      keys.push(String(index));
      node = node.items[index] as Node;
    } else return descend(configJsonSchema(), keys)?.description;
  }
}

function contains(node: unknown, offset: number): boolean {
  const range = (node as { range?: [number, number, number] } | null)?.range;
  return range !== undefined && range[0] <= offset && offset <= range[1];
}

function descend(schema: Schema | undefined, path: readonly string[]): Schema | undefined {
  let here = schema;
  for (const key of path) {
    if (here?.items && /^\d+$/.test(key)) here = here.items;
    else {
      const inner: Schema | undefined = here?.items ?? here;
      const extra = inner?.additionalProperties;
      here = inner?.properties?.[key] ?? (typeof extra === 'object' ? extra : undefined);
    }
  }
  return here;
}

/** The keys that enclose a place, read from the indentation of the lines above it. */
function pathAt(text: string, offset: number): string[] {
  const lines = text.slice(0, offset).split('\n');
  const last = lines.pop()!;
  let indent = /^[\s-]*/.exec(last)![0].length;
  const path: string[] = [];
  for (const line of lines.reverse()) {
    const match = /^([\s-]*)([\w/*-]+):/.exec(line);
    if (!match || match[1]!.length >= indent) continue;
    path.unshift(match[2]!);
    indent = /^\s*/.exec(line)![0].length;
  }
  return path;
}
