import assert from 'node:assert/strict';
import type { Finding } from '../../src/core/finding.ts';
import { messagesFor } from '../../src/core/messages/index.ts';
import { folded } from '../../src/core/report/folded.ts';
import { beginLines, shortLines } from '../../src/core/report/kinds.ts';
import { plainPaint } from '../../src/core/report/terminal.ts';
import type { SitePage } from '../../src/core/review/site.ts';

const messages = messagesFor('en');
const finding = (message: string, advice = ''): Finding => ({
  ruleId: 'phrase/x',
  severity: 'major',
  category: 'style',
  from: 0,
  to: 1,
  message,
  note: `Why.\n\n${advice && messages.noteInstead(advice)}`,
  fixes: [],
});
const page = (path: string, findings: readonly Finding[]) =>
  ({ review: { path, findings }, text: 'A page.\n' }) as unknown as SitePage;

describe('what is said again and again in a report', () => {
  it('is one row, whatever the case of the words and the space before a sign', () => {
    const said = (...texts: string[]) => folded(texts.map((text) => finding(text))).length;
    assert.equal(said('“full-scenario” says little', '“Full-scenario” says little'), 1);
    assert.equal(said('20 % is written 20%', '20% is written 20%'), 1);
    assert.equal(said('“one-stop” says little', '“full-scenario” says little'), 2);
    const two = [page('a.md', [finding('Full-scenario')]), page('b.md', [finding('full-scenario')])];
    assert.match(shortLines(two, messages, plainPaint).join('\n'), /Full-scenario +on 2 pages/);
  });

  it('begins with the advice that most of a kind have, not that of the words that are there most often', () => {
    const pages = [
      page('a.md', [finding('same', 'rare'), finding('same', 'rare')]),
      page(
        'b.md',
        ['one', 'two', 'three'].map((text) => finding(text, 'frequent')),
      ),
    ];
    const lines = beginLines(pages, messages, plainPaint).join('\n');
    assert.match(lines, /1\. same/);
    assert.match(lines, /frequent/);
    assert.doesNotMatch(lines, /rare/);
  });
});
