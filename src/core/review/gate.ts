import type { GateLevel } from '../config.ts';
import { atLeast, type Severity } from '../finding.ts';
import type { Messages } from '../messages/index.ts';
import type { PageReview } from './page.ts';

/** Whether the site may be published, with the reasons in words. */
export interface GateVerdict {
  readonly passed: boolean;
  readonly reasons: readonly string[];
}

/** The gate fails when any page has a finding of severity `failOn` or worse. */
export function judge(pages: readonly PageReview[], failOn: GateLevel, say: Messages): GateVerdict {
  if (failOn === 'never') return { passed: true, reasons: [say.gateOff] };
  const reasons: string[] = [];
  for (const severity of ['critical', 'major', 'minor'] satisfies Severity[]) {
    if (!atLeast(severity, failOn)) continue;
    const perPage = pages.map(
      (page) => page.findings.filter((finding) => finding.severity === severity).length,
    );
    const total = perPage.reduce((sum, n) => sum + n, 0);
    if (total) reasons.push(say.gateReason(total, say.severity[severity], perPage.filter(Boolean).length));
  }
  return reasons.length ? { passed: false, reasons } : { passed: true, reasons: [say.gatePassed(failOn)] };
}
