import { countToFix, mirrorBandOf, type PageReview, peopleWords, sureMirror } from '../core/index.ts';
import type { PageStatus } from './protocol.ts';
import type { Session } from './session.ts';

/** What the status bar says of a reviewed page. */
export function pageStatus(
  { say, speaks }: Session,
  uri: string,
  { target, market, findings, alignment, signOff, source, sourceConfidence, measures }: PageReview,
): PageStatus {
  const audience = target?.audience ?? 'local';
  const mirror = sureMirror(measures);
  return {
    uri,
    kind: 'page',
    market: market?.code,
    marketName: market?.name[speaks],
    audience,
    audienceName: say.audience[audience],
    industryName: target?.industry && peopleWords(speaks).industry[target.industry],
    marketOrigin: target?.origin.market ?? 'default',
    audienceOrigin: target?.origin.audience ?? 'default',
    industryOrigin: target?.origin.industry ?? 'default',
    comparable: alignment !== undefined,
    toFix: countToFix(findings),
    mirror,
    band: mirror === null ? undefined : say.band[mirrorBandOf(mirror)],
    pairedBy:
      sourceConfidence === null || source === undefined
        ? undefined
        : say.pairedByContent(sourceConfidence, source),
    signOff: signOff.state === 'none' ? undefined : peopleWords(speaks).lens(signOff),
  };
}
