import type { Element } from '../content/element-tree.ts';
import { objectCharacter } from '../content/segment.ts';
import { elementText, readXml, xmlAttribute } from '../content/strings/xml.ts';
import { Concepts, readStatus, type Status } from './concepts.ts';
import { type Imported, Notes } from './notes.ts';

/** Elements that hold others, in TBX 2 and 3; what they say by themselves is nothing. */
const frames = new Set(
  (
    'tbx martif text body conceptEntry termEntry langSec langSet termSec tig ntig termGrp descripGrp termNoteGrp ' +
    'adminGrp transacGrp hi foreign'
  ).split(' '),
);
/** Elements about the file, not about terms. */
const aside = new Set(['tbxHeader', 'martifHeader', 'back']);

/** Elements whose text is wanted are read as they stand; only highlighting is inside them. */
const inline = { objects: new Set<string>() };

/**
 * A termbase in TBX (ISO 30042), versions 2 and 3, in both styles: categories as attributes (DCA:
 * `<termNote type="administrativeStatus">`) and as elements (DCT: `<min:administrativeStatus>`).
 */
export function importTbx(text: string): Imported {
  const notes = new Notes();
  const concepts = new Concepts(notes);
  const document = readXml(text);
  let [key, locale, count] = ['', '', 0];
  let term = { text: '', at: 0, status: 'preferred' as Status, partOfSpeech: '' };

  const read = (element: Element): void => {
    const local = element.name.replace(/^.*:/, '');
    if (aside.has(local)) return;
    const attribute = (name: string) => xmlAttribute(text, element, name);
    if (local === 'conceptEntry' || local === 'termEntry') key = attribute('id') || `#${count++}`;
    if (local === 'langSec' || local === 'langSet') locale = attribute('xml:lang') || attribute('lang');
    const isTerm = local === 'termSec' || local === 'tig' || local === 'ntig';
    if (isTerm) term = { text: '', at: 0, status: 'preferred', partOfSpeech: '' };
    for (const child of element.children) if (child.kind === 'element') read(child);
    const meaning = attribute('type') || local;
    const at = element.from;
    if (local === 'term') term = { ...term, text: content(element), at };
    else if (meaning === 'administrativeStatus' || meaning === 'normativeAuthorization')
      term.status = readStatus(content(element)) ?? noted(content(element), at);
    else if (meaning === 'partOfSpeech') term.partOfSpeech = content(element);
    else if (meaning === 'definition') concepts.define(key, content(element));
    else if (isTerm) concepts.add(key, locale, term.text, term.status, term.partOfSpeech, term.at);
    else if (!frames.has(local) && content(element).trim()) notes.add('element', at, meaning);
  };

  /** The text of an element; empty where an entity of the file's own making is in it. */
  function content(element: Element): string {
    const found = elementText(text, element, inline).text;
    if (!found.includes(objectCharacter)) return found;
    notes.add('xml', element.from, text.slice(element.openEnd, element.to).match(/&[^;<]*;/)?.[0] ?? '');
    return '';
  }

  function noted(found: string, at: number): Status {
    notes.add('field', at, found.trim());
    return 'preferred';
  }

  for (const node of document.children) if (node.kind === 'element') read(node);
  if (document.problem)
    notes.add('xml', document.problem.from, /^.[^<>\n]{0,60}>?/.exec(text.slice(document.problem.from))![0]);
  return concepts.finish();
}
