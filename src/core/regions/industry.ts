/** Industries a page may speak to: what is right for one reads wrong in another. */
export const industries = [
  'internet',
  'retail',
  'fintech',
  'manufacturing',
  'logistics',
  'automotive',
  'energy',
  'healthcare',
  'education',
  'media',
  'games',
  'travel',
  'real-estate',
  'government',
  'electronics',
  'beauty',
  'food',
  'fashion',
  'home',
] as const;
export type Industry = (typeof industries)[number];

/** Folders whose names inside are industries; `media` alone may as well hold pictures. */
const holders = ['industries', 'industry', 'sectors', 'solutions', 'verticals'];
/** Other names sites give to industries. */
const aliases: Readonly<Record<string, Industry>> = {
  technology: 'internet',
  ecommerce: 'retail',
  'e-commerce': 'retail',
  finance: 'fintech',
  banking: 'fintech',
  'financial-services': 'fintech',
  gaming: 'games',
  'public-sector': 'government',
  health: 'healthcare',
};

/**
 * Guesses the industry of a page from its path: `content/solutions/retail.md` is for retail. Undefined where no folder
 * of industries holds it.
 * @param key the path without its locale, see `readPath`
 */
export function guessIndustry(key: string): Industry | undefined {
  const parts = key
    .toLowerCase()
    .replace(/\.[^/]*$/, '')
    .split('/');
  const name = parts.find((_, index) => holders.includes(parts[index - 1] ?? ''));
  if (name === undefined) return undefined;
  return industries.find((one) => one === name) ?? (Object.hasOwn(aliases, name) ? aliases[name] : undefined);
}

/** Industries whose goods carry the marks that most of a market's customers know. */
export const makers: ReadonlySet<Industry> = new Set([
  'manufacturing',
  'automotive',
  'energy',
  'electronics',
  'beauty',
  'food',
  'fashion',
  'home',
]);
