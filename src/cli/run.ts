import { parseArgs } from 'node:util';
import {
  interfaceLanguage,
  isLocale,
  type Language,
  openSite,
  setupKinds,
  setupSchema,
  visibleLines,
} from '../core/index.ts';
import { folderHost } from '../node/files.ts';
import { baseline } from './baseline.ts';
import { brief } from './brief.ts';
import { importFiles } from './import.ts';
import type { Invocation, Output } from './invocation.ts';
import { followRenamed } from './renamed.ts';
import { review } from './review.ts';
import { siteRoot } from './scope.ts';
import { signOff } from './sign-off.ts';
import { oneOf, UsageError } from './usage.ts';
import { watch } from './watch.ts';
import { cliWords } from './words.ts';

/**
 * Runs one command.
 * @returns the exit status: 0 the gate passed, 1 it failed, 2 wrong usage or a broken config
 */
export async function run(invocation: Invocation): Promise<number> {
  const { argv, env, out, err } = invocation;
  let language = interfaceLanguage(env.LC_ALL || env.LC_MESSAGES || env.LANG);
  try {
    const { values, positionals } = parseCommandLine(argv, language);
    if (values.language) language = oneOf('--language', values.language, ['en', 'zh'] as const, language);
    const words = cliWords(language);
    const [command, ...rest] = positionals;
    if (values.version) return print(out, `${VERSION}\n`);
    if (values.help || command === undefined || command === 'help') return print(out, words.help);
    if (command === 'explain') return await explain(rest[0], language, invocation);
    if (command === 'schema') {
      const kind = oneOf('schema', rest[0] ?? 'config', setupKinds, language);
      return print(out, `${JSON.stringify(setupSchema(kind), null, 2)}\n`);
    }
    if (command === 'import') {
      const locale = values.locale ?? 'en';
      if (!isLocale(locale)) throw new UsageError(words.noLocale(locale));
      return await importFiles({
        ...invocation,
        paths: rest,
        language,
        locale,
        force: values.force === true,
      });
    }
    if (!['review', 'baseline', 'brief', 'sign-off'].includes(command))
      throw new UsageError(words.unknownCommand(command));
    const shared = {
      ...invocation,
      paths: rest,
      language,
      ratchet: values.ratchet === true,
      cache: !values['no-cache'],
    };
    if (command === 'baseline') return await baseline(shared);
    if (command === 'brief') return await brief(shared);
    if (command === 'sign-off') {
      if (values.renamed) return await followRenamed(shared);
      const { by, error: errors = [], preference: preferences = [] } = values;
      return await signOff({ ...shared, by, errors, preferences });
    }
    return await (values.watch ? watch : review)({
      ...shared,
      formats: values.format,
      failOn: values['fail-on'],
      explainGate: values['explain-gate'] === true,
      trend: values.trend === true,
      changed: values.changed,
      changedLines: values['changed-lines'],
    });
  } catch (error) {
    const words = cliWords(language);
    err.write(
      `terroir: ${visibleLines(error instanceof UsageError ? error.message : words.crashed((error as Error).stack ?? String(error)))}\n`,
    );
    return 2;
  }
}

declare const VERSION: string;

function print(out: Output, text: string): number {
  out.write(text);
  return 0;
}

function parseCommandLine(argv: readonly string[], language: Language) {
  try {
    return parseArgs({
      // `--changed` alone leaves it to git to say what to compare with.
      args: argv.map((arg) => (/^--changed(?:-lines)?$/.test(arg) ? `${arg}=` : arg)),
      allowPositionals: true,
      options: {
        format: { type: 'string', multiple: true, default: ['text'] },
        'fail-on': { type: 'string' },
        'explain-gate': { type: 'boolean' },
        changed: { type: 'string' },
        'changed-lines': { type: 'string' },
        ratchet: { type: 'boolean' },
        trend: { type: 'boolean' },
        locale: { type: 'string' },
        force: { type: 'boolean' },
        'no-cache': { type: 'boolean' },
        watch: { type: 'boolean' },
        by: { type: 'string' },
        error: { type: 'string', multiple: true },
        preference: { type: 'string', multiple: true },
        renamed: { type: 'boolean' },
        language: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    const detail = (error as Error).message.split('. ')[0]!;
    throw new UsageError(cliWords(language).unknownOption(`${detail}.`));
  }
}

async function explain(
  name: string | undefined,
  language: Language,
  { out, cwd }: Invocation,
): Promise<number> {
  if (!name) throw new UsageError(cliWords(language).whichRule);
  const site = openSite(folderHost(await siteRoot(cwd, cwd)), { speaks: language });
  const explained = await site.explain(name);
  if ('similar' in explained) throw new UsageError(site.say.explain.unknown(name, explained.similar));
  return print(out, explained.text);
}
