import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { openSite } from '../../src/core/index.ts';
import { messagesFor } from '../../src/core/messages/index.ts';
import { type FormatName, formatNames } from '../../src/core/report/format-facts.ts';
import { formats } from '../../src/core/report/formats.ts';
import { inline } from '../../src/core/report/markdown.ts';
import type { Reporting } from '../../src/core/report/reporting.ts';
import { plainPaint } from '../../src/core/report/terminal.ts';
import { type SitePage, summarize } from '../../src/core/review/site.ts';
import { memoryHost } from './memory-host.ts';
import { assertValid } from './valid-xml.ts';

const hostile =
  'We are a national high-tech enterprise <b>&amp;</b> ]]> "x" \'y\' %0A ::error:: \u0007 \uFFFE \ud800 | @all #1 =1+1.\n';
const files: Record<string, string> = {
  'content/zh/a.md': '# 关于\n\n我们是国家高新技术企业。\n',
  'content/en-SG/a.md': `# About\n\nWe are a national high-tech enterprise & a \`win\`.\n\n${hostile}`,
  'content/en-SG/clean.md': 'Fine words.\n',
  'content/en-SG/a:b,c%d <"&\'>#?é.md': `${hostile}\n${hostile}`,
  'content/id/b.md': 'Hubungi 400-123-4567.\n',
};

async function review(locale?: string): Promise<Reporting> {
  const messages = messagesFor('en');
  const reviewer = openSite(memoryHost(files), { uiLanguage: 'en' });
  const setup = await reviewer.setup();
  const pages: SitePage[] = [];
  for (const path of await reviewer.pages()) {
    const found = await reviewer.review(path);
    if (!found || (locale && found.target?.locale !== locale)) continue;
    const source = found.source ? await reviewer.content(found.source) : undefined;
    const contents = { page: (await reviewer.content(path))!.content, source: source?.content };
    pages.push({ review: found, text: files[path]!, contents });
  }
  const settings = setup.config.gate;
  const site = summarize(pages, { settings, messages, uiLanguage: 'en' });
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
    makesStale: undefined,
    trend: undefined,
    setups: [setup],
    version: '1.2.3',
  };
}

async function report(format: FormatName, locale?: string): Promise<string> {
  return formats[format](await review(locale));
}

describe('report formats', () => {
  it('SARIF is valid, and in the shape GitHub takes', async () => {
    const log = JSON.parse(await report('sarif'));
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats(ajv as never);
    const validate = ajv.compile(JSON.parse(readFileSync('test/schemas/sarif-2.1.0.json', 'utf8')));
    assert.equal(validate(log), true, JSON.stringify(validate.errors?.slice(0, 3)));
    const [run] = log.runs;
    const { rules } = run.tool.driver;
    assert.ok(run.results.length >= 4);
    for (const result of run.results) {
      assert.equal(rules[result.ruleIndex].id, result.ruleId);
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      assert.ok(decodeURIComponent(artifactLocation.uri) in files, artifactLocation.uri);
      assert.ok(!/^[a-z][a-z+.-]*:/i.test(artifactLocation.uri), 'a relative reference');
      assert.ok(region.startLine >= 1 && region.endColumn >= 1);
    }
    for (const rule of rules) assert.ok(rule.help.text && rule.help.markdown && rule.fullDescription.text);
    const names = run.results.map(
      (result: { locations: unknown[]; partialFingerprints: { primaryLocationLineHash: string } }) =>
        JSON.stringify([result.locations, result.partialFingerprints.primaryLocationLineHash]),
    );
    assert.equal(new Set(names).size, names.length);
  });

  it('SARIF keeps within GitHub’s 25,000 results, the most severe first', async () => {
    const reporting = await review();
    const [page] = reporting.site.pages.filter(({ review: { path } }) => path === 'content/en-SG/a.md');
    const [worst] = page!.review.findings.filter(({ severity }) => severity === 'major');
    const many = Array.from({ length: 25_001 }, () => ({ ...worst!, severity: 'minor' as const }));
    const review25k = { ...page!.review, findings: [...many, worst!] };
    const log = JSON.parse(
      formats.sarif({ ...reporting, site: { ...reporting.site, pages: [{ ...page!, review: review25k }] } }),
    );
    const { results, invocations } = log.runs[0];
    assert.deepEqual([results.length, results[0].level], [25_000, 'error']);
    assert.match(invocations[0].toolExecutionNotifications[0].message.text, /^2 findings left out/);
  });

  it('JUnit is valid, and fails the pages the gate fails', async () => {
    const xml = await report('junit');
    await assertValid(xml, 'junit.xsd');
    assert.match(xml, /<testcase name="content\/en-SG\/clean\.md" classname="Singapore"\/>/);
    assert.match(xml, /<testcase name="content\/en-SG\/a\.md" classname="Singapore"><failure /);
    assert.match(xml, /<testsuite name="Publishing check" tests="1" failures="1"/);
  });

  it('Checkstyle is valid', async () => {
    const xml = await report('checkstyle');
    await assertValid(xml, 'checkstyle.xsd');
    assert.match(
      xml,
      /<error line="3" column="10" severity="error" message="“national high-tech enterprise”/,
    );
  });

  it('XLIFF is valid, with the source text and quality issues on the words they mark', async () => {
    const xml = await report('xliff', 'en-SG');
    await assertValid(xml, 'xliff-core-2.0.xsd');
    assert.match(xml, /version="2\.1" srcLang="zh" trgLang="en-SG"/);
    assert.match(
      xml,
      /<source>关于<\/source><target xml:space="preserve">About<\/target>[\s\S]*<target xml:space="preserve">We are a <sm id="m1" type="its:generic" its:locQualityIssueType="locale-specific-content" its:locQualityIssueComment="[^"]+" its:locQualityIssueSeverity="20"\/>national high-tech enterprise<em startRef="m1"\/> &amp; a <ph id="p1" canCopy="no" canDelete="no" disp="`win`"\/>\.<\/target>/,
    );
  });

  it('Code Climate has what GitLab asks for', async () => {
    const issues = JSON.parse(await report('codeclimate'));
    assert.ok(issues.length >= 4);
    assert.equal(
      new Set(issues.map((issue: { fingerprint: string }) => issue.fingerprint)).size,
      issues.length,
    );
    for (const { type, check_name, description, location, severity, categories } of issues) {
      assert.deepEqual([type, typeof check_name, typeof description], ['issue', 'string', 'string']);
      assert.ok(location.path in files && location.lines.begin >= 1);
      assert.match(severity, /^(?:info|minor|major|critical|blocker)$/);
      assert.match(categories[0], /^(?:Bug Risk|Clarity|Style)$/);
    }
  });

  it('GitHub annotations are one line each, and nothing in a page makes a second command', async () => {
    const lines = (await report('github')).trimEnd().split('\n');
    const [first] = lines;
    assert.match(
      first!,
      /^::error file=[^,]+,line=3,endLine=3,col=10,endColumn=38,title=reference\/national-high-tech-enterprise::“national/,
    );
    for (const line of lines) assert.match(line, /^::(?:error|warning|notice) /);
    assert.ok(lines.some((line) => line.includes('file=content/en-SG/a%3Ab%2Cc%25d <"&\'>#?é.md,')));
    assert.equal(lines.at(-1), '::error title=Terroir::5 major findings on 3 pages.');
  });

  it('CSV has a row for each finding by market, and no formula', async () => {
    const csv = await report('csv');
    assert.ok(
      csv.startsWith('\uFEFFMarket,Page,Line,Severity,Dimension,Finding,Rule,Signed off,Written by\r\n'),
    );
    assert.match(
      csv,
      /\r\nIndonesia,content\/id\/b\.md,1,major,locale-conventions,[^\r]*china-only-phone,not yet read by a reviewer of the market,\r\n/,
    );
    const reporting = await review('id');
    const [page] = reporting.site.pages;
    const [finding] = page!.review.findings;
    const formula = { ...page!.review, findings: [{ ...finding!, message: '=HYPERLINK("http://x")' }] };
    const rows = formats.csv({
      ...reporting,
      site: { ...reporting.site, pages: [{ ...page!, review: formula }] },
    });
    assert.match(rows, /,"'=HYPERLINK\(""http:\/\/x""\)",/);
  });

  it('Markdown gives the verdict first, and nothing of a page becomes markup, a name or a link', async () => {
    const text = await report('markdown');
    assert.match(
      text,
      /^## Localization review: ❌ failed\n\n- 5 major findings on 3 pages\.\n- What to do: /,
    );
    assert.match(text, /\| Singapore \| 3 pages \|.*\| 0 of 3 \|\n/);
    assert.equal(
      inline('<b> @all #1 [x](y) `c` a|b\n\n# *z* https://x.example www.example &lt;'),
      '&lt;b&gt; @\u2060all #\u20601 \\[x\\](y) &grave;c&grave; a\\|b # \\*z\\* https:/\u2060/x.example www.\u2060example &amp;lt;',
    );
  });

  it('every format takes a site without pages', async () => {
    const reporting = await review('none');
    assert.equal(reporting.site.pages.length, 0);
    for (const name of formatNames) assert.equal(typeof formats[name](reporting), 'string', name);
    for (const [name, schema] of [
      ['junit', 'junit.xsd'],
      ['checkstyle', 'checkstyle.xsd'],
    ] as const)
      await assertValid(formats[name](reporting), schema);
  });
});
