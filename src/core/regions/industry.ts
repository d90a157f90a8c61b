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
] as const;
export type Industry = (typeof industries)[number];
