import type { Config } from '../config.ts';
import { formatIn } from '../content/index.ts';
import { sitePaths } from '../regions/path-locale.ts';
import { findTarget } from '../target.ts';

/** Pages below a folder. */
export interface SurveyFolder {
  /** Below the site's root; '' is the root. */
  readonly folder: string;
  readonly pages: readonly string[];
}

/** What paths and config tell of a site's pages, before any is read. */
export interface Survey {
  /** Folders of the pages the others are written from. */
  readonly source: readonly SurveyFolder[];
  /** Folders of each market's pages, by its code. */
  readonly markets: ReadonlyMap<string, readonly SurveyFolder[]>;
  /** Folders of pages that nothing tells of. */
  readonly others: readonly SurveyFolder[];
}

/**
 * Surveys a site, for whoever sets it up. `content/zh/a.md` and `content/id/a.md` tell what they are; `pages/intro.md`
 * is one of the others, as `pages`.
 * @param paths the pages, see `Reviewer.pages`
 */
export function survey(paths: readonly string[], config: Config): Survey {
  const source = new Map<string, string[]>();
  const others = new Map<string, string[]>();
  const markets = new Map<string, Map<string, string[]>>();
  const named = sitePaths(paths, config.markets);
  for (const path of paths) {
    if (!formatIn(config, path)) continue;
    const { market, isSource } = findTarget(path, {}, config, undefined, undefined, named.read(path));
    let group = isSource ? source : others;
    if (!isSource && market) {
      group = markets.get(market) ?? new Map();
      markets.set(market, group);
    }
    const folder = folderOf(path);
    const known = group.get(folder);
    if (known) known.push(path);
    else group.set(folder, [path]);
  }
  return {
    source: listed(source),
    markets: new Map([...markets].map(([code, folders]) => [code, listed(folders)])),
    others: listed(others),
  };
}

/** Two levels tell the pages of most sites apart: `content/en`, `docs`. */
function folderOf(path: string): string {
  return path.split('/').slice(0, -1).slice(0, 2).join('/');
}

function listed(folders: ReadonlyMap<string, readonly string[]>): SurveyFolder[] {
  return [...folders].map(([folder, pages]) => ({ folder, pages }));
}
