/** Reporting that the rules about material share. */
import { sourceSpan } from '../content/segment.ts';
import { rankMaterial, type UsedMaterial } from '../locality/library.ts';
import { titleOf } from '../locality/material.ts';
import type { Page, RuleReport } from './rule.ts';

const words = {
  en: {
    instead: (titles: readonly string[]) => `**From the library instead:** ${titles.join(', ')}`,
    nothing: 'Nothing in the library fits here: brief a local author.',
  },
  zh: {
    instead: (titles: readonly string[]) => `**可用素材库中的：** ${titles.join('、')}`,
    nothing: '素材库里没有合适的：可以请当地作者来写。',
  },
};

/** Reports material that should not be on a page, with what the library has in its place. */
export function reportUse(page: Page, one: UsedMaterial, message: string): RuleReport {
  const used = new Set(page.used.map(({ material }) => material));
  const others = rankMaterial(page.library.items, page.target, used, page.today).filter(
    (other) => other.kind === one.material.kind && !used.has(other),
  );
  const { instead, nothing } = words[page.uiLanguage];
  return {
    span: sourceSpan(page.content.segments[one.block]!, one.from, one.to),
    message,
    detail: others.length ? instead(others.slice(0, 3).map(titleOf)) : nothing,
  };
}
