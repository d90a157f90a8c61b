import { realpathSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import path from 'node:path';

/**
 * True for what lies in a folder, itself included, whatever links lead there: a site that is not trusted must not make
 * anything outside be read, listed or written. False for what is not there, and for links that lead nowhere.
 * @param root absolute path of the folder
 * @param file absolute path
 */
export async function isInside(root: string, file: string): Promise<boolean> {
  try {
    // Asked at once, as `readText` asks.
    return isBelow(realpathSync.native(root), realpathSync.native(file));
  } catch {
    return false;
  }
}

/** True for an absolute path in a folder, itself included, as both are written: links are not followed. */
export function isBelow(outer: string, inner: string): boolean {
  const relative = path.relative(outer, inner);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** True where a file of a folder can be written without leaving it: what is there of its path, links too, lies inside. */
export async function staysInside(root: string, file: string): Promise<boolean> {
  for (let here = file; here.length >= root.length; here = path.dirname(here)) {
    if (await exists(here)) return isInside(root, here);
  }
  return false;
}

function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
