import { readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate/browser';
import { readXlsx } from '../../src/core/index.ts';
import { escapeXml } from '../../src/core/text/xml.ts';

/** A workbook in a file, changed as a person would, cell by cell. */
export class WorkbookFile {
  private readonly parts: Record<string, Uint8Array>;

  constructor(private readonly file: string) {
    this.parts = unzipSync(readFileSync(file));
  }

  /** The texts of its pages as they are read back. */
  get pages() {
    const read = readXlsx(readFileSync(this.file));
    if ('problem' in read) throw new Error(read.problem);
    return read.pages;
  }

  /** The XML of a sheet, from 1. */
  sheet(number: number): string {
    return strFromU8(this.parts[`xl/worksheets/sheet${number}.xml`]!);
  }

  /** Where the text is that says this now, as `3:D7`. */
  private find(text: string): { sheet: number; row: number } {
    for (const [index, { rows }] of this.pages.entries())
      for (const { before, place } of rows)
        if (before === text) return { sheet: index + 2, row: Number(/\d+$/.exec(place)![0]) };
    throw new Error(`no text “${text}”`);
  }

  /** Fills in cells beside a text: `D` is what to write, `E` the verdict, `F` the remark. */
  fill(text: string, cells: Readonly<Record<string, string>>): this {
    const { sheet, row } = this.find(text);
    for (const [column, value] of Object.entries(cells)) this.set(sheet, `${column}${row}`, inline(value));
    return this;
  }

  /** Puts XML into the cell beside a text. */
  fillWith(text: string, column: string, xml: string): this {
    const { sheet, row } = this.find(text);
    return this.set(sheet, `${column}${row}`, xml);
  }

  /** Writes the name, and a yes for every page. */
  sign(name: string, yes = 'yes'): this {
    const rows = [...this.sheet(1).matchAll(/<row r="(\d+)"(?:[^>]*[^>/])?>(.*?)<\/row>/gs)];
    for (const [, number, cells] of rows) {
      if (/>by</.test(cells!)) this.set(1, `D${number}`, inline(name));
      else if (
        this.pages.some(({ path }) => cells!.includes(`r="E${number}"`) && cells!.includes(`>${path}<`))
      )
        this.set(1, `D${number}`, inline(yes));
    }
    return this;
  }

  private set(sheet: number, cell: string, xml: string): this {
    const name = `xl/worksheets/sheet${sheet}.xml`;
    const pattern = new RegExp(`<c r="${cell}" s="(\\d+)"(?:/>|[^>]*>.*?</c>)`, 's');
    const before = this.sheet(sheet);
    if (!pattern.test(before)) throw new Error(`no cell ${cell}`);
    const after = before.replace(pattern, (_, style) => `<c r="${cell}" s="${style}"${xml}</c>`);
    this.parts[name] = strToU8(after);
    return this;
  }

  save(file = this.file): void {
    writeFileSync(file, zipSync(this.parts));
  }
}

const inline = (text: string) => ` t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is>`;
