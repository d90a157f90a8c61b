/** Who owns a file, as GitHub reads CODEOWNERS; see "About code owners" in its documentation. */
import { anyFolders, anyName, fitsPath, type PathParts, readParts } from '../text/glob.ts';

/** Where GitHub looks for the file, the first that is there. */
export const codeownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** A larger file GitHub does not load. */
export const largestCodeowners = 3 * 1024 * 1024;

interface Line {
  readonly parts: PathParts;
  readonly owners: readonly string[];
}

/**
 * Reads a CODEOWNERS file. Of the lines that match a path the last counts, also one without owners; a line GitHub
 * cannot read is passed over.
 * @returns a function from a path below the repository's root to its owners: `@user`, `@org/team` or an e-mail address
 */
export function parseCodeowners(text: string): (path: string) => readonly string[] {
  const lines = text.split(/\r?\n/).flatMap((line) => readLine(line) ?? []);
  return (path) => {
    const names = path.split('/');
    return lines.findLast(({ parts }) => fitsPath(parts, names))?.owners ?? [];
  };
}

function readLine(line: string): Line | undefined {
  // A space in a path is written `\ `; what follows # is a comment.
  const words = line.replace(/(?:^|\s)#.*/, '').match(/(?:\\ |\S)+/g) ?? [];
  const [pattern, ...owners] = words;
  if (!pattern || !owners.every((owner) => /^(?:@[\w.-]+(?:\/[\w.-]+)?|[^@\s]+@[^@\s]+)$/.test(owner)))
    return undefined;
  const parts = readPattern(pattern.replaceAll('\\ ', ' '));
  return parts && { parts, owners };
}

/**
 * A pattern as in .gitignore, but without `!`, `[ ]` and `\#`. Unlike there, `docs/*` matches only what lies directly
 * in docs. Undefined for one GitHub does not take.
 */
function readPattern(pattern: string): PathParts | undefined {
  if (/^!|[[\]\\]/.test(pattern)) return undefined;
  const isAnchored = pattern.slice(0, -1).includes('/');
  const isFolder = pattern.endsWith('/');
  const parts = readParts(pattern.replace(/^\//, '').replace(/\/$/, ''));
  const last = pattern.slice(pattern.lastIndexOf('/') + 1);
  const isWhole = last === '**' || (isAnchored && last === '*');
  const below = isFolder ? [...anyFolders, ...anyName] : isWhole ? [] : anyFolders;
  return [...(isAnchored ? [] : anyFolders), ...parts, ...below];
}
