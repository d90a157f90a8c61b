import type { Span } from './finding.ts';

/** An `AbortSignal`, as far as core looks at it: core knows neither Node nor DOM. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  /** What is thrown once it is aborted. */
  readonly reason: unknown;
  addEventListener(event: 'abort', then: () => void): void;
  removeEventListener(event: 'abort', then: () => void): void;
}

/** What the reviewer needs from outside. Node, the language server and the tests each bring their own. */
export interface Host {
  /**
   * The text of one file of the site.
   * @param path relative to the site's root, forward slashes
   */
  read(path: string): Promise<FileText>;
  /**
   * A file as it was saved, where `read` gives what is being typed in an editor: pages teach their language as they were
   * saved, not at every key. Absent where both are the same.
   */
  readSaved?(path: string): Promise<FileText>;
  /**
   * Every file of the site that is not ignored, relative to its root with forward slashes, sorted; `.terroir`
   * holds no pages and is left out, and so is a folder below with a `.terroir` of its own: that is another site. A folder
   * that may not be read is listed as such, see `isFolder`.
   * @param folder the files of this one folder instead, ignored or not
   */
  list(folder?: string): Promise<readonly string[]>;
  /** True for a file that `list` leaves out because somebody said so, as in a `.gitignore`; a host without it ignores none. */
  ignores?(path: string): Promise<boolean>;
  /**
   * Who wrote a file as it stands, in order and without gaps; undefined where that cannot be known. A host without it
   * knows of no file.
   */
  writtenBy?(path: string): Promise<readonly Written[] | undefined>;
  /** What became of the files, as it was committed; a host without it knows of no past. */
  readonly past?: Past;
  /** Reads a dictionary, at its first use; undefined where it is not there. A host without any checks no spelling. */
  dictionary?(name: DictionaryName): Promise<Dictionary | undefined>;
  /**
   * Dictionaries of a language that the site has installed itself; none where it has not.
   * @param locale BCP 47: for `pt-BR` those of Brazil go before those of Portuguese anywhere
   */
  siteDictionaries?(locale: string): Promise<readonly Dictionary[]>;
  /** The text of the Chinese–English dictionary that the site has installed itself, see `readCedict`. */
  cedict?(): Promise<string | undefined>;
  /** Names a text to tell it from others; where it is absent `hashText` does, which an attacker could deceive. */
  digest?(text: string): string;
  /** Digests of answers that are too dear to be compared themselves. */
  readonly stamps?: Stamps;
}

/** Digests a host knows without answering; each is the same as long as the answers are. */
export interface Stamps {
  /** Of who wrote the files; without it that never changes. */
  history?(): Promise<string>;
  /** Of the dictionaries; without it they never change. */
  dictionaries?(): Promise<string>;
  /** Of one file; undefined where its text must be read. */
  file?(path: string): Promise<string | undefined>;
}

/** The past of a site's files. Nothing is fetched that a clone left out. */
export interface Past {
  /** The versions of a file, the newest first, under whatever names it had; undefined where there is no history. */
  versions(path: string): Promise<readonly PastVersion[] | undefined>;
  /** The text of a version, see `PastVersion.text`. */
  text(name: string): Promise<FileText>;
  /** The text a file had at a commit; a problem where it was not there. */
  at(commit: string, path: string): Promise<FileText>;
  /**
   * Every file there ever was, under each name it had, those that went last first; undefined where there is no history.
   * The list is the same object as long as nothing is committed.
   */
  files(): Promise<readonly PastFile[] | undefined>;
}

/** A file as the last commit with it left it. */
export interface PastFile {
  readonly path: string;
  /** Names the text it had last, see `PastVersion.text`. */
  readonly text: string;
  /** The commit that deleted or renamed it; undefined for a file that the newest commit has. */
  readonly goneBy: string | undefined;
  /** What it is called now; undefined for one that was not renamed, or is gone under its new name too. */
  readonly now: string | undefined;
}

/** A file as a commit left it. */
export interface PastVersion {
  readonly commit: string;
  /** When it was committed, YYYY-MM-DD. */
  readonly on: string;
  readonly path: string;
  /** Names the text: two versions of one name are the same. */
  readonly text: string;
  /** True where this clone ends with the commit: nobody knows whether it was this one that changed the file. */
  readonly isCut: boolean;
}

/** A stretch of a file's text, and who wrote it. */
export interface Written extends Span {
  /** Undefined where it is not known, as for what is not committed yet. */
  readonly author: { readonly name: string; readonly email: string } | undefined;
  /** When, as `2026-03`. */
  readonly month: string | undefined;
}

/** The dictionaries a host may bring; `terms` are names of software and companies. */
export type DictionaryName = 'en-US' | 'en-GB' | 'terms';

/** A list of the words of a language, to be asked. */
export interface Dictionary {
  /** True for a word written just so: `Singapore`, not `singapore`. */
  has(word: string): boolean;
  /** True for a word however its letters are written: `singapore` as well. */
  hasInAnyCase(word: string): boolean;
}

/** A file's text, or why there is none. A missing file is `{ problem: 'missing' }`. */
export type FileText = { readonly text: string } | { readonly problem: ReadProblem };

/** Why a file cannot be reviewed. */
export type ReadProblem =
  | 'missing'
  | 'unreadable'
  | 'unreadable-folder'
  | 'binary'
  | 'too-large'
  | 'encoding';

/** True for what stands in a list of files for all that lies in a folder that may not be read: its path, with a slash at its end. */
export function isFolder(path: string): boolean {
  return path.endsWith('/');
}

/** Above this many bytes a file is not marketing copy but a data dump: it is named and passed over. */
export const largestFile = 5_000_000;
