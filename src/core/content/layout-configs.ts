/**
 * What the configs of site generators say of languages and their folders. Nothing of them runs: data is read as data,
 * and of a module only what stands in it literally.
 */
import type { LanguagePlace } from '../regions/site-layout.ts';
import type { Bundle, DataFormat } from './strings/bundle.ts';
import { json, json5 } from './strings/json.ts';
import type { JsonValue } from './strings/json-reader.ts';
import { literalsNamed } from './strings/script.ts';
import { toml } from './strings/toml.ts';
import { yaml } from './strings/yaml.ts';

/** A literal value: strings, and lists and objects of them; all else is undefined. */
type Plain = string | readonly Plain[] | { readonly [key: string]: Plain } | undefined;

/** How the configs of a generator are found and read. */
interface Generator {
  /** The path of a config behind the folder of the site. */
  readonly config: RegExp;
  places(text: string, root: string, name: string): LanguagePlace[];
}

const byEnding: Readonly<Record<string, DataFormat>> = { toml, yaml, yml: yaml, json, json5 };

/** No config is longer, in UTF-16 code units. */
const longest = 200_000;
/** No site has more languages in more places. */
const most = 300;

/** https://gohugo.io/configuration/languages/ */
const hugo: Generator = {
  config: /^(?:hugo|config|config\/_default\/(?:hugo|config|languages))\.(?:toml|ya?ml|json)$/,
  places(text, root, name) {
    const data = recordIn(dataOf(text, name));
    const languages = recordIn(/languages\.\w+$/.test(name) ? data : data.languages);
    const main = folderIn(root, data.contentDir) ?? join(root, 'content');
    return Object.entries(languages).flatMap(([locale, language]): LanguagePlace[] => {
      const path = folderIn(root, valueIn(language, 'contentDir'));
      return path === undefined ? [] : [{ path, kind: 'folder', locale, key: main }];
    });
  },
};

/** https://vitepress.dev/guide/i18n and https://vuepress.vuejs.org/guide/i18n.html */
const press: Generator = {
  config: /^(?:[\w-]+\/)?\.(?:vitepress|vuepress)\/config(?:\/index)?\.[cm]?[jt]s$/,
  places: (text, root, name) => {
    const base = join(root, name.replace(/\/?\.(?:vitepress|vuepress)\/.*$/, ''));
    return literalsNamed(text, 'locales').flatMap(({ value, bundle }) => {
      const locales = recordIn(plain(value, bundle));
      return Object.entries(locales).flatMap(([key, settings]): LanguagePlace[] => {
        const locale = valueIn(settings, 'lang');
        const path = key === 'root' ? undefined : folderIn(base, key);
        return path === undefined || !locale ? [] : [{ path, kind: 'folder', locale, key: base }];
      });
    });
  },
};

/** https://docs.astro.build/en/guides/internationalization/ and https://starlight.astro.build/guides/i18n/ */
const astro: Generator = {
  config: /^astro\.config\.[cm]?[jt]s$/,
  places: (text, root) =>
    literalsNamed(text, 'locales').flatMap(({ value, bundle }) => {
      const locales = plain(value, bundle);
      const named = Array.isArray(locales)
        ? locales.map((one) => [valueIn(one, 'path'), listIn(one, 'codes')[0]] as const)
        : Object.entries(recordIn(locales)).map(([name, one]) => [name, valueIn(one, 'lang')] as const);
      const src = join(root, 'src');
      return named.flatMap(([name, locale]): LanguagePlace[] =>
        name && locale && name !== 'root' ? [{ path: src, kind: { name }, locale, key: src }] : [],
      );
    }),
};

/** https://i18n.nuxtjs.org/docs/guide/lazy-load-translations */
const nuxt: Generator = {
  config: /^nuxt\.config\.[cm]?[jt]s$/,
  places(text, root) {
    const said = literalsNamed(text, 'langDir').map(({ value, bundle }) => plain(value, bundle));
    const folder = typeof said[0] === 'string' ? said[0] : 'locales';
    return literalsNamed(text, 'locales').flatMap(({ value, bundle }) => {
      const locales = plain(value, bundle);
      return (Array.isArray(locales) ? locales : []).flatMap((one) => {
        const locale = valueIn(one, 'language') ?? valueIn(one, 'iso') ?? valueIn(one, 'code');
        const files = [valueIn(one, 'file'), ...listIn(one, 'files')];
        return ['', 'i18n'].flatMap((above) =>
          files.flatMap((file): LanguagePlace[] => {
            const path = file && folderIn(join(root, above), `${folder}/${file}`);
            const key = path?.replace(/[^/]*(?=\.\w+$)/, '');
            return path && key && locale ? [{ path, kind: 'file', locale, key }] : [];
          }),
        );
      });
    });
  },
};

const generators = [hugo, press, astro, nuxt];

/** The configs among the files of a site: of the site itself, and of those in its folders. */
export function layoutConfigs(paths: readonly string[]): string[] {
  return paths.filter((path) => rootOf(path) !== undefined).slice(0, most);
}

/** The folder of a generator's site that a config is of, and the generator. */
function rootOf(path: string): { root: string; name: string; generator: Generator } | undefined {
  if (!/(?:config|hugo|languages)(?:\/index)?\.\w+$/.test(path) || /(?:^|\/)node_modules\//.test(path))
    return undefined;
  for (const generator of generators)
    for (let at = 0; at >= 0; at = path.indexOf('/', at) + 1 || -1) {
      const name = path.slice(at);
      if (generator.config.test(name)) return { root: path.slice(0, Math.max(0, at - 1)), name, generator };
    }
  return undefined;
}

/** Where the languages of a site lie, as one of its configs says. */
export function placesIn(path: string, text: string): LanguagePlace[] {
  const found = rootOf(path);
  if (!found || text.length > longest) return [];
  return found.generator.places(text, found.root, found.name).slice(0, most);
}

function dataOf(text: string, name: string): Plain {
  const bundle = byEnding[name.slice(name.lastIndexOf('.') + 1)]!.bundle(text);
  return bundle.roots[0] && plain(bundle.roots[0], bundle);
}

function plain(value: JsonValue, bundle: Pick<Bundle, 'decode'>): Plain {
  if (value.kind === 'string') return bundle.decode(value).value.text;
  if (value.kind === 'array') return value.members.map((item) => plain(item.value, bundle));
  if (value.kind !== 'object') return undefined;
  const record: Record<string, Plain> = Object.create(null);
  for (const { key, value: member } of value.members) {
    // `languages.zh.title = "…"` of TOML is one key here.
    const [first = '', ...rest] = key.split('.');
    const own = plain(member, bundle);
    const inner = rest.reduceRight<Plain>((nested, part) => ({ [part]: nested }), own);
    record[first] = { ...recordIn(record[first]), ...recordIn(inner) };
    if (typeof inner !== 'object' || Array.isArray(inner)) record[first] = inner;
  }
  return record;
}

function recordIn(value: Plain): { readonly [key: string]: Plain } {
  return typeof value === 'object' && !Array.isArray(value)
    ? (value as { readonly [key: string]: Plain })
    : {};
}

function valueIn(value: Plain, key: string): string | undefined {
  const record = recordIn(value);
  const own = Object.hasOwn(record, key) ? record[key] : undefined;
  return typeof own === 'string' ? own : undefined;
}

function listIn(value: Plain, key: string): string[] {
  const record = recordIn(value);
  const own = Object.hasOwn(record, key) ? record[key] : undefined;
  return Array.isArray(own) ? own.filter((one) => typeof one === 'string') : [];
}

const join = (...parts: string[]) => parts.filter(Boolean).join('/');

/** A folder below another, as configs write it: `content/zh/`, `/en/`; undefined for one that is nowhere below. */
function folderIn(root: string, written: Plain): string | undefined {
  if (typeof written !== 'string') return undefined;
  const parts = written.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length && !parts.includes('..') ? join(root, ...parts) : undefined;
}
