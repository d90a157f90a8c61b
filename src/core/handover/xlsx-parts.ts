/** Office Open XML (ECMA-376) as far as a hand-over needs it: the parts of a workbook, and text in cells. */
import type { Zippable } from 'fflate/browser';
import { fflate } from '../text/late.ts';

/** A workbook of more is not read: what it says would fill no human reader's week. */
export const largestWorkbook = 50_000_000;
/** What one part, and all that are read, may unpack to: a few kilobytes can pretend to be terabytes. */
const largestPart = 24_000_000;
const largestTotal = 96_000_000;

/** Packs parts, by name, into the bytes of a workbook: the same for the same parts. */
export function pack(parts: Readonly<Record<string, string>>): Uint8Array {
  const { strToU8, zipSync } = fflate();
  const files: Zippable = {};
  for (const [name, text] of Object.entries(parts)) files[name] = strToU8(text);
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
}

/**
 * Unpacks the parts that are wanted. What a part says of its size is not believed: reading ends where there is too much.
 * @throws RangeError where it is too large, another error where the bytes are no archive
 */
export function unpack(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, string> {
  if (bytes.length > largestWorkbook) throw new RangeError('too large');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Error('no archive');
  const { strFromU8, Unzip, UnzipInflate } = fflate();
  const parts = new Map<string, Uint8Array[]>();
  let total = 0;
  const unzip = new Unzip((file) => {
    if (!isWanted(file.name) || parts.has(file.name)) return;
    const chunks: Uint8Array[] = [];
    let size = 0;
    parts.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      if (error) throw error;
      size += chunk.length;
      total += chunk.length;
      if (size > largestPart || total > largestTotal) throw new RangeError('too large');
      chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  // Of each push at most a thousandfold comes out before it is counted.
  const step = 16_384;
  for (let at = 0; at < bytes.length; at += step)
    unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  return new Map([...parts].map(([name, chunks]) => [name, strFromU8(joined(chunks))]));
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** What XML cannot hold as such. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const unwritable = /[\0-\x08\x0b-\x1f\ufffe\uffff]|\p{Cs}/gu;

/** Text as a cell holds it (ST_Xstring, ECMA-376 part 1, 22.9.2.19): `_x000D_` is a control character, `_x005F_` its sign. */
export function toCellText(text: string): string {
  return text
    .replace(/_(?=x[\da-fA-F]{4}_)/g, '_x005F_')
    .replace(unwritable, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

/** Reads what `toCellText` wrote. */
export function fromCellText(text: string): string {
  return text.replace(/_x([\da-fA-F]{4})_/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

/** The name of a column, from 0: A, Z, AA. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** The index of a column by its name: A is 0. */
export function columnIndex(name: string): number {
  return [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
