/** A brief as people get it who have neither git nor the editor: as a mail, a web page, or a document of Word. */
import { pack } from '../handover/xlsx-parts.ts';
import { briefWords } from '../messages/brief.ts';
import { element, escapeXml, xmlHead } from '../text/xml.ts';
import { parseBrief } from './briefs.ts';

interface Block {
  readonly kind: 'title' | 'heading' | 'item' | 'quote' | 'text';
  readonly text: string;
}

interface BriefDocument {
  readonly language: string;
  readonly isRightToLeft: boolean;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Reads the Markdown that briefs are written in; any other of it people add stays as they wrote it. */
function readDocument(text: string): BriefDocument {
  const { owner, deadline, language = 'en' } = parseBrief(text) ?? {};
  const words = briefWords(language);
  const body = text.replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---(?:\r?\n|$)/, '');
  const blocks: Block[] = [];
  const asked: Block[] = [
    ...(owner ? [{ kind: 'item' as const, text: `${words.say('owner')}: ${owner}` }] : []),
    ...(deadline ? [{ kind: 'item' as const, text: `${words.say('deadline')}: ${deadline}` }] : []),
  ];
  for (const line of body.split(/\r?\n/)) {
    const [, mark = '', rest = ''] = /^(#{1,6}\s|[-*]\s|>|\d{1,3}\.(?=\s))?\s*(.*)$/.exec(line)!;
    const shown = rest.replace(/`([^`]+)`/g, '$1').replace(/\*\*([^*]+)\*\*/g, '$1');
    if (!shown) continue;
    if (mark.startsWith('#')) {
      const isTitle = mark.trim() === '#' && !blocks.length;
      blocks.push({ kind: isTitle ? 'title' : 'heading', text: shown });
      if (isTitle) blocks.push(...asked);
    } else if (mark.startsWith('>')) blocks.push({ kind: 'quote', text: shown });
    else if (mark) blocks.push({ kind: 'item', text: /^\d/.test(mark) ? `${mark} ${shown}` : shown });
    else blocks.push({ kind: 'text', text: shown });
  }
  const title = blocks.find(({ kind }) => kind === 'title')?.text ?? '';
  return { language, isRightToLeft: /^(?:ar|he|fa|ur)\b/.test(language), title, blocks };
}

/** A brief as a mail: its subject, and its text without marks. */
export function briefMail(text: string): { readonly subject: string; readonly body: string } {
  const { title, blocks } = readDocument(text);
  const lines = blocks
    .filter(({ kind }) => kind !== 'title')
    .map(({ kind, text: shown }) => {
      if (kind === 'heading') return `\n${shown.toLocaleUpperCase()}`;
      return kind === 'item' ? `- ${shown}` : kind === 'quote' ? `  ${shown}` : shown;
    });
  return { subject: title, body: `${lines.join('\n').trim()}\n` };
}

/** A brief as a web page in one file, which loads nothing. */
export function briefHtml(text: string): string {
  const { language, isRightToLeft, title, blocks } = readDocument(text);
  const tags = { title: 'h1', heading: 'h2', item: 'li', quote: 'blockquote', text: 'p' } as const;
  let isList = false;
  const lines = blocks.flatMap(({ kind, text: shown }) => {
    const turn = (kind === 'item') === isList ? [] : [isList ? '</ul>' : '<ul>'];
    isList = kind === 'item';
    return [...turn, element(tags[kind], { dir: 'auto' }, escapeXml(shown))];
  });
  const head = [
    '<!doctype html>',
    `<html lang="${escapeXml(language)}" dir="${isRightToLeft ? 'rtl' : 'ltr'}">`,
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeXml(title)}</title>`,
    '<style>body{font:16px/1.6 system-ui,sans-serif;max-width:44em;margin:2em auto;padding:0 1em}h2{font-size:1.1em;margin-top:2em}blockquote{margin:.3em 0;padding-inline-start:1em;border-inline-start:3px solid #999}</style>',
  ];
  return `${[...head, ...lines, ...(isList ? ['</ul>'] : []), '</html>'].join('\n')}\n`;
}

/** A brief as a document of Word (Office Open XML, ECMA-376); the same for the same text. */
export function briefDocx(text: string): Uint8Array {
  const { language, isRightToLeft, blocks } = readDocument(text);
  const styles = { title: 'Title', heading: 'Heading1', item: 'ListBullet', quote: 'Quote', text: undefined };
  const paragraphs = blocks.map(({ kind, text: shown }) => {
    const style = styles[kind];
    const own = [
      style ? element('w:pStyle', { 'w:val': style }) : '',
      isRightToLeft ? element('w:bidi', {}) : '',
    ].join('');
    const run = element(
      'w:r',
      {},
      (isRightToLeft ? element('w:rPr', {}, element('w:rtl', {})) : '') +
        element('w:t', { 'xml:space': 'preserve' }, escapeXml(kind === 'item' ? `• ${shown}` : shown)),
    );
    return element('w:p', {}, (own && element('w:pPr', {}, own)) + run);
  });
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const style = (id: string, name: string, paragraph: string, run: string) =>
    element(
      'w:style',
      { 'w:type': 'paragraph', 'w:styleId': id },
      element('w:name', { 'w:val': name }) +
        element('w:pPr', {}, paragraph) +
        (run && element('w:rPr', {}, run)),
    );
  const spaced = (before: number, after: number) =>
    element('w:spacing', { 'w:before': before, 'w:after': after });
  const sized = (half: number) => element('w:b', {}) + element('w:sz', { 'w:val': half });
  const indented = element('w:ind', { 'w:start': 360, 'w:left': 360 });
  const parts: Record<string, string> = {
    '[Content_Types].xml': element(
      'Types',
      { xmlns: `${packages}/content-types` },
      element('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }) +
        element('Override', { PartName: '/word/document.xml', ContentType: `${office}.document.main+xml` }) +
        element('Override', { PartName: '/word/styles.xml', ContentType: `${office}.styles+xml` }),
    ),
    '_rels/.rels': element(
      'Relationships',
      { xmlns: `${packages}/relationships` },
      element('Relationship', {
        Id: 'rId1',
        Type: `${relationships}/officeDocument`,
        Target: 'word/document.xml',
      }),
    ),
    'word/_rels/document.xml.rels': element(
      'Relationships',
      { xmlns: `${packages}/relationships` },
      element('Relationship', { Id: 'rId1', Type: `${relationships}/styles`, Target: 'styles.xml' }),
    ),
    'word/styles.xml': element(
      'w:styles',
      { 'xmlns:w': main },
      element(
        'w:docDefaults',
        {},
        element(
          'w:rPrDefault',
          {},
          element(
            'w:rPr',
            {},
            element('w:sz', { 'w:val': 22 }) +
              element('w:lang', { 'w:val': language, 'w:eastAsia': 'zh-CN' }),
          ),
        ) + element('w:pPrDefault', {}, element('w:pPr', {}, spaced(0, 80))),
      ) +
        style('Title', 'Title', spaced(0, 240), sized(36)) +
        style('Heading1', 'heading 1', spaced(320, 80), sized(26)) +
        style('ListBullet', 'List Bullet', indented, '') +
        style('Quote', 'Quote', indented, element('w:i', {})),
    ),
    'word/document.xml': element(
      'w:document',
      { 'xmlns:w': main },
      element('w:body', {}, paragraphs.join('')),
    ),
  };
  return pack(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, xmlHead + xml])));
}
