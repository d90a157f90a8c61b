import type { Language } from '../core/view.ts';
import { cliWords } from './words.ts';

/** Something the user can mend: said in one line, without a stack. */
export class UsageError extends Error {}

/** `value` if it is one of `options`; otherwise the user is told which there are. */
export function oneOf<T extends string>(
  option: string,
  value: string,
  options: readonly T[],
  language: Language,
): T {
  const found = options.find((candidate) => candidate === value);
  if (!found) throw new UsageError(cliWords(language).notOneOf(option, value, options.join(', ')));
  return found;
}
