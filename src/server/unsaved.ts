/** Texts that are saved nowhere, as somebody pastes them to have them looked at: each is a page by itself, which follows none. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { configPath, type Host, type Language, openSite, setupFolder } from '../core/index.ts';
import type { SetTargetParams } from './protocol.ts';
import type { FolderSite, Located, Runtime, Sites } from './sites.ts';

/** How a text of a language of the editor is read; others hold code or data, and are let be. */
const endings: Readonly<Record<string, string>> = { markdown: '.md', plaintext: '.md', html: '.html' };

/** True for the URI of a text that is saved nowhere. */
export function isUnsaved(uri: string): boolean {
  return uri.startsWith('untitled:');
}

/** The unsaved texts that are open. The first site of the workspace is their house: its rules, terms and words hold for them. */
export class UnsavedTexts {
  private readonly sites = new Map<string, FolderSite>();
  /** Whom somebody said that a text is for. */
  private readonly chosen = new Map<string, Partial<Record<SetTargetParams['key'], string>>>();

  constructor(
    private readonly runtime: Runtime,
    private readonly workspace: Sites,
    private readonly uiLanguage: Language,
    private readonly textOf: (uri: string) => string | undefined,
  ) {}

  /** Such a text as the page of a site; undefined for what is none, or no copy. */
  locate({ uri, languageId }: TextDocument): Located | undefined {
    const ending = isUnsaved(uri) ? endings[languageId] : undefined;
    if (ending === undefined) return undefined;
    const path = `unsaved${ending}`;
    const known = this.sites.get(uri + ending);
    const site = known ?? this.open(uri, path);
    this.sites.set(uri + ending, site);
    return { site, path };
  }

  /** Remembers whom a text is for, as long as it is open: nothing is written into it. */
  choose(uri: string, { key, value }: Pick<SetTargetParams, 'key' | 'value'>): void {
    this.chosen.set(uri, { ...this.chosen.get(uri), [key]: value });
    this.forgetSites(uri);
  }

  /** True where somebody said it. */
  isChosen(uri: string): boolean {
    return this.chosen.get(uri)?.market !== undefined;
  }

  closed(uri: string): void {
    this.chosen.delete(uri);
    this.forgetSites(uri);
  }

  /** The house's settings are others. */
  settingsChanged(): void {
    this.sites.clear();
  }

  private forgetSites(uri: string): void {
    for (const ending of new Set(Object.values(endings))) this.sites.delete(uri + ending);
  }

  private open(uri: string, path: string): FolderSite {
    const [house] = this.workspace.all();
    const { dictionary } = house?.host ?? this.runtime.hostFor(URI.parse(uri));
    const ofHouse = async (file: string) =>
      (await house?.host.read(file)) ?? ({ problem: 'missing' } as const);
    const host: Host = {
      ...(dictionary && { dictionary }),
      list: async (folder) => (folder === undefined ? [path] : ((await house?.host.list(folder)) ?? [])),
      read: async (file) => {
        if (file === path) return { text: this.textOf(uri) ?? '' };
        const chosen = this.chosen.get(uri);
        if (file !== configPath || !chosen)
          return file.startsWith(`${setupFolder}/`) ? ofHouse(file) : { problem: 'missing' };
        const text = house ? await house.configure([{ path, ...chosen }]) : configOf(path, chosen);
        return text === undefined ? ofHouse(file) : { text };
      },
    };
    const site = openSite(host, { uiLanguage: this.uiLanguage });
    return { ...site, folder: URI.parse(uri), isWhole: false };
  }
}

/** The config of a text that has no house. */
function configOf(path: string, chosen: Readonly<Record<string, string>>): string {
  return JSON.stringify({ pages: [{ path, ...chosen }] });
}
