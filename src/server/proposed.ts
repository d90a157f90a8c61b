/** Texts that somebody proposes: the new side of a pull request, or of what is staged for a commit. What was before is let be. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { type Host, type Language, openSite } from '../core/index.ts';
import type { FolderSite, Located, Sites } from './sites.ts';

/** What tells the new side, by the scheme of the editor's extension that shows it. */
const isNew: Readonly<Record<string, (query: Readonly<Record<string, unknown>>) => boolean>> = {
  // Git shows the index under an empty name; a commit may stand on either side.
  git: ({ ref }) => ref === '',
  pr: ({ isBase }) => isBase === false,
  review: ({ base }) => base === false,
};

/** True for a document whose text is another version of a file than that on disk. */
export function isVersion(uri: string): boolean {
  return Object.hasOwn(isNew, URI.parse(uri).scheme);
}

/** The proposed texts that are open: each is the page of its file in a site that is otherwise as it is on disk. */
export class ProposedTexts {
  private readonly sites = new Map<string, FolderSite>();

  constructor(
    private readonly workspace: Sites,
    private readonly uiLanguage: Language,
    private readonly textOf: (uri: string) => string | undefined,
  ) {}

  /** Such a text as the page of a site; undefined for what is none, or lies outside the workspace. */
  locate({ uri }: TextDocument): Located | undefined {
    const file = URI.parse(uri);
    if (!isNew[file.scheme]?.(queryOf(file))) return undefined;
    const house = this.workspace.locateIn(file);
    if (!house) return undefined;
    const site = this.sites.get(uri) ?? this.open(uri, house);
    this.sites.set(uri, site);
    return { site, path: house.path };
  }

  closed(uri: string): void {
    this.sites.delete(uri);
  }

  /** The sites are others. */
  settingsChanged(): void {
    this.sites.clear();
  }

  private open(uri: string, { site, path }: Located): FolderSite {
    const { host } = site;
    // Who wrote it, and what it was made from, is told of the file on disk only.
    const { writtenBy: _, past: __, stamps: ___, readSaved, ...files } = host;
    const own = async () => ({ text: this.textOf(uri) ?? '' });
    const proposed: Host = {
      ...files,
      read: (file) => (file === path ? own() : host.read(file)),
      ...(readSaved && { readSaved: (file) => (file === path ? own() : readSaved(file)) }),
      async list(folder) {
        const there = await host.list(folder);
        if (there.includes(path) || (folder !== undefined && !path.startsWith(`${folder}/`))) return there;
        return [...there, path].sort();
      },
    };
    return {
      ...openSite(proposed, { uiLanguage: this.uiLanguage }),
      folder: Utils.dirname(URI.parse(uri)),
      isWhole: false,
    };
  }
}

function queryOf({ query }: URI): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(query));
  } catch {
    return {};
  }
}
