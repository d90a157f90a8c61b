/** Who owns a file, as GitHub reads CODEOWNERS; see "About code owners" in its documentation. */
import { isCheapGlob } from '../config.ts';

/** Where GitHub looks for the file, the first that is there. */
export const codeownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** A larger file GitHub does not load. */
export const largestCodeowners = 3 * 1024 * 1024;

interface Line {
  readonly matches: RegExp;
  readonly owners: readonly string[];
}

/**
 * Reads a CODEOWNERS file. Of the lines that match a path the last counts, also one without owners; a line GitHub
 * cannot read is passed over.
 * @returns a function from a path below the repository's root to its owners: `@user`, `@org/team` or an e-mail address
 */
export function parseCodeowners(text: string): (path: string) => readonly string[] {
  const lines = text.split(/\r?\n/).flatMap((line) => readLine(line) ?? []);
  return (path) => lines.findLast(({ matches }) => matches.test(path))?.owners ?? [];
}

function readLine(line: string): Line | undefined {
  // A space in a path is written `\ `; what follows # is a comment.
  const words = line.replace(/(?:^|\s)#.*/, '').match(/(?:\\ |\S)+/g) ?? [];
  const [pattern, ...owners] = words;
  if (!pattern || !owners.every((owner) => /^(?:@[\w.-]+(?:\/[\w.-]+)?|[^@\s]+@[^@\s]+)$/.test(owner)))
    return undefined;
  const matches = toRegExp(pattern.replaceAll('\\ ', ' '));
  return matches && { matches, owners };
}

/**
 * A pattern as in .gitignore, but without `!`, `[ ]` and `\#`. Unlike there, `docs/*` matches only what lies directly
 * in docs. Undefined for one GitHub does not take, or of so many stars that matching could take long.
 */
function toRegExp(pattern: string): RegExp | undefined {
  if (/^!|[[\]\\]/.test(pattern) || !isCheapGlob(pattern.replace(/[()|]/g, ''))) return undefined;
  const isAnchored = pattern.slice(0, -1).includes('/');
  const isFolder = pattern.endsWith('/');
  const parts = pattern.replace(/^\//, '').replace(/\/$/, '').split('/');
  const body = parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    if (part === '**') return isLast ? '.+' : '(?:[^/]+/)*';
    return toSource(part) + (isLast ? '' : '/');
  });
  const isDirect = isAnchored && parts.at(-1) === '*';
  const below = isFolder ? '/.+' : isDirect || parts.at(-1) === '**' ? '' : '(?:/.+)?';
  return new RegExp(`^${isAnchored ? '' : '(?:[^/]+/)*'}${body.join('')}${below}$`);
}

function toSource(part: string): string {
  return part
    .replace(/[.+^${}()|]/g, '\\$&')
    .replace(/\*+/g, '[^/]*')
    .replaceAll('?', '[^/]');
}
