import { SaxesParser } from 'saxes';
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

interface Open {
  readonly name: string;
  readonly at: number;
  text: string;
}

/**
 * A termbase in TBX (ISO 30042), versions 2 and 3, in both styles: categories as attributes (DCA:
 * `<termNote type="administrativeStatus">`) and as elements (DCT: `<min:administrativeStatus>`).
 */
export function importTbx(text: string): Imported {
  const notes = new Notes();
  const concepts = new Concepts(notes);
  const parser = new SaxesParser();
  const open: Open[] = [];
  let [key, locale, count, skipped] = ['', '', 0, 0];
  let term = { text: '', at: 0, status: 'preferred' as Status, partOfSpeech: '' };
  let broken = false;

  parser.on('error', (error) => {
    if (!broken)
      notes.add('xml', Math.min(parser.position, text.length), error.message.replace(/^[\d:]+ /, ''));
    broken = true;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const local = name.replace(/^.*:/, '');
    open.push({ name: attributes.type ?? local, at: text.lastIndexOf('<', parser.position - 1), text: '' });
    if (skipped || aside.has(local)) skipped++;
    if (local === 'conceptEntry' || local === 'termEntry') key = attributes.id ?? `#${count++}`;
    if (local === 'langSec' || local === 'langSet') locale = attributes['xml:lang'] ?? attributes.lang ?? '';
    if (local === 'termSec' || local === 'tig' || local === 'ntig')
      term = { text: '', at: 0, status: 'preferred', partOfSpeech: '' };
  });
  parser.on('text', (piece) => {
    for (const element of open.slice(-2)) element.text += piece;
  });
  parser.on('closetag', ({ name }) => {
    const local = name.replace(/^.*:/, '');
    const { name: meaning, at, text: content } = open.pop()!;
    if (skipped) {
      skipped--;
      return;
    }
    if (local === 'term') term = { ...term, text: content, at };
    else if (meaning === 'administrativeStatus' || meaning === 'normativeAuthorization')
      term.status = readStatus(content) ?? noted(content, at);
    else if (meaning === 'partOfSpeech') term.partOfSpeech = content;
    else if (meaning === 'definition') concepts.define(key, content);
    else if (local === 'termSec' || local === 'tig' || local === 'ntig')
      concepts.add(key, locale, term.text, term.status, term.partOfSpeech, term.at);
    else if (!frames.has(local) && content.trim()) notes.add('element', at, meaning);
  });

  function noted(content: string, at: number): Status {
    notes.add('field', at, content.trim());
    return 'preferred';
  }

  parser.write(text).close();
  return concepts.finish();
}
