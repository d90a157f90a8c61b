/**
 * Reads what declares pages to be versions of each other: sitemaps, the metadata of Next, and front matter that several
 * pages have in common, as Jekyll and Hugo read it. (What a page's own head lists is read with the page.)
 */
import { alternatesIn } from '../content/alternates.ts';
import { parseFrontMatter } from '../content/front-matter.ts';
import { elementsOf, elementWhole, readXml, xmlAttribute } from '../content/strings/xml.ts';
import type { Host } from '../host.ts';
import { readAddress } from './addresses.ts';
import { routesBelow, routesFolder } from './routes.ts';
import type { DeclaredVersion, VersionSet } from './version-sets.ts';

/** Versions of one page by address, as something declares them; `own` is the address of the page itself, or a path. */
interface Listed {
  readonly own?: { readonly address: string } | { readonly path: string } | undefined;
  readonly languages: readonly (readonly [tag: string, address: string])[];
}

/** Nothing that is read here is longer, in UTF-16 code units. */
const longest = 2_000_000;

const sitemap = /(?:^|\/)sitemap[\w.-]*\.xml$/i;
const nextModule = /(?:^|\/)(?:src\/)?app\/(?:.*\/)?(?:page|layout|sitemap)\.[jt]sx?$/;
const page = /\.(?:md|markdown|mdx|html)$/i;

/**
 * Sets of pages that are versions of each other, by what declares them.
 * @param paths all files of the site
 */
export async function readVersionSets(
  paths: readonly string[],
  host: Pick<Host, 'read' | 'readSaved'>,
): Promise<VersionSet[][]> {
  // A page that is typed in is not read again at every key.
  const read = host.readSaved ?? host.read;
  const textOf = async (path: string) => {
    const file = await read(path);
    return 'text' in file && file.text.length <= longest ? file.text : undefined;
  };
  const routes = new Map<string, ReadonlyMap<string, string>>();
  const pathsBy = (declaring: string) => {
    const folder = routesFolder(declaring);
    const known = routes.get(folder) ?? routesBelow(paths, folder);
    routes.set(folder, known);
    return known;
  };
  const inSitemaps: VersionSet[] = [];
  const inMetadata: VersionSet[] = [];
  for (const path of paths) {
    const isMap = sitemap.test(path);
    if (!isMap && !nextModule.test(path)) continue;
    const text = await textOf(path);
    if (text === undefined || !/hreflang|alternates/i.test(text)) continue;
    const listed = isMap ? inSitemap(text) : inModule(path, text);
    (isMap ? inSitemaps : inMetadata).push(...setsOf(listed, pathsBy(path)));
  }
  const tiedSets: VersionSet[][] = [];
  for (const generator of generatorsOf(paths)) tiedSets.push(...(await tied(generator, paths, textOf)));
  return [inSitemaps, inMetadata, ...tiedSets];
}

/** https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap */
function inSitemap(text: string): Listed[] {
  return elementsOf(readXml(text).children, 'url').map((url) => {
    const [loc] = elementsOf(url.children, 'loc');
    const links = elementsOf(url.children, 'xhtml:link', 'link');
    const languages = links.flatMap((link): [string, string][] => {
      const tag = xmlAttribute(text, link, 'hreflang');
      return tag ? [[tag, xmlAttribute(text, link, 'href')]] : [];
    });
    const own = loc && languages.length ? { address: elementWhole(text, loc).text.trim() } : undefined;
    return { own, languages };
  });
}

/** https://nextjs.org/docs/app/api-reference/functions/generate-metadata#alternates */
function inModule(path: string, text: string): Listed[] {
  const isPage = /\/page\.\w+$/.test(path);
  return alternatesIn(text).map(({ own, languages }) => ({
    own: isPage ? { path } : own === undefined ? undefined : { address: own },
    languages,
  }));
}

/** Sets of addresses as sets of pages: what leads to no page of the site is left out. */
function setsOf(listed: readonly Listed[], pages: ReadonlyMap<string, string>): VersionSet[] {
  const addressed = listed.map(({ own, languages }) => [
    ...(own && 'address' in own ? [{ place: placeOf(own.address), tag: undefined }] : []),
    ...languages.map(([tag, address]) => ({ place: placeOf(address), tag })),
  ]);
  const all = addressed.flatMap((set) => set.flatMap(({ place }) => place ?? []));
  // A project's site lies in a folder of its host: https://acme.github.io/shop/zh/about
  const [folder] = all[0]?.split('/') ?? [];
  const isBelow = folder !== '' && all.every((place) => place === folder || place.startsWith(`${folder}/`));
  const pathAt = (place: string | undefined) =>
    place === undefined
      ? undefined
      : (pages.get(place) ?? (isBelow ? pages.get(place.slice(folder!.length + 1)) : undefined));
  return listed.flatMap(({ own }, index): VersionSet[] => {
    const versions = addressed[index]!.flatMap(({ place, tag }): DeclaredVersion[] => {
      const path = pathAt(place);
      const locale = tag?.toLowerCase() === 'x-default' ? undefined : tag;
      return path === undefined ? [] : [{ path, locale }];
    });
    const self = own && 'path' in own ? [{ path: own.path, locale: undefined }] : [];
    const set = [...self, ...versions];
    return new Set(set.map(({ path }) => path)).size > 1 ? [set] : [];
  });
}

const placeOf = (address: string) => readAddress(address)?.place;

/** A generator that takes pages of several languages together by what stands in their front matter. */
interface Generator {
  /** Where its site lies, with a slash behind it; '' for the site itself. */
  readonly folder: string;
  readonly keys: readonly string[];
}

/** Whose config lies where, and the keys that it, or what is written for it everywhere, takes pages together by. */
const generators: readonly (readonly [config: RegExp, keys: readonly string[]])[] = [
  // https://github.com/untra/polyglot, and the keys of tutorials without it
  [/^(.*\/)?_config\.ya?ml$/, ['permalink', 'page_id', 'translation_key', 'ref', 'lang-ref', 'lang_ref']],
  // https://gohugo.io/content-management/multilingual/#bypassing-default-linking
  [
    /^(.*\/)?(?:hugo|config|config\/_default\/(?:hugo|config|languages))\.(?:toml|ya?ml)$/,
    ['translationKey'],
  ],
];

function generatorsOf(paths: readonly string[]): Generator[] {
  const found = new Map<string, Generator>();
  for (const path of paths)
    for (const [config, keys] of generators) {
      const folder = config.exec(path)?.[1] ?? '';
      if (config.test(path) && !/node_modules\//.test(path))
        found.set(`${folder}\n${keys[0]}`, { folder, keys });
    }
  return [...found.values()];
}

/** The pages that front matter ties together, by each of the keys, with the language they say. */
async function tied(
  { folder, keys }: Generator,
  paths: readonly string[],
  textOf: (path: string) => Promise<string | undefined>,
): Promise<VersionSet[][]> {
  const byKey = keys.map((key) => ({ key, sets: new Map<string, DeclaredVersion[]>() }));
  for (const path of paths) {
    if (!path.startsWith(folder) || !page.test(path)) continue;
    const text = await textOf(path);
    const data = text === undefined ? undefined : parseFrontMatter(text).frontMatter?.data;
    if (!data) continue;
    const locale = [data.lang, data.locale, data.language].find((tag) => typeof tag === 'string');
    for (const { key, sets } of byKey) {
      const value = data[key];
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const name = String(value).replace(/^\/|\/$/g, '');
      const set = sets.get(name) ?? [];
      set.push({ path, locale });
      sets.set(name, set);
    }
  }
  return byKey.map(({ sets }) => [...sets.values()].filter((set) => set.length > 1));
}
