/** What is new in a version, as fastlane keeps it for stores: `changelogs/12.txt` by the number of the version. */

const notes = /^(.*\/changelogs\/)(\d{1,12})\.txt$/;

/**
 * The newest version that each folder of notes tells of.
 * @param paths of all files of a site
 */
export function newestNotes(paths: readonly string[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const path of paths) {
    const [, folder, version] = notes.exec(path) ?? [];
    if (folder !== undefined) newest.set(folder, Math.max(newest.get(folder) ?? 0, Number(version)));
  }
  return newest;
}

/** True for notes of a version with those of a later one beside them: they were published, and nobody reads them again. */
export function isOldNotes(path: string, newest: ReadonlyMap<string, number>): boolean {
  const [, folder = '', version] = notes.exec(path) ?? [];
  return version !== undefined && Number(version) < (newest.get(folder) ?? 0);
}
