/** What the rules about material on a page share. */
import { sourceSpan } from '../content/segment.ts';
import type { Finding } from '../finding.ts';
import { rankMaterial, type UsedMaterial } from '../locality/library.ts';
import { titleOf } from '../locality/material.ts';
import { type Page, type Rule, report } from './rule.ts';

/** A finding at material that should not stand on a page, with what the library has in its place. */
export function reportUse(page: Page, rule: Rule, one: UsedMaterial, message: string): Finding {
  const used = new Set(page.used.map(({ material }) => material));
  const others = rankMaterial(page.library.items, page.target, used, page.today).filter(
    (other) => other.kind === one.material.kind && !used.has(other),
  );
  const words = page.say.locality;
  const detail = others.length
    ? words.insteadFromLibrary(words.list(others.slice(0, 3).map(titleOf)))
    : words.nothingInLibrary;
  return report(
    page,
    rule,
    sourceSpan(page.content.segments[one.block]!, one.from, one.to),
    message,
    [],
    detail,
  );
}
