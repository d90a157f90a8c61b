import {
  countToFix,
  mirrorBandOf,
  notReviewed,
  type PageReview,
  peopleWords,
  readersName,
} from '../core/index.ts';
import type { PageStatus } from './protocol.ts';
import type { Session } from './session.ts';

/** What the status bar says of a reviewed page. */
export function pageStatus(
  { messages, uiLanguage }: Session,
  uri: string,
  { target, market, findings, alignment, signOff, source, sourceConfidence, measures }: PageReview,
): PageStatus {
  const audience = target?.audience ?? 'local';
  const mirror = measures.mirror;
  const why = notReviewed({ target });
  return {
    uri,
    kind: 'page',
    market: market?.code,
    marketName: market?.name[uiLanguage],
    audience,
    audienceName: target ? readersName(target, messages) : messages.audience[audience],
    industryName: target?.industry && peopleWords(uiLanguage).industry[target.industry],
    marketOrigin: target?.origin.market ?? 'default',
    audienceOrigin: target?.origin.audience ?? 'default',
    industryOrigin: target?.origin.industry ?? 'default',
    comparable: alignment !== undefined,
    toFix: countToFix(findings),
    notReviewed: why && messages.report.notReviewed[why],
    mirror,
    band: mirror === null ? undefined : messages.band[mirrorBandOf(mirror)],
    pairedBy:
      sourceConfidence === null || source === undefined
        ? undefined
        : messages.pairedByContent(sourceConfidence, source),
    signOff: signOff.state === 'none' ? undefined : peopleWords(uiLanguage).lens(signOff),
  };
}
