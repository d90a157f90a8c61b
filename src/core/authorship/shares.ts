/** How much of a text people of each version wrote. Apart from the file that names them, so that pages without it stay small. */

/**
 * How close a person is to the market they write for: 1 in China, looking after it from there; 2 sent there; 3 overseas
 * Chinese, born or educated there; 4 local. The scale is that of a cloud company which handed its markets over so.
 */
export const versions = [1, 2, 3, 4] as const;
export type Version = (typeof versions)[number];

/** Whose text is counted together: a version, or `other`: people nobody named, or named for other markets, and models. */
export type Group = `${Version}.0` | 'other';
export const groups: readonly Group[] = [...versions.map((version): Group => `${version}.0`), 'other'];

/** How much text each group wrote, in UTF-16 code units of prose. */
export type Mix = Readonly<Record<Group, number>>;

/** The mix of a page without text. */
export const emptyMix: Mix = { '1.0': 0, '2.0': 0, '3.0': 0, '4.0': 0, other: 0 };

/** The size of a mix: all its text, in UTF-16 code units of prose. */
export function sizeOf(mix: Mix): number {
  return groups.reduce((sum, group) => sum + mix[group], 0);
}

/** Adds mixes up; null where all are, or none has any text. */
export function sumMixes(mixes: readonly (Mix | null | undefined)[]): Mix | null {
  const sum: Record<Group, number> = { ...emptyMix };
  for (const mix of mixes) if (mix) for (const group of groups) sum[group] += mix[group];
  return sizeOf(sum) ? sum : null;
}

/** A mix as shares of all its text, 0 to 1; all 0 for none. */
export function toShares(mix: Mix): Mix {
  const size = sizeOf(mix) || 1;
  return Object.fromEntries(groups.map((group) => [group, mix[group] / size])) as unknown as Mix;
}
