/** Whom a page speaks to. Some references are right for one and wrong for another. */
export const audiences = ['local', 'chinese-abroad', 'entering-china'] as const;
/** `local`: companies and people of the market; `chinese-abroad`: Chinese companies there; `entering-china`: foreign companies on their way into China. */
export type Audience = (typeof audiences)[number];
