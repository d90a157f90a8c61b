/** The one table of formats; editor, server and command line read it. */
import type { Format } from './content.ts';
import { markdown } from './markdown.ts';

export const formats: readonly Format[] = [markdown];

/** The format of a file by its name, or undefined where Terroir does not read it. */
export function formatOf(path: string): Format | undefined {
  const dot = path.lastIndexOf('.');
  const extension = dot < 0 ? '' : path.slice(dot).toLowerCase();
  return formats.find((format) => format.extensions.includes(extension));
}
