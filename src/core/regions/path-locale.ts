/** Which locale a path is for, as its folders and its name say, among the other paths of its site. */
import { isAccepted, languageCode, type NamedLocale, type PathLocale } from './locale.ts';
import type { Markets } from './market.ts';
import { type Candidate, type LocaleFolder, readFolder, readName } from './path-names.ts';
import type { SiteLayout } from './site-layout.ts';

/** What a path says. */
export interface PathReading {
  readonly found: PathLocale | undefined;
  /**
   * The same for all language versions of a page: `content/id/about.md` and `content/zh/about.md` have the key
   * `content/about.md`; `about.th.md` and `about-th.md` have `about.md`, `values-in/strings.xml` has
   * `values/strings.xml`, `locales/id.json` has `locales/.json`, `id.example.com/a.html` has `example.com/a.html`.
   */
  readonly key: string;
  /** What the layout around the page is in, where the path names no locale. */
  readonly around?: PathLocale;
  /** The locale is not the path's own: something else declares it. */
  readonly isDeclared?: boolean;
}

/** Reads the paths of one site. */
export interface SitePaths {
  /** @param path relative to the site, forward slashes */
  read(path: string): PathReading;
}

/** Where Docusaurus keeps translations, and where their originals are: those of a plugin's second copy by its name. */
const docusaurus =
  /^(.*?)i18n\/docusaurus-(?:plugin|theme)-(?:content-)?(docs|blog|pages)(?:-([\w-]+))?\/(?:current\/|(version-[^/]+)\/)?/;

/** Folders of code: a language there is the name of a module, unless another one stands beside it. */
const codeFolders =
  /^(?:src|libs?|tests?|specs?|bin|cmd|pkg|packages|internal|vendor|node_modules|api|tools|scripts|build|target|java)$/;

/** What may name the locale of each folder of a path and of its name, outermost first. */
type FolderReading = readonly (LocaleFolder | undefined)[];

/**
 * Reads the paths of a site. A name that is a language and a word is what those beside it make it: `hr.json` in `en-US/`
 * with `it.json` is no Croatian, `eu/` above `eu/site/ja` and `eu/site/zh` no Basque, `about-id.md` is Indonesian beside
 * `about.md`.
 * @param paths all files of the site
 * @param markets the markets of the site
 * @param layout what the configs of its generator say
 */
export function sitePaths(
  paths: readonly string[],
  markets: Markets,
  layout: SiteLayout = () => undefined,
): SitePaths {
  const folders = new Map<string, FolderReading>();
  const foldersOf = (folder: string): FolderReading => {
    const known = folders.get(folder);
    if (known) return known;
    const slash = folder.lastIndexOf('/');
    const own = readFolder(folder.slice(slash + 1), markets);
    const read = folder === '' ? [] : [...foldersOf(slash < 0 ? '' : folder.slice(0, slash)), own];
    folders.set(folder, read);
    return read;
  };
  const candidatesOf = (path: string): Candidate[] => {
    const slash = path.lastIndexOf('/');
    const folder = slash < 0 ? '' : path.slice(0, slash);
    const parts = folder.split('/');
    const inFolders = foldersOf(folder).flatMap((read, part): Candidate[] =>
      read?.found
        ? [
            {
              found: read.found,
              kind: 'folder',
              place: parts.slice(0, part).join('/'),
              part,
              rest: read.rest,
            },
          ]
        : [],
    );
    return [...inFolders, ...readName(path.slice(slash + 1), folder, parts.length, markets)];
  };

  const all = new Set(paths);
  /** The locales that stand in a place. */
  const beside = new Map<string, Map<string, NamedLocale>>();
  /** Folders with files that say their locale behind a hyphen or an underscore. */
  const suffixed = new Set<string>();
  const hasBase = ({ place }: Candidate) => all.has(place.replace('*', '').replace(/^\//, ''));
  const seen: Candidate[] = [];
  const seenFolders = new Set<string>();
  for (const path of paths) {
    for (const candidate of candidatesOf(path)) {
      if (candidate.kind === 'folder') {
        const id = `${candidate.place}\n${candidate.found.locale}`;
        if (seenFolders.has(id)) continue;
        seenFolders.add(id);
      }
      seen.push(candidate);
      const names = beside.get(candidate.place) ?? new Map<string, NamedLocale>();
      beside.set(candidate.place, names.set(candidate.found.locale, candidate.found));
    }
  }
  /** Folders below which others are locales: nothing above these is one by the way. */
  const above = { sure: new Set<string>(), usual: new Set<string>() };
  for (const { place, kind } of seen) {
    const names = [...beside.get(place)!.values()];
    const sure = names.filter(({ sureness }) => sureness === 'sure').length;
    const usual = names.filter(({ sureness }) => sureness === 'usual').length;
    const folder = kind === 'folder' ? place : place.slice(0, place.lastIndexOf('/'));
    if (sure + usual > 1 || (kind === 'folder' && sure)) addAll(above.usual, folder);
    if (sure + usual > 1 && sure) addAll(above.sure, folder);
  }
  const othersOf = ({ place, found }: Candidate) =>
    [...(beside.get(place)?.values() ?? [])].filter(({ locale }) => locale !== found.locale);
  for (const candidate of seen)
    if (candidate.kind === 'suffix' && isSuffix(candidate)) suffixed.add(folderOf(candidate));

  function isSuffix(candidate: Candidate): boolean {
    const { found } = candidate;
    if (found.sureness === 'sure') return true;
    const others = othersOf(candidate);
    return found.sureness === 'usual' ? others.length > 0 || hasBase(candidate) : isAccepted(found, others);
  }

  function isHeld(candidate: Candidate): boolean {
    const { found, kind, place } = candidate;
    if (kind === 'suffix')
      return isSuffix(candidate) || (found.sureness === 'usual' && suffixed.has(folderOf(candidate)));
    const others = othersOf(candidate);
    if (kind === 'whole' || kind === 'dotted') return isAccepted(found, others);
    if (found.sureness === 'sure' || others.some(({ sureness }) => sureness === 'sure'))
      return isAccepted(found, others);
    return isAccepted(found, others) && !codeFolders.test(lastOf(place));
  }

  const readings = new Map<string, PathReading>();
  function read(path: string): PathReading {
    const parts = path.split('/');
    const inFolders = foldersOf(parts.slice(0, -1).join('/'));
    const candidates = candidatesOf(path);
    const isAbove = ({ kind, found, part }: Candidate) =>
      kind === 'folder' &&
      above[found.sureness === 'sure' ? 'sure' : 'usual'].has(parts.slice(0, part + 1).join('/'));
    const held = candidates.filter((one) => isHeld(one) && (othersOf(one).length > 0 || !isAbove(one)));
    const rank = (one: Candidate) => {
      const isNamed = one.kind === 'dotted' || one.kind === 'suffix';
      const isSure = one.found.sureness === 'sure';
      const hasOthers = othersOf(one).length > 0 || (isNamed && (isSure || hasBase(one)));
      return (hasOthers ? 4 : 0) + (isSure ? 2 : 0) + (isNamed ? 1 : 0);
    };
    const best = held.reduce<Candidate | undefined>((a, b) => (a && rank(a) >= rank(b) ? a : b), undefined);
    const same = held.filter((one) => one.kind !== 'folder' && one.found.locale === best?.found.locale);
    const named = best && best.kind !== 'folder' ? best : same[0];
    const rest = parts.flatMap((part, index): string | readonly string[] => {
      if (index === parts.length - 1) return named?.rest ?? part;
      const folder = inFolders[index];
      if (folder && folder.found === undefined) return folder.rest!;
      return best?.kind === 'folder' && best.part === index ? (best.rest ?? []) : part;
    });
    const found = best && withoutTaken(best.found, othersOf(best));
    return { found, key: canonicalKey(rest.join('/')).normalize('NFC') };
  }

  /** A folder that is called by its language needs nobody to say so: the region that configs write is often a template's. */
  function withLayout(path: string, reading: PathReading): PathReading {
    const own = layout(path);
    const isTold =
      own && reading.found && languageCode(own.found.locale) === languageCode(reading.found.locale);
    return own && !isTold ? { found: own.found, key: own.key.normalize('NFC') } : reading;
  }

  return {
    read(path) {
      const known = readings.get(path) ?? withLayout(path, read(path));
      readings.set(path, known);
      return known;
    },
  };
}

/** `pt` beside `pt-BR` is not for Brazil: that has its own. */
function withoutTaken(found: NamedLocale, others: readonly NamedLocale[]): PathLocale {
  const { sureness: _, ...locale } = found;
  const isTaken =
    found.isImplied && found.market && others.some((one) => !one.isImplied && one.market === found.market);
  return isTaken ? { ...locale, market: undefined } : locale;
}

function addAll(set: Set<string>, folder: string): void {
  for (let end = folder.length; end > 0; end = folder.lastIndexOf('/', end - 1))
    set.add(folder.slice(0, end));
}

const lastOf = (folder: string) => folder.slice(folder.lastIndexOf('/') + 1);
const folderOf = ({ place }: Candidate) => place.slice(0, place.lastIndexOf('/'));

const alone = new WeakMap<Markets, SitePaths>();

/**
 * The locale a path is for and its key, where nothing is known of the paths beside it.
 * @param path relative to the site, forward slashes
 * @param markets the markets of the site
 */
export function readPath(path: string, markets: Markets): PathReading {
  const paths = alone.get(markets) ?? sitePaths([], markets);
  alone.set(markets, paths);
  return paths.read(path);
}

function canonicalKey(path: string): string {
  return path.replace(docusaurus, (_, head: string, kind: string, name?: string, version?: string) => {
    const docs = version ? `versioned_docs/${version}` : 'docs';
    const own = name && version ? `${name}_versioned_docs/${version}` : name;
    return `${head}${own ?? (kind === 'pages' ? 'src/pages' : kind === 'docs' ? docs : kind)}/`;
  });
}
