/** Whether what was read from the cache has the shape of a review: whoever can write there must not break a report. */
import {
  categories,
  groups,
  type PageReview,
  type PastPage,
  severities,
  signOffStates,
} from '../core/index.ts';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isNumber: Check = Number.isFinite;
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const anyOf =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
const isAbsent: Check = (value) => value === undefined;
const isNull: Check = (value) => value === null;
const oneOf =
  (names: readonly unknown[]): Check =>
  (value) =>
    names.includes(value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const record =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([name, check]) => check(value[name]));
const map =
  (check: Check): Check =>
  (value) =>
    isRecord(value) && Object.values(value).every(check);

/** A map of data, no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const share = anyOf(isNull, isNumber);
const optionalText = anyOf(isAbsent, isText);
const span = { from: isCount, to: isCount };
const finding = record({
  ...span,
  ruleId: isText,
  message: isText,
  note: isText,
  severity: oneOf(severities),
  category: oneOf(categories),
  fixes: list(record({ title: isText, safe: isFlag, edits: list(record({ ...span, text: isText })) })),
  frame: anyOf(isAbsent, record({ ...span, about: isText, text: isText })),
});
const mix = record(Object.fromEntries(groups.map((group) => [group, isNumber])));
const review = record({
  path: isText,
  source: optionalText,
  sourceConfidence: share,
  words: isCount,
  drafted: list(record(span)),
  isPartial: isFlag,
  measures: record({ mirror: share, local: share, register: share, confidence: anyOf(isNull, isText) }),
  findings: list(finding),
  known: list(finding),
  suppressed: list(isCount),
  sourceBlocks: list(list(isCount)),
  target: anyOf(
    isAbsent,
    record({
      market: optionalText,
      locale: optionalText,
      industry: optionalText,
      readers: optionalText,
      pageType: optionalText,
      audience: isText,
      isSource: isFlag,
      origin: map(isText),
    }),
  ),
  signOff: record({
    state: oneOf(signOffStates),
    by: optionalText,
    on: optionalText,
    remarks: list(
      record({
        kind: isText,
        text: isText,
        words: optionalText,
        before: optionalText,
        after: optionalText,
        by: optionalText,
        on: optionalText,
        resolved: anyOf(isAbsent, record({ by: isText, on: isText })),
      }),
    ),
    sourceChanges: record({ edited: list(isCount), added: list(isCount), gone: isCount }),
  }),
  authorship: anyOf(
    isAbsent,
    record({ mix, byMonth: map(mix), target: record({ version: isNumber, share: isNumber }) }),
  ),
  stale: anyOf(
    isAbsent,
    oneOf(['unknown']),
    record({
      since: oneOf(['review', 'edit']),
      on: isText,
      changes: list(
        record({
          kind: oneOf(['edited', 'added', 'gone']),
          before: optionalText,
          after: optionalText,
          at: anyOf(isAbsent, isCount),
          blocks: list(isCount),
        }),
      ),
    }),
  ),
  gaps: record({
    sections: list(isText),
    keys: list(isText),
    goneSource: anyOf(isAbsent, record({ path: isText, now: optionalText })),
  }),
  locality: anyOf(
    isAbsent,
    record({
      signals: list(record({ kind: isText, name: isText, origin: isText, spans: list(record(span)) })),
      wants: list(isText),
      missing: list(isText),
      used: list(record({ path: isText, from: isCount })),
    }),
  ),
});

/** True for the review of a page, as the cache keeps it. */
export function isReview(value: unknown): value is PageReview {
  return review(value);
}

/** True for a review all of whose places lie in the text it is of. */
export function isWithin({ findings, known, drafted, locality }: PageReview, { length }: string): boolean {
  const all = [...findings, ...known];
  const edits = all.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits));
  const signals = (locality?.signals ?? []).flatMap(({ spans }) => spans);
  return [...all, ...edits, ...drafted, ...signals].every(({ from, to }) => from <= to && to <= length);
}

/** True for questions with their digests, as the cache keeps them. */
export function areNoted(value: unknown): value is [string, string][] {
  return (
    Array.isArray(value) && value.every((one) => Array.isArray(one) && one.length === 2 && one.every(isText))
  );
}

/** True for pages of another time, as the cache keeps them. */
export function arePastPages(value: unknown): value is PastPage[] {
  return pastPages(value);
}

const pastPages = list(
  record({
    market: anyOf(isNull, isText),
    words: isCount,
    measures: record({ mirror: share, local: share }),
    known: record({ length: isCount }),
    findings: list(record({ severity: oneOf(severities) })),
    signOff: record({ state: oneOf(signOffStates) }),
  }),
);
