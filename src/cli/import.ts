import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  type Imported,
  importCsv,
  importTbx,
  importVale,
  type Language,
  lineIndex,
  setupFolder,
  slug,
  visibleLines,
  writeImported,
} from '../core/index.ts';
import { readText, toPosix } from '../node/files.ts';
import { staysInside } from '../node/inside.ts';
import { writeWhole } from '../node/write.ts';
import type { Invocation } from './invocation.ts';
import { findScope, wantSite } from './scope.ts';
import { UsageError } from './usage.ts';
import { cliWords } from './words.ts';

interface ImportCommand extends Invocation {
  readonly paths: readonly string[];
  readonly language: Language;
  /** Language of words and terms whose file names none. */
  readonly locale: string;
  /** True to write over files that are there. */
  readonly force: boolean;
}

const readable = /\.(?:csv|tsv|tbx|xml|ya?ml)$/i;

/**
 * `terroir import`: carries termbases (CSV, TBX) and styles of Vale over into `.terroir`, and says line by line
 * what it could not. Nothing is written while anything is wrong with the command itself.
 * @returns exit status 0
 * @throws UsageError for a file that cannot be read or must not be overwritten
 */
export async function importFiles(command: ImportCommand): Promise<number> {
  const { cwd, out, language } = command;
  const words = cliWords(language).import;
  if (!command.paths.length) throw new UsageError(words.which);
  const { root } = await findScope([], cwd, language);
  const targets = new Map<string, { source: string; imported: Imported }>();
  const said: string[] = [];
  for (const source of await filesOf(command)) {
    const text = await readSource(source, command);
    const shown = toPosix(path.relative(cwd, source));
    const imported = convert(source, text, command);
    const place = lineIndex(text);
    for (const { kind, at, detail } of imported.notes)
      said.push(`${shown}:${place(at).line}: ${words.notes[kind](detail)}`);
    if (!imported.data) {
      said.push(`${shown}: ${words.nothing}`);
      continue;
    }
    const folder = imported.kind === 'terms' ? 'terms' : 'rules';
    const target = path.join(root, setupFolder, folder, `${nameOf(source, imported.kind)}.yaml`);
    const other = targets.get(target);
    if (other) throw new UsageError(words.same(toPosix(path.relative(cwd, other.source)), shown));
    if (!command.force && (await exists(target)))
      throw new UsageError(words.exists(toPosix(path.relative(cwd, target))));
    if (!(await staysInside(root, target)))
      throw new UsageError(cliWords(language).leadsOutside(toPosix(path.relative(cwd, target))));
    targets.set(target, { source, imported });
  }
  if (targets.size) await wantSite(root, command);
  for (const [target, { source, imported }] of targets) {
    const shown = toPosix(path.relative(cwd, target));
    try {
      await writeWhole(target, writeImported(imported, words.head(path.basename(source))));
    } catch (error) {
      throw new UsageError(cliWords(language).cannotWrite(shown, (error as Error).message));
    }
    out.write(`${words.wrote[imported.kind](shown, imported.count)}\n`);
  }
  if (said.length) out.write(`\n${words.notAll}\n${visibleLines(said.join('\n'))}\n`);
  return 0;
}

function convert(file: string, text: string, { locale }: ImportCommand): Imported {
  if (/\.[ct]sv$/i.test(file)) return importCsv(text, { source: 'zh', target: locale });
  if (/\.(?:tbx|xml)$/i.test(file)) return importTbx(text);
  return importVale(text, nameOf(file, 'rules'), new Intl.Locale(locale).language);
}

/** `glossary` for a termbase; for a style, which folder it stands in as well: `acme-jargon`. */
function nameOf(file: string, kind: Imported['kind']): string {
  const name = slug(path.basename(file).replace(/\.\w+$/, '')) || 'imported';
  const style = slug(path.basename(path.dirname(file)));
  return kind === 'rules' && style ? `${style}-${name}` : name;
}

/** The files named; of a folder, those of a kind that can be imported. */
async function filesOf({ paths, cwd, language }: ImportCommand): Promise<string[]> {
  const files: string[] = [];
  for (const name of paths) {
    const absolute = path.resolve(cwd, name);
    const found = await stat(absolute).catch(() => undefined);
    if (!found) throw new UsageError(cliWords(language).noSuchPath(name));
    if (found.isDirectory()) {
      const inside = (await readdir(absolute)).filter((one) => readable.test(one)).sort();
      files.push(...inside.map((one) => path.join(absolute, one)));
    } else if (readable.test(absolute)) files.push(absolute);
    else throw new UsageError(cliWords(language).import.unknownKind(name));
  }
  return files;
}

async function readSource(file: string, { cwd, language }: ImportCommand): Promise<string> {
  const read = await readText(file);
  if ('text' in read) return read.text;
  throw new UsageError(cliWords(language).import.unreadable(toPosix(path.relative(cwd, file))));
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}
