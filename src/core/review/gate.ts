import type { GateConditions, GateLevel, GateSettings } from '../config.ts';
import { atLeast, type Severity } from '../finding.ts';
import { coverageWords } from '../messages/coverage.ts';
import type { Language, Messages } from '../messages/index.ts';
import { peopleWords } from '../messages/people.ts';
import type { PageType } from '../regions/page-type.ts';
import { mirrorsSource } from '../rules/mirrors-source.ts';
import type { Target } from '../target.ts';
import { groupBy } from '../text/group-by.ts';
import { type Coverage, coverageKinds, coverageName } from './coverage.ts';
import { notReviewed } from './reviewed.ts';
import { countBySeverity, penaltyRate } from './score.ts';
import type { PageSummary } from './summary.ts';

/** Whether the site may be published, with the reasons in words. */
export interface GateVerdict {
  readonly passed: boolean;
  /** Why it failed, each in a sentence; why it passed, where it did. */
  readonly reasons: readonly string[];
  /** Every condition that was judged. */
  readonly checks: readonly GateCheck[];
}

/** One condition of the gate, as it was found. */
export interface GateCheck {
  /** The setting the condition comes from, such as `penalty`. */
  readonly condition: keyof GateConditions | 'ratchet' | 'reviewed';
  readonly limit: string | number;
  readonly passed: boolean;
  /** What was found, in a sentence. */
  readonly reason: string;
  /** How to mend it; empty where it passed. */
  readonly mend: string;
  /** Paths of the pages that fail it, in the order of the review. */
  readonly pages: readonly string[];
}

/** What the gate is asked with. */
export interface GateQuestion {
  readonly settings: GateSettings;
  /** Takes the place of every `failOn` of the settings. */
  readonly failOn?: GateLevel | undefined;
  /** The pages that can fail it; all of them when absent. */
  readonly changed?: ReadonlySet<string> | undefined;
  /** True where only what a branch changed was reviewed, which may be no page at all. */
  readonly isPart?: boolean;
  /** What markets do not have, as far as it can fail the gate; nothing when absent. */
  readonly coverage?: readonly Coverage[];
  /** How many findings of the baseline are gone, where it may only shrink. */
  readonly gone?: number | undefined;
  readonly messages: Messages;
  readonly uiLanguage: Language;
}

/** Pages held to the same conditions. */
interface Group {
  readonly conditions: GateConditions;
  /** Where the type of the pages decided their penalty: its score is a statement about these pages alone. */
  readonly scored: PageType | undefined;
  readonly pages: PageSummary[];
}

/** Judges the pages of a site by the conditions of its gate; of overrides that fit a page, later ones win. */
export function judge(reviews: readonly PageSummary[], question: GateQuestion): GateVerdict {
  const { messages, changed } = question;
  const pages = changed ? reviews.filter(({ path }) => changed.has(path)) : reviews;
  const groups = new Map<string, Group>();
  for (const page of pages) {
    const held = conditionsFor(page, question);
    const key = JSON.stringify(held);
    const group = groups.get(key) ?? { ...held, pages: [] };
    group.pages.push(page);
    groups.set(key, group);
  }
  if (!groups.size) groups.set('', { conditions: question.settings, scored: undefined, pages: [] });
  const checks = [...groups.values()].flatMap((group) => [
    ...checkFindings(group, messages),
    ...checkPenalty(group, question),
    ...checkMirrors(group, messages),
    ...checkSignOff(group, question.uiLanguage),
  ]);
  const isAsked = [...groups.values()].some(({ conditions }) => conditions.failOn !== 'never');
  // Nobody has looked at a site of whose pages none was reviewed; a branch may well touch none.
  if (isAsked && !changed && !question.isPart && pages.every((page) => notReviewed(page)))
    checks.push(nothingReviewed(pages, messages));
  checks.push(...checkCoverage(question));
  if (question.gone !== undefined) checks.push(checkBaseline(question.gone, messages));
  const failed = checks.filter((check) => !check.passed);
  const reasons = (failed.length ? failed : checks).map((check) => check.reason);
  return {
    passed: !failed.length,
    reasons: reasons.length ? [...new Set(reasons)] : [messages.gate.off],
    checks,
  };
}

/** True where a gate asks for the sign-off of a page. */
export function wantsSignOff(page: PageSummary, settings: GateSettings): boolean {
  return isHeldToSignOff(page.target, conditionsFor(page, { settings }).conditions.signOff);
}

function conditionsFor(
  { target }: { readonly target: Pick<Target, 'market' | 'pageType'> | undefined },
  { settings, failOn }: Pick<GateQuestion, 'settings' | 'failOn'>,
): Omit<Group, 'pages'> {
  const { overrides, only: _, ...conditions } = settings;
  const fitting = overrides.filter(
    ({ market, type }) =>
      (market === undefined || market === target?.market) &&
      (type === undefined || type === target?.pageType),
  );
  const own = fitting.map(({ market: _market, type: _type, ...rest }) => rest);
  return {
    conditions: Object.assign({}, conditions, ...own, failOn === undefined ? {} : { failOn }),
    scored: fitting.findLast(({ penalty }) => penalty !== undefined)?.type,
  };
}

/** One check for each severity that fails the gate, or one that says there is nothing of the kind. */
function checkFindings({ conditions, pages }: Group, messages: Messages): GateCheck[] {
  const { failOn } = conditions;
  if (failOn === 'never') return [];
  const failed: GateCheck[] = [];
  for (const severity of ['critical', 'major', 'minor'] satisfies Severity[]) {
    if (!atLeast(severity, failOn)) continue;
    const hit = pages.filter((page) => page.findings.some((finding) => finding.severity === severity));
    const total = hit.reduce((sum, { findings }) => sum + countBySeverity(findings)[severity], 0);
    if (!total) continue;
    failed.push({
      condition: 'failOn',
      limit: failOn,
      passed: false,
      reason: messages.gate.findings(total, messages.severity[severity], hit.length),
      mend: messages.gate.mendFindings,
      pages: hit.map(({ path }) => path),
    });
  }
  if (failed.length) return failed;
  const reason = messages.gate.noFindings(failOn);
  return [{ condition: 'failOn', limit: failOn, passed: true, reason, mend: '', pages: [] }];
}

/** One check for each market: a score is a statement about a market's pages together, or about those of a type. */
function checkPenalty(
  { conditions, scored, pages }: Group,
  { messages, uiLanguage }: GateQuestion,
): GateCheck[] {
  const { penalty: most } = conditions;
  if (most === undefined) return [];
  return [...byMarket(pages).values()].map((group) => {
    const counts = countBySeverity(group.flatMap(({ findings }) => findings));
    const words = group.reduce((sum, page) => sum + page.words, 0);
    const rate = penaltyRate(counts, words);
    const name = group[0]!.market?.name[uiLanguage] ?? messages.noMarket;
    const market = scored ? messages.gate.ofType(name, messages.pageType[scored]) : name;
    const passed = rate === null || rate <= most;
    return {
      condition: 'penalty',
      limit: most,
      passed,
      reason:
        rate === null
          ? messages.gate.noScore(market, words)
          : messages.gate.penalty(market, rate, most, passed),
      mend: passed ? '' : messages.gate.mendPenalty,
      pages: passed ? [] : group.filter(({ findings }) => findings.length).map(({ path }) => path),
    };
  });
}

/** One check that no page follows its source page more closely than the rule allows. */
function checkMirrors({ conditions, pages }: Group, messages: Messages): GateCheck[] {
  if (!conditions.mirror) return [];
  const hit = pages.filter(({ findings }) => findings.some(({ ruleId }) => ruleId === mirrorsSource.id));
  return [
    {
      condition: 'mirror',
      limit: 'true',
      passed: !hit.length,
      reason: hit.length ? messages.gate.mirrors(hit.length) : messages.gate.noMirrors,
      mend: hit.length ? messages.gate.mendMirrors : '',
      pages: hit.map(({ path }) => path),
    },
  ];
}

/** One check that a reviewer of the market signed each page as it stands, and its source page as it stands. */
function checkSignOff({ conditions, pages }: Group, uiLanguage: Language): GateCheck[] {
  const { signOff: wanted } = conditions;
  const held = pages.filter(({ target }) => isHeldToSignOff(target, wanted));
  if (!held.length) return [];
  const words = peopleWords(uiLanguage);
  const open = held.filter(({ signOff }) => signOff.state !== 'approved');
  return [
    {
      condition: 'signOff',
      limit: Array.isArray(wanted) ? wanted.join(', ') : 'true',
      passed: !open.length,
      reason: open.length ? words.gate.notSigned(open, held.length) : words.gate.allSigned(held.length),
      mend: open.length ? words.gate.mend : '',
      pages: open.map(({ path }) => path),
    },
  ];
}

/** What of a market's coverage is known for sure: that a section is missing is a judgement, and fails nothing. */
const sureKinds = coverageKinds.filter((kind) => kind !== 'sections');

/** One check for each market that is asked for all it should have. */
function checkCoverage({ coverage = [], settings, messages, uiLanguage }: GateQuestion): GateCheck[] {
  const { gate: words } = coverageWords(uiLanguage);
  return coverage.flatMap((one): GateCheck[] => {
    const { code: market, pages, ...lists } = one;
    const target = { market, pageType: undefined };
    if (!conditionsFor({ target }, { settings }).conditions.coverage) return [];
    const counts = sureKinds.map((kind) => [kind, one[kind].length] as const).filter(([, n]) => n);
    const name = coverageName(one, messages, uiLanguage);
    const passed = !counts.length;
    return [
      {
        condition: 'coverage',
        limit: 'true',
        passed,
        reason: passed ? words.covered(name) : words.lacks(name, counts),
        mend: [
          ...(counts.some(([kind]) => kind !== 'gone') ? [words.mend] : []),
          ...(one.gone.length ? [words.mendGone] : []),
        ].join(' '),
        pages: [
          ...pages,
          ...new Set([...lists.keys, ...lists.unwanted, ...lists.gone].map(({ path }) => path)),
        ],
      },
    ];
  });
}

/** True for a page of a market that the setting asks a sign-off of. */
function isHeldToSignOff(target: Target | undefined, wanted: GateConditions['signOff']): boolean {
  if (!target || !wanted) return false;
  return wanted === true || (target.pageType !== undefined && wanted.includes(target.pageType));
}

function nothingReviewed(pages: readonly PageSummary[], messages: Messages): GateCheck {
  const { nothingReviewed: reason, mendReviewed: mend } = messages.gate;
  return {
    condition: 'reviewed',
    limit: 1,
    passed: false,
    reason,
    mend,
    pages: pages.map(({ path }) => path),
  };
}

/** A baseline that still names what is mended would let it come back. */
function checkBaseline(gone: number, messages: Messages): GateCheck {
  const passed = gone === 0;
  const mend = passed ? '' : messages.gate.mendGone;
  return { condition: 'ratchet', limit: 0, passed, reason: messages.gate.gone(gone), mend, pages: [] };
}

/** Pages by the market they are for; undefined for those of no known market. */
export function byMarket<T extends Pick<PageSummary, 'target'>>(
  pages: readonly T[],
): Map<string | undefined, T[]> {
  return groupBy(pages, ({ target }) => target?.market);
}
