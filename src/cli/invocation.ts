/** What the command line is started with; a test brings its own. */
export interface Invocation {
  readonly argv: readonly string[];
  /** Absolute path paths are relative to. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
  /** Asks a question to be answered with yes or no; absent where nobody is there to answer. */
  readonly ask?: ((question: string) => Promise<boolean>) | undefined;
}

/** Where text goes: a stream that may be a terminal. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}
