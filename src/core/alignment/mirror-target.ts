import type { Config } from '../config.ts';
import { usualTarget } from '../regions/page-type.ts';
import type { Target } from '../target.ts';

/** The largest mirror share a page should have: what the config says of its type, or what is usual. */
export function mirrorTarget(target: Pick<Target, 'pageType'>, config: Pick<Config, 'targets'>): number {
  return target.pageType ? config.targets[target.pageType] : usualTarget;
}

/**
 * True for a page that follows its source page more closely than its type should. A legal page may mirror it
 * (target 1), a campaign page should not (0.6).
 * @param mirror the page's measured share, or null where it is not known, which is never above
 */
export function isAboveTarget(
  mirror: number | null,
  target: Pick<Target, 'pageType'>,
  config: Pick<Config, 'targets'>,
): boolean {
  // A target is a share of sentences: half a sentence more is no more.
  return mirror !== null && mirror > mirrorTarget(target, config) + 0.005;
}
