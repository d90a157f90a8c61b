/** The site's own local material in place of what is known only in China. */
import { isUnbroken, type Segment } from '../content/segment.ts';
import type { Fix } from '../finding.ts';
import { rankMaterial } from '../locality/library.ts';
import type { MaterialKind } from '../locality/material.ts';
import type { Offer, Phrase } from '../phrases/phrase.ts';
import { replacementFix } from './fix.ts';
import type { Page } from './rule.ts';

type Swapping = Pick<Page, 'library' | 'used' | 'market' | 'target' | 'today' | 'messages'>;

/** Kinds of material that can replace an entry of each list of the profile. */
const kinds: Readonly<Record<Offer, readonly MaterialKind[]>> = {
  payments: ['payment'],
  channels: ['channel'],
  marketplaces: ['channel'],
  moments: ['event'],
  partners: ['customer', 'case', 'partner'],
  certifications: [],
  laws: [],
};

/** More would be a list to read, not a fix. */
const mostFixes = 3;

/**
 * Fixes that put what the site's library has in place of a name; none where the words are more than a name, so that
 * nothing but the name would go. What the market's profile knows is never put in: that the company takes QRIS nobody has
 * said.
 */
export function swapFixes(phrase: Phrase, page: Swapping, segment: Segment, from: number, to: number): Fix[] {
  const { market, target, messages } = page;
  const [offer] = phrase.offers ?? [];
  const written = segment.text.slice(from, to);
  if (!market || !offer || target.audience !== 'local' || !isUnbroken(segment, from, to)) return [];
  if (offer !== 'moments' && !isName(written)) return [];
  const own = ownNames(page, kinds[offer]);
  return [...new Set(own)].slice(0, mostFixes).flatMap((name) => {
    const title = messages.locality.replaceFromLibrary(name);
    return replacementFix(segment, from, to, name, { title, safe: false });
  });
}

function ownNames({ library, used, target, today }: Swapping, wanted: readonly MaterialKind[]): string[] {
  const items = library.items.filter(({ kind }) => wanted.includes(kind));
  const ranked = rankMaterial(items, target, new Set(used.map(({ material }) => material)), today);
  return ranked.flatMap(({ name }) => name ?? []);
}

/** `WeChat Pay` and `微信支付` are names, `pay with Alipay` is more. */
function isName(text: string): boolean {
  return text.split(/[\s,、]+/).every((word) => !/^\p{Ll}/u.test(word));
}
