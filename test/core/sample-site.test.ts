import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Finding, openSite } from '../../src/core/index.ts';
import type { PageReview } from '../../src/core/review/page.ts';
import { folderHost } from '../../src/node/files.ts';

const root = path.resolve('test/sites');

/** What sample-site.md says of a page. */
interface Truth {
  readonly path: string;
  readonly role: string;
  readonly expected: readonly { readonly text: string; readonly kind: string }[];
  readonly quiet: readonly string[];
}

/** Reads the sections `### path` with their tables and “Keep quiet” lines. */
function readTruth(): Truth[] {
  const [, ...sections] = readFileSync('test/core/sample-site.md', 'utf8').split(/^### /m);
  return sections.map((section) => ({
    path: /^`([^`]+)`/.exec(section)![1]!,
    role: /Role: \*\*(\w+)\*\*/.exec(section)![1]!,
    expected: [...section.matchAll(/^\| `([^`]+)` \| \d+ \|[^|]*\| (\w+) \|/gm)].map(([, text, kind]) => ({
      text: text!,
      kind: kind!,
    })),
    quiet: [...(/Keep quiet:(.*)/.exec(section)?.[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, text]) => text!),
  }));
}

/** Every place a text stands on a page. */
function places(page: string, text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let at = page.indexOf(text); at >= 0; at = page.indexOf(text, at + 1))
    found.push({ from: at, to: at + text.length });
  return found;
}

const overlaps = (a: { from: number; to: number }, b: { from: number; to: number }) =>
  a.from < b.to && b.from < a.to;
/** Findings about words, not about the page as a whole. */
const words = (review: PageReview) =>
  review.findings.filter(
    ({ ruleId }) => !/^(?:copy\/mirrors-source|local\/.*|phrase\/register)$/.test(ruleId),
  );

/** A finding about a sentence or a passage: it does not object to each of its words. */
const isAboutPassage = ({ ruleId, isPassage }: Finding) => ruleId === 'phrase/stacked' || isPassage;

describe('sample site', () => {
  // What was edited when in this very repository says nothing of the pages.
  const { past: _, ...host } = folderHost(root);
  const reviewer = openSite(host, { uiLanguage: 'en' });
  const truth = readTruth();

  it('has ground truth for its pages', () => assert.ok(truth.length >= 29));

  for (const { path: page, role, expected, quiet } of truth) {
    it(`${page} (${role})`, async () => {
      const review = (await reviewer.review(page))!;
      const text = readFileSync(path.join(root, page), 'utf8');
      const found = words(review);
      const missed = expected
        .filter(({ kind }) => kind !== 'spelling')
        .filter(
          ({ text: row }) =>
            !places(text, row).some((place) => found.some((finding) => overlaps(finding, place))),
        );
      const loud = quiet.flatMap((row) =>
        places(text, row).flatMap((place) =>
          found
            .filter((finding) => overlaps(finding, place) && !isAboutPassage(finding))
            .map(({ ruleId }) => `${row}: ${ruleId}`),
        ),
      );
      assert.deepEqual({ missed: missed.map((row) => row.text), loud }, { missed: [], loud: [] });
      if (role === 'local')
        assert.deepEqual(
          found.map(({ ruleId, message }) => `${ruleId}: ${message}`),
          [],
        );
      const { mirror } = review.measures;
      if (role === 'mirror') assert.ok(mirror === null || mirror >= 0.85, `mirror share ${mirror}`);
      if (role === 'local') assert.ok(mirror === null || mirror < 0.7, `mirror share ${mirror}`);
    });
  }
});
