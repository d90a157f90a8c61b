/** What the user of an editor wants shown there. The review, its reports and the gate know nothing of it. */
import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
} from 'vscode-languageserver';
import { atLeast, type Finding, type PageReview, type Severity, severities } from '../core/index.ts';

/** The section of an editor's settings that is Terroir's. */
const section = 'terroir';

/** Settings of an editor; `package.json` says what each is for, with the same defaults. */
export interface Settings {
  /** From which severity on findings are underlined. */
  readonly underline: Severity | 'off';
  /** Spelling is underlined too. */
  readonly spelling: boolean;
  /** Languages, such as `ja`, on whose pages nothing is underlined. */
  readonly hiddenLanguages: readonly string[];
  /** Lines above headings and pages: how a section follows the Chinese page, briefs, sign-offs. */
  readonly codeLens: boolean;
  /** Safe fixes are applied whenever a page is saved by hand. */
  readonly fixOnSave: boolean;
}

/** Reads settings as an editor sends them; what is not there, or makes no sense, has its default. */
export function readSettings(value: unknown): Settings {
  const { underline, spelling, hiddenLanguages, codeLens, fixOnSave } = (
    value && typeof value === 'object' ? value : {}
  ) as Readonly<Record<string, unknown>>;
  return {
    underline: (['off', ...severities] as const).find((one) => one === underline) ?? 'neutral',
    spelling: spelling !== false,
    hiddenLanguages: Array.isArray(hiddenLanguages)
      ? hiddenLanguages.filter((one) => typeof one === 'string').map((one) => one.toLowerCase())
      : [],
    codeLens: codeLens !== false,
    fixOnSave: fixOnSave === true,
  };
}

/** Findings of a page that are underlined. What is wrong with the page's own file is, unless nothing is. */
export function underlined(
  findings: readonly Finding[],
  { target }: Pick<PageReview, 'target'>,
  { underline, spelling, hiddenLanguages }: Settings,
): Finding[] {
  const locale = target?.locale?.toLowerCase();
  const isHidden = hiddenLanguages.some((one) => locale === one || locale?.startsWith(`${one}-`));
  if (underline === 'off' || isHidden) return [];
  return findings.filter(
    ({ ruleId, severity }) =>
      ruleId.startsWith('config/') ||
      (atLeast(severity, underline) && (spelling || !ruleId.startsWith('spelling/'))),
  );
}

/** The settings of an editor, by folder: asked for where it can be asked, otherwise as it sent them. */
export class UserSettings {
  private base: Settings;
  private readonly byFolder = new Map<string, Settings>();

  /**
   * @param initial as the editor sent them at its start
   * @param folders URIs of the folders that may have settings of their own
   */
  constructor(
    private readonly connection: Connection,
    private readonly capabilities: ClientCapabilities,
    initial: unknown,
    private folders: readonly string[],
  ) {
    this.base = readSettings(initial);
  }

  /** The settings for a document. */
  of(uri: string): Settings {
    const isAround = (folder: string) => uri === folder || uri.startsWith(`${folder.replace(/\/$/, '')}/`);
    const around = [...this.byFolder.keys()].filter(isAround).sort((a, b) => b.length - a.length);
    return this.byFolder.get(around[0] ?? '') ?? this.base;
  }

  /** Asks for the settings, and to be told of changes; called once the editor is ready to be asked. */
  async begin(): Promise<void> {
    const { didChangeConfiguration } = this.capabilities.workspace ?? {};
    if (didChangeConfiguration?.dynamicRegistration)
      await this.connection.client.register(DidChangeConfigurationNotification.type, { section });
    await this.pull();
  }

  /** Other folders are open. */
  async setFolders(folders: readonly string[]): Promise<void> {
    this.folders = folders;
    await this.pull();
  }

  /** Takes in what an editor says has changed: it is asked, or has said all. */
  async changed(sent: unknown): Promise<void> {
    if (this.capabilities.workspace?.configuration) return this.pull();
    const all = sent as Readonly<Record<string, unknown>> | null | undefined;
    this.base = readSettings(all?.[section] ?? all);
  }

  private async pull(): Promise<void> {
    if (!this.capabilities.workspace?.configuration) return;
    const { folders } = this;
    const [base, ...own]: unknown[] = await this.connection.workspace.getConfiguration([
      { section },
      ...folders.map((scopeUri) => ({ scopeUri, section })),
    ]);
    // An editor that has none of this section leaves what it sent at its start.
    if (base) this.base = readSettings(base);
    this.byFolder.clear();
    folders.forEach((folder, index) => {
      if (own[index]) this.byFolder.set(folder, readSettings(own[index]));
    });
  }
}
