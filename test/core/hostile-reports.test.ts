/** What stands in a site is hostile: names of files and markets, front matter, texts, rules. No report may carry it out. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'papaparse';
import { validateXML } from 'xmllint-wasm';
import { openSite } from '../../src/core/index.ts';
import { messagesFor } from '../../src/core/messages/index.ts';
import type { FormatName } from '../../src/core/report/format-facts.ts';
import { formats } from '../../src/core/report/formats.ts';
import { inline } from '../../src/core/report/markdown.ts';
import type { Reporting } from '../../src/core/report/reporting.ts';
import { plainPaint } from '../../src/core/report/terminal.ts';
import { type SitePage, summarize } from '../../src/core/review/site.ts';
import { memoryHost } from './memory-host.ts';

const markup = `</script><script>alert(1)</script><img src=x onerror=alert(1)><!--]]>"'&`;
const marks = 'a\u2028b\u2029c\u202ed\u2066e\u0000f\u0007g\u001bh\uFFFEi\ud800j';
const links =
  '@user #1 GH-1 [a](https://evil.example) ![b](https://evil.example/c.png) www.evil.example `|` $x$ ~~y~~ :)';
const title = `${markup} ${links} \\ {0} ${marks}`;
const files: Record<string, string> = {
  '.terroir/config.yaml': 'pages: [{path: "content/XX/**", market: XX}]\n',
  '.terroir/markets/XX.yaml': `name: {en: ${JSON.stringify(`=1+1${title}`)}, zh: ${JSON.stringify(title)}}\nlocales: [en-SG]\ncurrency: SGD\n`,
  '.terroir/rules/a.yaml': `language: en\nphrases:\n  - id: evil\n    patterns: [evil]\n    zh: [${JSON.stringify(title)}]\n    why: ${JSON.stringify(title)}\n    instead: ${JSON.stringify(title)}\n`,
  'content/zh/a.md': `# ${title}\n\n我们是国家高新技术企业。\n`,
  [`content/XX/${title.replaceAll('/', '∕')}.md`]: `---\ntitle: ${JSON.stringify(title)}\nlocale: ${JSON.stringify(title)}\nindustry: ${JSON.stringify(title)}\npageType: ${JSON.stringify(title)}\nauthor: ${JSON.stringify(title)}\n---\n\n# ${title}\n\nWe are a national high-tech enterprise ${title}, and evil. Xx${title}yy.\n`,
  'content/XX/a.md': '---\nlocale: "en\\"><b>"\nsource: ../zh/a.md\n---\n\nevil\n',
  'content/XX/en-SG.json': JSON.stringify({ [title]: `national high-tech enterprise ${title}` }),
  'content/XX/=cmd|x.md': 'evil\n',
};

async function review(): Promise<Reporting> {
  const messages = messagesFor('en');
  const reviewer = openSite(memoryHost(files), { uiLanguage: 'en' });
  const setup = await reviewer.setup();
  const pages: SitePage[] = [];
  for (const path of await reviewer.pages()) {
    const found = await reviewer.review(path);
    if (!found) continue;
    const source = found.source ? await reviewer.content(found.source) : undefined;
    const contents = { page: (await reviewer.content(path))!.content, source: source?.content };
    // Rules quote little of a page; what one might quote is held against every format.
    const told = found.findings.map((one) => ({ ...one, message: `${one.message} ${title}`, note: title }));
    pages.push({ review: { ...found, findings: told }, text: files[path]!, contents });
  }
  const site = summarize(pages, { settings: setup.config.gate, messages, uiLanguage: 'en' });
  return {
    site,
    messages,
    uiLanguage: 'en' as const,
    paint: plainPaint,
    names: ['shop'],
    date: new Date('2027-03-31'),
    explainGate: true,
    isWhole: true,
    onlyChanged: false,
    onlyStale: false,
    makesStale: [],
    trend: [{ date: '2026-11-27', markets: [] }],
    setups: [setup],
    version: '1.2.3',
  };
}

describe('reports of a hostile site', () => {
  let reporting: Reporting;
  const report = (format: FormatName) => formats[format](reporting);
  before(async () => {
    reporting = await review();
    assert.ok(reporting.site.pages.length >= 4);
    assert.ok(reporting.site.pages.every(({ review: { findings } }) => findings.length));
    assert.equal(reporting.site.pages[0]!.review.market?.code, 'XX');
  });

  it('HTML has the elements it has without it', () => {
    const html = report('html');
    assert.equal(html.match(/<\/?script\b/gi)?.length, 4);
    assert.doesNotMatch(html.slice(0, html.indexOf('<script')), /<(?:img|!--|b>)/);
    assert.match(
      html,
      /content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[\w+/=]+'"/,
    );
  });

  for (const [format, schema] of [
    ['junit', 'junit.xsd'],
    ['checkstyle', 'checkstyle.xsd'],
    ['xliff', 'xliff-core-2.0.xsd'],
  ] as const)
    it(`${format} is valid`, async () => {
      const read = (name: string) => readFileSync(`test/schemas/${name}`, 'utf8');
      const fileName = 'informativeCopiesOf3rdPartySchemas/w3c/xml.xsd';
      const { errors } = await validateXML({
        xml: [{ fileName: 'report.xml', contents: report(format) }],
        schema: [{ fileName: schema, contents: read(schema) }],
        preload: [{ fileName, contents: read('xml.xsd') }],
      });
      assert.deepEqual(errors, []);
    });

  it('SARIF makes no link and no place to be filled of a text, and no address of a path', () => {
    const { runs } = JSON.parse(report('sarif'));
    const { results, tool } = runs[0];
    assert.ok(results.length);
    for (const { message, locations } of results) {
      assert.doesNotMatch(message.text, /\]\(|\{\d/);
      assert.match(locations[0].physicalLocation.artifactLocation.uri, /^[\w%./~!'()*-]+$/);
    }
    for (const { help, shortDescription, fullDescription } of tool.driver.rules) {
      for (const { text } of [help, shortDescription, fullDescription])
        assert.doesNotMatch(text, /\]\(|\{\d/);
      assert.doesNotMatch(help.markdown, /(?<!\\)!\[|(?<!\\)<(?:img|script)/);
    }
  });

  it('Markdown keeps every line a line of its own, and names, links and shows nothing', () => {
    const text = report('markdown');
    assert.doesNotMatch(text, /[@#]\w|\bGH-\d|https?:\/\/|www\.\w|(?<!\\)!\[|<(?:img|script|!--)/);
    assert.doesNotMatch(text, /(?<!\\)\$|[\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Cs}/u);
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    const cells = rows.map((row) => row.split(/(?<!\\)\|/).length);
    assert.equal(new Set(cells).size, 1, `${cells}`);
    for (const line of text.split('\n')) assert.match(line, /^(?:$|## |- |\| |<\/?details|<sub>)/);
  });

  it('Markdown breaks what a comment would link', () => {
    assert.equal(
      inline('GH-12 $a$ ftp://x a@b.example'),
      'GH-\u206012 \\$a\\$ ftp:/\u2060/x a@\u2060b.example',
    );
  });

  it('CSV has no cell a spreadsheet takes for a formula, whatever it takes to part cells', () => {
    const csv = report('csv');
    const table = (delimiter: string) =>
      parse<string[]>(csv.replace('\uFEFF', ''), { delimiter, skipEmptyLines: true }).data;
    for (const delimiter of [',', ';', '\t'])
      for (const row of table(delimiter))
        for (const one of row) assert.doesNotMatch(one, /^[\s"]*[=+\-@＝＋－＠]/, delimiter);
    assert.equal(new Set(table(',').map((row) => row.length)).size, 1);
  });

  it('CSV guards each way a formula begins', async () => {
    const [page] = reporting.site.pages;
    for (const start of ['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
      for (const before of ['', ' ', '\t', '\r', '\n', '"', 'a;', 'a;"', 'a\t', 'a; ', '\u00a0']) {
        const findings = [{ ...page!.review.findings[0]!, message: `${before}${start}1+1` }];
        const pages = [{ ...page!, review: { ...page!.review, findings } }];
        const csv = formats.csv({ ...reporting, site: { ...reporting.site, pages } });
        for (const delimiter of [',', ';', '\t'])
          for (const row of parse<string[]>(csv.replace('\uFEFF', ''), { delimiter }).data)
            for (const one of row)
              assert.doesNotMatch(one, /^[\s"]*[=+\-@＝＋－＠]/, JSON.stringify([before, start]));
      }
    }
  });

  it('annotations are one command a line', () => {
    for (const line of report('github')
      .trimEnd()
      .split(/\r\n|[\n\r]/)) {
      assert.match(line, /^::(?:error|warning|notice) /);
      // Escapes colour the log, and hide what stands before them.
      assert.doesNotMatch(line, /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    }
  });

  it('text shows what cannot be seen, and commands nothing', () => {
    const text = report('text');
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
  });

  it('JSON and Code Climate are read as they were written', () => {
    const [json, issues] = [JSON.parse(report('json')), JSON.parse(report('codeclimate'))];
    assert.equal(json.pages.length, reporting.site.pages.length);
    for (const { content, description } of issues) {
      assert.doesNotMatch(content.body, /(?<!\\)!\[|(?<!\\)<(?:img|script)/);
      assert.equal(typeof description, 'string');
    }
  });
});
