/** What the tests need of where the extension runs. */
export interface ExtensionHost {
  /** What the command line finds in the folder that is open, as it was at the start. */
  review(): Promise<readonly JsonPage[]>;
  /** Ends the language server at once; absent where no process can be ended. */
  killServer?(): void;
}

/** A page of `terroir review --format json`, as far as these tests read it. */
export interface JsonPage {
  readonly path: string;
  readonly findings: readonly {
    readonly ruleId: string;
    readonly severity: string;
    readonly message: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
  }[];
}

let host: ExtensionHost | undefined;

/** Says where the extension runs; the tests are described after it. */
export function setExtensionHost(one: ExtensionHost): void {
  host = one;
}

/** @throws where nobody has said it */
export function extensionHost(): ExtensionHost {
  if (!host) throw new Error('nobody said where the extension runs');
  return host;
}
