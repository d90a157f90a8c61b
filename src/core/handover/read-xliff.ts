/** Reads XLIFF 2.1 (OASIS) that came back from a translation system: what the report `xliff` wrote, with other targets. */
import { decodeXML } from 'entities';
import type { Element, Node } from '../content/element-tree.ts';
import { childOf, elementsOf, readXml, xmlAttribute } from '../content/strings/xml.ts';
import { hashText } from '../text/hash.ts';
import type { Returned, ReturnedPage, ReturnedRow, ReturnProblem } from './hand-over.ts';
import { readRowId } from './rows.ts';

/** Reads a file; `not-ours` where it has no unit of a page that was handed over. */
export function readXliff(text: string): Returned | { readonly problem: ReturnProblem } {
  const { children, problem } = readXml(text);
  if (problem) return { problem: 'not-a-workbook' };
  const pages = elementsOf(children, 'file').map((file): ReturnedPage => {
    const rows = elementsOf(file.children, 'unit').flatMap((unit) => rowOf(text, unit) ?? []);
    return { path: xmlAttribute(text, file, 'original'), hashes: undefined, isRead: false, rows };
  });
  const ours = pages.filter(({ rows }) => rows.length);
  return ours.length ? { by: '', pages: ours } : { problem: 'not-ours' };
}

function rowOf(text: string, unit: Element): ReturnedRow | undefined {
  const id = xmlAttribute(text, unit, 'id');
  const name = readRowId(id);
  if (!name) return undefined;
  // A system may part a unit into segments of its own.
  const targets = elementsOf(unit.children, 'segment', 'ignorable').map((part) => childOf(part, 'target'));
  const isWhole = targets.length > 0 && targets.every((target) => target);
  const shown = targets.map((target) => (target ? shownIn(text, target.children) : '')).join('');
  const notes = elementsOf(unit.children, 'note').filter(
    (note) => !/^[a-z]+\/[\w-]+$/.test(xmlAttribute(text, note, 'category')),
  );
  return {
    id,
    place: id,
    before: undefined,
    write: !isWhole || hashText(shown) === name.text ? undefined : shown,
    verdict: '',
    remark: notes
      .map((note) => shownIn(text, note.children).trim())
      .filter(Boolean)
      .join(' '),
    rules: [],
  };
}

/** Content as people see it elsewhere: `<sc id="t1"/>` is `⟨1⟩`. */
function shownIn(text: string, nodes: readonly Node[]): string {
  return nodes
    .map((node): string => {
      if (node.kind === 'text') return decodeXML(text.slice(node.from, node.to).replace(/\r\n?/g, '\n'));
      if (node.kind === 'cdata') return text.slice(node.from, node.to);
      if (node.kind !== 'element') return '';
      const attribute = (name: string) => xmlAttribute(text, node, name);
      const number = /^t(\d{1,6})$/.exec(attribute('id') || attribute('startRef'))?.[1] ?? '0';
      const inside = () => shownIn(text, node.children);
      switch (node.name) {
        case 'sc':
          return `⟨${number}⟩`;
        case 'ec':
          return `⟨/${number}⟩`;
        case 'pc':
          return `⟨${number}⟩${inside()}⟨/${number}⟩`;
        case 'ph':
          return attribute('id').startsWith('p') ? attribute('disp') : `⟨${number}⟩`;
        case 'cp':
          return String.fromCharCode(Number.parseInt(attribute('hex'), 16) || 0xfffd);
        case 'sm':
        case 'em':
          return '';
        default:
          return inside();
      }
    })
    .join('');
}
