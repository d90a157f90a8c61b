/** Words of a page become local material: the edit to the library's file that adds them. */
import type { Edit } from '../finding.ts';
import { addToList } from '../text/yaml-list.ts';
import type { Material, MaterialKind } from './material.ts';

/** Fields written for a new item, in this order. */
export type NewMaterial = Pick<Material, 'kind'> &
  Partial<Pick<Material, 'name' | 'language' | 'text' | 'rights' | 'date' | 'source'>>;

/** Path of the list for a kind of item: `.terroir/local/ID/customers.yaml`. */
export function materialPath(market: string, kind: MaterialKind): string {
  const names: Readonly<Record<MaterialKind, string>> = {
    customer: 'customers',
    case: 'cases',
    partner: 'partners',
    phrase: 'phrases',
    event: 'events',
    proof: 'proof',
    image: 'images',
    payment: 'payments',
    channel: 'channels',
  };
  return `.terroir/local/${market}/${names[kind]}.yaml`;
}

/** The edit that adds an item to a file of the library, as {@link addToList} does. */
export function addMaterial(text: string, item: NewMaterial): Edit | undefined {
  return addToList(text, 'items', item);
}
