/** Audience of a page. Some references are right for one and wrong for another. */
export const audiences = ['local', 'chinese-abroad', 'entering-china'] as const;
/** `local`: companies and people of the market; `chinese-abroad`: Chinese companies there; `entering-china`: foreign companies on their way into China. */
export type Audience = (typeof audiences)[number];

/** Names of folders and files that tell it; what is for local readers, nobody names so. */
const habits: readonly (readonly [Audience, readonly string[]])[] = [
  ['entering-china', ['china-gateway', 'china-entry', 'china-market-entry', 'enter-china', 'entering-china']],
  ['chinese-abroad', ['go-global', 'going-global', 'go-abroad', 'chinese-enterprises', 'chinese-companies']],
];

/**
 * Guesses whom a page speaks to from its path: `content/go-global/id.md` speaks to Chinese companies abroad. Undefined
 * where no folder and no name tells.
 * @param key the path without its locale, see `readPath`
 */
export function guessAudience(key: string): Audience | undefined {
  const parts = key
    .toLowerCase()
    .replace(/\.[^/]*$/, '')
    .split('/');
  return habits.find(([, names]) => names.some((name) => parts.includes(name)))?.[0];
}
