/**
 * Copy that merchants write into the theme of a Shopify shop (https://shopify.dev/docs/storefronts/themes/architecture):
 * settings of sections and blocks in `templates/*.json`, `sections/*.json` and `config/settings_data.json`, and what a
 * section's `{% schema %}` has for them by default. Its labels are for the merchant: no visitor reads them.
 */
import { type Bundle, bundleContent, type DataFormat } from './bundle.ts';
import { json, json5 } from './json.ts';
import type { JsonMember, JsonValue } from './json-reader.ts';
import type { StringEntry } from './string-content.ts';
import { isTranslatable, kindOf } from './translatable.ts';

/** True for files of a theme that hold settings; whether one does, its content says. */
export function isThemePath(path: string): boolean {
  return /(?:^|\/)(?:templates\/(?:[^/]+\/)?[^/]+|sections\/[^/]+|config\/settings_data)\.json$/.test(path);
}

/** A JSON template, a section group, or the settings of a theme. */
export const themeJson: DataFormat = {
  ...json,
  parse: (text) => bundleContent(json.bundle(text), themeEntries),
};

/** The inside of `{% schema %}`: Shopify takes a comma behind the last of a list. */
export const themeSchema: DataFormat = {
  ...json,
  parse: (text) => bundleContent(json5.bundle(text), schemaEntries),
};

function themeEntries(bundle: Bundle): StringEntry[] {
  const [root] = bundle.roots;
  const current = member(root, 'current')?.value;
  const sections = member(root, 'sections')?.value;
  if (sections?.kind === 'object') return settingsBelow(sections, ['sections'], bundle, () => true);
  if (!member(root, 'presets') || current?.kind !== 'object') return [];
  return [
    ...entriesOf(current, ['current'], bundle, () => true),
    ...settingsBelow(current, ['current'], bundle, () => true),
  ];
}

/** Types of settings that hold text (https://shopify.dev/docs/storefronts/themes/architecture/settings/input-settings). */
const textTypes = new Set(['text', 'textarea', 'richtext', 'inline_richtext', 'html']);

function schemaEntries(bundle: Bundle): StringEntry[] {
  const [root] = bundle.roots;
  if (!root) return [];
  const entries: StringEntry[] = [];
  const types = new Map<string, boolean>();
  const stringOf = (value: JsonValue, name: string) => {
    const found = member(value, name)?.value;
    return found?.kind === 'string' ? bundle.decode(found).value.text : '';
  };
  const blocks = member(root, 'blocks')?.value.members ?? [];
  for (const { value } of [{ value: root }, ...blocks])
    for (const { value: setting } of member(value, 'settings')?.value.members ?? []) {
      const id = stringOf(setting, 'id');
      const isText = textTypes.has(stringOf(setting, 'type'));
      types.set(id, isText || types.get(id) === true);
      const preset = member(setting, 'default');
      if (isText && preset?.value.kind === 'string')
        entries.push(...entryOf({ ...preset, key: id }, [], bundle));
    }
  const isText = (id: string) => types.get(id) ?? true;
  for (const name of ['presets', 'default']) {
    const preset = member(root, name)?.value;
    if (preset) entries.push(...settingsBelow(preset, [name], bundle, isText));
  }
  return entries;
}

function member(value: JsonValue | undefined, name: string): JsonMember | undefined {
  return value?.members.find(({ key }) => key === name);
}

/** The copy in all `settings` below a value; what is disabled nobody sees. */
function settingsBelow(
  value: JsonValue,
  path: readonly string[],
  bundle: Bundle,
  isText: (id: string) => boolean,
): StringEntry[] {
  return value.members.flatMap(({ key, value: inner }) => {
    if (inner.kind === 'string' || isDisabled(inner, bundle)) return [];
    const place = [...path, key];
    return key === 'settings'
      ? entriesOf(inner, place, bundle, isText)
      : settingsBelow(inner, place, bundle, isText);
  });
}

function isDisabled(value: JsonValue, { text }: Bundle): boolean {
  const disabled = member(value, 'disabled')?.value;
  return disabled !== undefined && text.startsWith('true', disabled.from);
}

function entriesOf(
  settings: JsonValue,
  path: readonly string[],
  bundle: Bundle,
  isText: (id: string) => boolean,
): StringEntry[] {
  return settings.members.flatMap((setting) =>
    setting.value.kind === 'string' && isText(setting.key) ? entryOf(setting, path, bundle) : [],
  );
}

function entryOf(
  { key, span, value }: JsonMember,
  path: readonly string[],
  { decode }: Bundle,
): StringEntry[] {
  const decoded = decode(value);
  if (!isCopy(key, decoded.value.text)) return [];
  const kind = tag.test(decoded.value.text) ? 'html' : action.test(key) ? 'button' : kindOf(key);
  return [{ ...decoded, key: [...path, key].join('.'), block: span, kind, isCopy: true }];
}

/** What leads somewhere, however its words are called. */
const action = /(?:button|btn|cta|link)[_-]?(?:label|text)$/i;

const tag = /<[a-z][^<>]*>/i;

/** Last words of the ids of settings that choose, style or link something, as authors of themes name them. */
const choices =
  /(?:^|[_-]|(?<=[a-z\d])(?=[A-Z]))(?:colou?rs?|fonts?|css|scripts?|code|style|class|handle|menu|collections?|products?|blogs?|articles?|pages?|images?|img|logo|videos?|icons?|url|size|width|height|ratio|position|align(?:ment)?|layout|scheme|type|ids?|key|sku|animation|effect|shape|target|liquid|gradient|direction|breakpoint|domain|name_?space|template|weight|opacity|padding|margin|spacing|columns?|speed|sort(?:_?by)?|order|format|currency|country|language|locale|tags?)(?:_?(?:\d+|mobile|desktop|pc|mb))?$/i;

/** Values that are data by their form: measures, functions of CSS, names put together, keys of the theme's strings. */
const dataForm =
  /^(?:-?[\d.]+\s?(?:px|r?em|v[hw]|%|m?s|deg|fr)|[a-z-]+\([^<>]*\)|[\w-]*[_-][\w-]*[_-][\w-]*|t:\S+|shopify:\/\/[^\n]*)$/i;

/**
 * True where visitors read a setting: templates do not say what type one has, so that its id and its value must.
 * Rich text is copy whatever it is called; one word in lower case is a choice.
 */
function isCopy(key: string, value: string): boolean {
  const text = value.trim();
  if (tag.test(text)) return !/(?:css|script|code)$/i.test(key);
  if (dataForm.test(text) || choices.test(key) || !isTranslatable(key, text)) return false;
  return !/^[a-z\d]+$/.test(text) || kindOf(key) !== 'string';
}
