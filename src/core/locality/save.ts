/** Words of a page become local material: the edit to the library's file that adds them. */
import { type Document, isMap, isSeq, stringify, type YAMLSeq } from 'yaml';
import type { Edit } from '../finding.ts';
import { readYaml } from '../text/yaml.ts';
import type { Material, MaterialKind } from './material.ts';

/** Fields written for a new item, in this order. */
export type NewMaterial = Pick<Material, 'kind'> &
  Partial<Pick<Material, 'name' | 'language' | 'text' | 'rights' | 'date' | 'source'>>;

/** Path of the list for a kind of item: `.terroir/local/ID/customers.yaml`. */
export function materialPath(market: string, kind: MaterialKind): string {
  const names: Readonly<Record<MaterialKind, string>> = {
    customer: 'customers',
    case: 'cases',
    partner: 'partners',
    phrase: 'phrases',
    event: 'events',
    proof: 'proof',
    image: 'images',
    payment: 'payments',
    channel: 'channels',
  };
  return `.terroir/local/${market}/${names[kind]}.yaml`;
}

/**
 * The edit that adds an item at the end of a file of the library, everything else untouched: comments, order and
 * quotes stay as they are. Undefined where the file is broken or no list of items, so that the edit could do harm.
 * @param text of the file; empty where there is none
 */
export function addMaterial(text: string, item: NewMaterial): Edit | undefined {
  const { document, problems } = readYaml(text);
  if (problems.length) return undefined;
  const list = listOf(document);
  if (list === undefined) return undefined;
  const edit = list ? afterLast(text, list, item) : atEnd(text, item);
  return isAdded(text, edit, list?.items.length ?? 0, item) ? edit : undefined;
}

/** The list of items; null where the file has none yet, undefined where something else is in its place. */
function listOf(document: Document): YAMLSeq | null | undefined {
  const { contents } = document;
  if (contents === null) return null;
  if (!isMap(contents)) return undefined;
  const items = contents.get('items', true);
  if (items === undefined) return null;
  return isSeq(items) && !items.flow && items.items.length ? (items as YAMLSeq) : undefined;
}

function write(item: NewMaterial, indent: string): string {
  const lines = stringify([item], { lineWidth: 0 }).trimEnd().split('\n');
  return lines.map((line) => (line ? indent + line : line)).join('\n');
}

function atEnd(text: string, item: NewMaterial): Edit {
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  return { from: text.length, to: text.length, text: `${gap}items:\n${write(item, '  ')}\n` };
}

function afterLast(text: string, list: YAMLSeq, item: NewMaterial): Edit {
  const start = list.range![0];
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const last = list.items.at(-1) as { range?: [number, number, number] };
  const end = text.slice(0, last.range![1]).trimEnd().length;
  const line = text.indexOf('\n', end);
  const at = line < 0 ? text.length : line + 1;
  return { from: at, to: at, text: `${line < 0 ? '\n' : ''}${write(item, indent)}\n` };
}

/** True where the file with the edit has its items and the new one behind them. */
function isAdded(text: string, edit: Edit, before: number, item: NewMaterial): boolean {
  const { data, problems } = readYaml(text.slice(0, edit.from) + edit.text + text.slice(edit.to));
  const { items } = (data ?? {}) as { items?: unknown[] };
  if (problems.length || items?.length !== before + 1) return false;
  return JSON.stringify(items.at(-1)) === JSON.stringify(item);
}
