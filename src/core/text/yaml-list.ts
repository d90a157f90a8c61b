/** Adds an item to a list in a YAML file of a house: the edit touches nothing else. */
import { type Document, isMap, isSeq, stringify, type YAMLSeq } from 'yaml';
import type { Edit } from '../finding.ts';
import { readYaml } from './yaml.ts';

/**
 * The edit that adds an item at the end of the list under a key, everything else untouched: comments, order and quotes stay
 * as they are. Undefined where the file is broken or something else is in the list's place, so that the edit could do harm.
 * @param text of the file; empty where there is none
 * @param item plain data, written as YAML
 */
export function addToList(text: string, key: string, item: object): Edit | undefined {
  const { document, problems } = readYaml(text);
  if (problems.length) return undefined;
  const list = listOf(document, key);
  if (list === undefined) return undefined;
  const edit = list ? afterLast(text, list, item) : atEnd(text, key, item);
  return isAdded(text, edit, key, list?.items.length ?? 0, item) ? edit : undefined;
}

/** The list; null where the file has none yet, undefined where something else is in its place. */
function listOf(document: Document, key: string): YAMLSeq | null | undefined {
  const { contents } = document;
  if (contents === null) return null;
  if (!isMap(contents)) return undefined;
  const items = contents.get(key, true);
  if (items === undefined) return null;
  return isSeq(items) && !items.flow && items.items.length ? (items as YAMLSeq) : undefined;
}

function write(item: object, indent: string): string {
  const lines = stringify([item], { lineWidth: 0 }).trimEnd().split('\n');
  return lines.map((line) => (line ? indent + line : line)).join('\n');
}

function atEnd(text: string, key: string, item: object): Edit {
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  return { from: text.length, to: text.length, text: `${gap}${key}:\n${write(item, '  ')}\n` };
}

function afterLast(text: string, list: YAMLSeq, item: object): Edit {
  const start = list.range![0];
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const last = list.items.at(-1) as { range?: [number, number, number] };
  const end = text.slice(0, last.range![1]).trimEnd().length;
  const line = text.indexOf('\n', end);
  const at = line < 0 ? text.length : line + 1;
  return { from: at, to: at, text: `${line < 0 ? '\n' : ''}${write(item, indent)}\n` };
}

/** True where the file with the edit has its items and the new one behind them. */
function isAdded(text: string, edit: Edit, key: string, before: number, item: object): boolean {
  const { data, problems } = readYaml(text.slice(0, edit.from) + edit.text + text.slice(edit.to));
  const items = ((data ?? {}) as Record<string, unknown[] | undefined>)[key];
  if (problems.length || items?.length !== before + 1) return false;
  return JSON.stringify(items.at(-1)) === JSON.stringify(item);
}
