import { anyFolders, fitsPath, type PathParts, readParts } from './glob.ts';

/** What a .gitignore says of an entry of its folder; undefined where no line of it does. */
export type Ignores = (path: string, isFolder: boolean) => boolean | undefined;

/**
 * Reads a .gitignore as git does, see gitignore(5); upper and lower case are one.
 * @returns a function from an entry's path below the file's folder; whoever asks does not ask for what lies in an ignored one
 */
export function parseGitignore(text: string): Ignores {
  const lines = text.split(/\r?\n/).flatMap((line) => readLine(line.toLowerCase()) ?? []);
  return (path, isFolder) => {
    const names = path.toLowerCase().split('/');
    return lines.findLast(({ parts, ofFolders }) => (isFolder || !ofFolders) && fitsPath(parts, names))
      ?.isIgnored;
  };
}

interface Line {
  readonly parts: PathParts;
  /** True where it is for folders alone. */
  readonly ofFolders: boolean;
  readonly isIgnored: boolean;
}

function readLine(line: string): Line | undefined {
  // Blanks at the end count only behind a backslash.
  const written = line.replace(/(?<![\\ \t])[ \t]+$/, '').replace(/(\\[ \t])[ \t]+$/, '$1');
  if (!written.trim() || written.startsWith('#')) return undefined;
  const isIgnored = !written.startsWith('!');
  const pattern = isIgnored ? written : written.slice(1);
  const body = pattern.replace(/^\//, '').replace(/\/$/, '');
  if (!body) return undefined;
  const isAnchored = pattern.slice(0, -1).includes('/');
  const parts = [...(isAnchored ? [] : anyFolders), ...readParts(body)];
  return { parts, ofFolders: pattern.endsWith('/'), isIgnored };
}
