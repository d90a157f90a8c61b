/** The formats of string files, and where files with such endings are ones. */

import { type dataFormatIds, type FormatId, fileTypes } from '../../file-types.ts';
import type { Markets } from '../../regions/market.ts';
import type { Format } from '../content.ts';
import { android } from './android.ts';
import { appleStrings } from './apple-strings.ts';
import { arb } from './arb.ts';
import type { DataFormat } from './bundle.ts';
import {
  isAndroidResource,
  isBundlePath,
  isCodePath,
  isDataPath,
  isModulePath,
  isPropertiesBundle,
  isQtPath,
} from './bundle-path.ts';
import { code } from './code.ts';
import { csv } from './csv.ts';
import { asData } from './data.ts';
import { fluent } from './fluent.ts';
import { json, json5 } from './json.ts';
import { phpArray } from './php-array.ts';
import { po } from './po.ts';
import { properties } from './properties.ts';
import { qt } from './qt.ts';
import { resx } from './resx.ts';
import { module, script } from './script.ts';
import { isThemePath, themeJson } from './shopify.ts';
import { stringsdict } from './stringsdict.ts';
import { toml } from './toml.ts';
import { xcstrings } from './xcstrings.ts';
import { xliff } from './xliff.ts';
import { xml } from './xml-data.ts';
import { yaml } from './yaml.ts';

export const stringFormats = {
  json,
  json5,
  yaml,
  arb,
  properties,
  strings: appleStrings,
  stringsdict,
  xcstrings,
  android,
  resx,
  po,
  fluent,
  xliff,
  csv,
  toml,
  script,
  'php-array': phpArray,
  qt,
  xml,
} satisfies Partial<Record<FormatId, Format>>;

export const dataFormats: Readonly<Record<(typeof dataFormatIds)[number], DataFormat>> = {
  json,
  json5,
  yaml,
  toml,
  xml,
};

/**
 * Files of data, and modules, that are read in a way of their own where `onlyAt` promises no strings: the first that fits.
 */
export const elsewhere: readonly { readonly format: Format; isAt(path: string): boolean }[] = [
  { format: themeJson, isAt: isThemePath },
  ...[json, json5, yaml, toml, module].map((format) => ({
    format: asData(format),
    isAt: (path: string) =>
      fileTypes[format.id].extensions.some((ending) => path.endsWith(ending)) && isDataPath(path),
  })),
  { format: code, isAt: isCodePath },
];

/** Most files with these endings are no copy: only those in places that promise it are read by themselves. */
export const onlyAt: Readonly<Partial<Record<FormatId, (path: string, markets: Markets) => boolean>>> = {
  json: isBundlePath,
  json5: isBundlePath,
  yaml: isBundlePath,
  toml: isBundlePath,
  script: isModulePath,
  'php-array': isModulePath,
  qt: isQtPath,
  properties: isPropertiesBundle,
  android: isAndroidResource,
  // FreeMarker's templates end so too.
  fluent: isBundlePath,
  xml: () => false,
};
