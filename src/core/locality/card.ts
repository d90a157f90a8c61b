/** The locality card: what on a page tells readers of a market that someone is there, and what does not yet. */
import type { Audience } from '../regions/audience.ts';
import type { PageType } from '../regions/page-type.ts';
import type { Readers } from '../regions/readers.ts';
import type { SignalKind } from './kinds.ts';
import type { UsedMaterial } from './library.ts';
import type { Material } from './material.ts';
import { findSignals, type Signal, type SignalPage } from './signals.ts';

/** What is local on a page, and what a page of its type lacks. */
export interface LocalityCard {
  readonly signals: readonly Signal[];
  /** Kinds that a page of this type for these readers should have, the most telling first; empty where none are required. */
  readonly wants: readonly SignalKind[];
  /** Required kinds that are missing; a customer without a figure does not count yet. */
  readonly missing: readonly SignalKind[];
  /** Library items the page uses, of any market: file and offset. */
  readonly used: readonly Pick<Material, 'path' | 'from'>[];
}

/**
 * What a page for local readers wants, by its type. From the strategy: what customers read needs proof from their own
 * market, what is looked up (specifications, law) needs none; an article may be about anything.
 */
const wantedBy: Readonly<Record<PageType, readonly SignalKind[]>> = {
  home: ['customer', 'contact'],
  campaign: ['customer', 'moment', 'payment'],
  product: ['customer', 'price'],
  'case-study': ['customer'],
  article: [],
  specification: [],
  legal: [],
};

/** What consumers look for before anybody's reference: how to pay, what it costs, whom to call. */
const wantedByConsumers: Partial<typeof wantedBy> = {
  home: ['payment', 'contact'],
  campaign: ['moment', 'payment', 'price'],
  product: ['price', 'payment', 'customer'],
};

/** Kinds required of a page; none where its type is unknown. */
export function wantsOf(
  type: PageType | undefined,
  audience: Audience,
  readers: Readers | undefined,
): readonly SignalKind[] {
  if (!type || audience !== 'local') return [];
  return (readers === 'consumers' ? wantedByConsumers[type] : undefined) ?? wantedBy[type];
}

/** The card of a page; of a file of strings, or a page for no market, an empty one. */
export function localityCard(page: SignalPage, used: readonly UsedMaterial[]): LocalityCard {
  const { market, target, content } = page;
  if (!market || content.segments[0]?.key !== undefined)
    return { signals: [], wants: [], missing: [], used: [] };
  const signals = findSignals(page, used);
  const wants = wantsOf(target.pageType, target.audience, target.readers);
  const has = (kind: SignalKind) =>
    signals.some((signal) => signal.kind === kind && (kind !== 'customer' || signal.isBacked));
  const items = [...new Set(used.map(({ material }) => material))];
  return {
    signals,
    wants,
    missing: wants.filter((kind) => !has(kind)),
    used: items.map(({ path, from }) => ({ path, from })),
  };
}
