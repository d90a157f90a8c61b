/** Type of a page, which decides how closely it may follow its source page. */
export const pageTypes = [
  'home',
  'campaign',
  'product',
  'article',
  'case-study',
  'specification',
  'legal',
] as const;
export type PageType = (typeof pageTypes)[number];

/** The largest mirror share each type of page may have unless the config says otherwise. */
export const usualTargets: Readonly<Record<PageType, number>> = {
  home: 0.6,
  campaign: 0.6,
  product: 0.85,
  article: 0.85,
  'case-study': 0.6,
  specification: 1,
  legal: 1,
};

/** The largest mirror share of a page whose type nothing tells. */
export const usualTarget = 0.85;

/** Names of folders and files that tell a page's type, the surest first. */
const habits: readonly (readonly [PageType, readonly string[]])[] = [
  ['legal', ['legal', 'privacy', 'terms', 'tos', 'license', 'cookie', 'cookies', 'imprint', 'impressum']],
  [
    'specification',
    ['spec', 'specs', 'specification', 'changelog', 'release-notes', 'api', 'cli', 'reference'],
  ],
  ['case-study', ['case-study', 'case-studies', 'cases', 'customers', 'customer-stories', 'success-stories']],
  ['campaign', ['campaign', 'campaigns', 'promo', 'promotions', 'events']],
  ['article', ['blog', 'news', 'articles', 'press']],
];

/**
 * Guesses the type of a page from its path: `content/id/legal/privacy.md` is `legal`, `id/index.md` and
 * `content/id/_index.md` are `home`. Undefined where no folder and no part of the name tells.
 * @param key the path without its locale, see `readPath`
 */
export function guessPageType(key: string): PageType | undefined {
  const parts = key.toLowerCase().split('/');
  const name = parts.pop()!.replace(/\..*$/, '');
  // `quic-features-use-cases` is about what a thing is good for.
  const told = [name, ...name.replace(/use[_-]cases?/, '').split(/[_-]/), ...parts];
  const guess = habits.find(([, names]) =>
    names.some((one) => told.includes(one) || name.startsWith(`${one}-`)),
  );
  if (guess) return guess[0];
  const isRoot = parts.every((part) => ['content', 'pages', 'src', 'docs', 'site'].includes(part));
  return isRoot && ['index', '_index', 'home'].includes(name) ? 'home' : undefined;
}
