import type { Config } from '../config.ts';
import { languageCode } from '../regions/locale.ts';
import type { Version } from './versions.ts';

/** More markets in one language than a site has; a folder of look-alikes costs no more than that. */
const mostVariants = 20;

/**
 * Finds the locale variants of a page: its versions for other markets, in a language that may be the same, as far as paths tell.
 * `content/en-SG/about.md` has the variant `content/en-MY/about.md`, but not `content/id/about.md`.
 */
export function findLocaleVariants(
  versionsOf: (path: string) => readonly Version[],
  config: Config,
): (path: string) => readonly string[] {
  const isSource = ({ locale }: Version) => locale !== undefined && config.isSource(locale);
  return (path) => {
    const versions = versionsOf(path);
    const own = versions.find((version) => version.path === path);
    if (own && isSource(own)) return [];
    const isAlike = ({ locale }: Version) =>
      !own?.locale || !locale || languageCode(own.locale) === languageCode(locale);
    const localeVariants = versions.filter(
      (other) => other.path !== path && !isSource(other) && isAlike(other),
    );
    return localeVariants.slice(0, mostVariants).map((variant) => variant.path);
  };
}
