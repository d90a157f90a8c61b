/** Source pages that were deleted or renamed while the pages which follow them stayed, as git tells it. */
import type { Config } from '../config.ts';
import { formatIn } from '../content/index.ts';
import type { PastFile } from '../host.ts';
import type { SitePaths } from '../regions/path-locale.ts';

/** A source page that is not there any more. */
export interface GoneSource {
  readonly path: string;
  /** What it is called now; undefined for one that was deleted. */
  readonly now: string | undefined;
}

/** Gives the files that a page may have followed and that may be gone, those that went last first. */
export type GoneCandidates = (path: string) => readonly PastFile[];

/**
 * Pairs pages with what there once was, as pages are paired: by the key of their paths, or as the config says.
 * @param files all files of the site's past
 */
export function goneCandidates(files: readonly PastFile[], config: Config, named: SitePaths): GoneCandidates {
  const byKey = new Map<string, PastFile[]>();
  const byPath = new Map<string, PastFile>();
  for (const file of files) {
    const { path } = file;
    if (!formatIn(config, path) || config.isExcluded(path)) continue;
    const { found, key } = named.read(path);
    const locale = config.pagesFor(path).locale ?? found?.locale;
    if (locale !== undefined && !config.isSource(locale)) continue;
    byPath.set(path, file);
    byKey.set(key, [...(byKey.get(key) ?? []), file]);
  }
  return (path) => {
    const written = config.sourcesFor(path).flatMap((source) => byPath.get(source) ?? []);
    const { key } = named.read(path);
    return [...written, ...(byKey.get(key) ?? [])].filter((file) => file.path !== path);
  };
}
