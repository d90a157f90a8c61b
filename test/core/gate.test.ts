import assert from 'node:assert/strict';
import { noGaps } from '../../src/core/alignment/gaps.ts';
import { parseConfig } from '../../src/core/config.ts';
import type { Finding, Severity } from '../../src/core/finding.ts';
import { messagesFor } from '../../src/core/messages/index.ts';
import { shippedMarkets } from '../../src/core/regions/market.ts';
import type { PageType } from '../../src/core/regions/page-type.ts';
import { judge } from '../../src/core/review/gate.ts';
import type { PageReview } from '../../src/core/review/page.ts';
import { countBySeverity, penaltyRate } from '../../src/core/review/score.ts';
import { notSigned } from '../../src/core/signoff/state.ts';

const finding = (severity: Severity): Finding => ({
  ruleId: 'phrase/one-stop',
  severity,
  category: 'style',
  from: 0,
  to: 1,
  message: '',
  note: '',
  fixes: [],
});

function page(market: string, words: number, ...severities: Severity[]): PageReview {
  return {
    path: `content/${market}/${words}.md`,
    target: {
      market,
      isMarketImplied: false,
      locale: undefined,
      audience: 'local',
      industry: undefined,
      readers: undefined,
      pageType: undefined,
      isSource: false,
      origin: {
        market: 'path',
        audience: 'default',
        industry: 'default',
        readers: 'default',
        pageType: 'default',
      },
    },
    market: shippedMarkets.get(market),
    source: undefined,
    locality: undefined,
    gaps: noGaps,
    stale: undefined,
    words,
    measures: { mirror: null, local: null, confidence: null, register: null },
    findings: severities.map(finding),
    known: [],
    suppressed: [],
    alignment: undefined,
    sourceBlocks: [],
    signOff: notSigned,
    drafted: [],
    authorship: undefined,
    isPartial: false,
    sourceConfidence: null,
  };
}

function judged(gate: string, ...pages: PageReview[]) {
  const { config, problems } = parseConfig(`gate: ${gate}\n`);
  assert.deepEqual(problems, []);
  const verdict = judge(pages, { settings: config.gate, messages: messagesFor('en'), uiLanguage: 'en' });
  return [verdict.passed, ...verdict.reasons];
}

describe('score', () => {
  it('is penalty points per 1,000 words, and none below 500', () => {
    const counts = countBySeverity(
      ['major', 'major', 'minor', 'neutral'].map((one) => finding(one as Severity)),
    );
    assert.deepEqual(counts, { neutral: 1, minor: 1, major: 2, critical: 0 });
    assert.equal(penaltyRate(counts, 1100), 10);
    assert.equal(penaltyRate(counts, 500), 22);
    assert.equal(penaltyRate(counts, 499), null);
    assert.equal(penaltyRate(countBySeverity([finding('critical')]), 1000), 25);
  });
});

describe('gate', () => {
  it('fails at the severity the config names, and says how many on how many pages', () => {
    const pages = [page('ID', 100, 'major', 'minor'), page('SG', 100, 'major'), page('TH', 100, 'neutral')];
    assert.deepEqual(judged('{}', ...pages), [false, '2 major findings on 2 pages.']);
    assert.deepEqual(judged('{failOn: minor}', ...pages), [
      false,
      '2 major findings on 2 pages.',
      '1 minor finding on 1 page.',
    ]);
    assert.deepEqual(judged('{failOn: critical}', ...pages), [true, 'Nothing critical.']);
    assert.deepEqual(judged('{failOn: never}', ...pages), [
      true,
      'The publishing check is off: whatever is found holds nothing back.',
    ]);
    assert.deepEqual(judged('{}', page('ID', 100)), [true, 'Nothing major or worse.']);
  });

  it('does not pass where no page was reviewed', () => {
    const nothing = 'No page was reviewed for both market and language: of none here both are known.';
    assert.deepEqual(judged('{}'), [false, nothing]);
    assert.deepEqual(judged('{failOn: never}'), [
      true,
      'The publishing check is off: whatever is found holds nothing back.',
    ]);
  });

  it('holds each market to its penalty, where there are words enough', () => {
    const pages = [page('ID', 600, 'minor', 'minor'), page('ID', 400, 'minor'), page('SG', 300, 'minor')];
    assert.deepEqual(judged('{penalty: 3}', ...pages), [
      true,
      'Nothing major or worse.',
      'Indonesia: 3.0 penalty points per 1,000 words, within 3.',
      'Singapore: no score, as 300 words are too few to judge (500 at least).',
    ]);
    assert.deepEqual(judged('{penalty: 2.5}', ...pages), [
      false,
      'Indonesia: 3.0 penalty points per 1,000 words, more than 2.5.',
    ]);
  });

  it('gives a market conditions of its own; later overrides win', () => {
    const pages = [page('ID', 100, 'major'), page('SG', 100, 'major', 'minor')];
    assert.deepEqual(judged('{overrides: [{market: ID, failOn: critical}]}', ...pages), [
      false,
      '1 major finding on 1 page.',
    ]);
    assert.deepEqual(
      judged(
        '{failOn: critical, overrides: [{market: SG, failOn: minor}, {market: SG, failOn: never}]}',
        ...pages,
      ),
      [true, 'Nothing critical.'],
    );
  });

  it('holds a type of pages to conditions of its own, in all markets or in one', () => {
    const ofType = (pageType: PageType, one: PageReview): PageReview => ({
      ...one,
      target: { ...one.target!, pageType },
    });
    const pages = [
      page('ID', 1000, 'minor', 'minor'),
      ofType('campaign', page('ID', 500, 'minor', 'minor')),
      ofType('legal', page('SG', 1000, 'major')),
      ofType('legal', page('ID', 2000, 'major')),
    ];
    assert.deepEqual(judged('{overrides: [{type: legal, failOn: critical}]}', ...pages), [
      true,
      'Nothing major or worse.',
      'Nothing critical.',
    ]);
    assert.deepEqual(judged('{overrides: [{type: legal, market: SG, failOn: critical}]}', ...pages), [
      false,
      '1 major finding on 1 page.',
    ]);
    // The campaign's score is not thinned by the other pages of its market, nor do its findings count in theirs.
    const byType = '{failOn: never, penalty: 5, overrides: [{type: campaign, penalty: 3.5}]}';
    assert.deepEqual(judged(byType, ...pages), [
      false,
      'Indonesia, campaign page: 4.0 penalty points per 1,000 words, more than 3.5.',
    ]);
    assert.deepEqual(judged(byType, ...pages.filter(({ target }) => target?.pageType !== 'campaign')), [
      true,
      'Indonesia: 2.3 penalty points per 1,000 words, within 5.',
      'Singapore: 5.0 penalty points per 1,000 words, within 5.',
    ]);
  });

  it('fails where pages follow their source too closely, when asked', () => {
    const mirrors = { ...page('ID', 900, 'neutral') };
    const close = {
      ...mirrors,
      findings: [{ ...finding('neutral'), ruleId: 'copy/mirrors-source' as const }],
    };
    assert.deepEqual(judged('{}', close), [true, 'Nothing major or worse.']);
    assert.deepEqual(judged('{mirror: true}', close, page('SG', 900)), [
      false,
      '1 page follows the Chinese page more closely than it should.',
    ]);
    assert.deepEqual(
      judged('{mirror: true, overrides: [{market: ID, mirror: false}]}', close, page('SG', 900)),
      [true, 'Nothing major or worse.', 'No page follows the Chinese page too closely.'],
    );
  });

  it('--fail-on goes before the config and its overrides', () => {
    const { config } = parseConfig('gate: {overrides: [{market: ID, failOn: never}]}');
    const question = { settings: config.gate, messages: messagesFor('en'), uiLanguage: 'en' } as const;
    assert.equal(judge([page('ID', 9, 'minor')], question).passed, true);
    const { passed, checks } = judge([page('ID', 9, 'minor')], { ...question, failOn: 'minor' });
    assert.equal(passed, false);
    assert.deepEqual(checks[0]!.pages, ['content/ID/9.md']);
  });
});
