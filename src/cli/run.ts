import { parseArgs } from 'node:util';
import { briefForms, interfaceLanguage, isLocale, type Language, visibleLines } from '../core/view.ts';
import type { Invocation, Output } from './invocation.ts';
import type { SiteCommand } from './site.ts';
import { oneOf, UsageError } from './usage.ts';
import { type CommandName, cliWords, helpText } from './words.ts';

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
    if (values.help || command === undefined || command === 'help') return print(out, helpText(words));
    const names = Object.keys(commands) as CommandName[];
    const name = names.find((one) => one === command);
    if (!name) throw new UsageError(words.unknownCommand(command, names));
    return await commands[name]({ ...invocation, paths: rest, language, cache: !values['no-cache'], values });
  } catch (error) {
    const words = cliWords(language);
    err.write(
      `terroir: ${visibleLines(error instanceof UsageError ? error.message : words.crashed((error as Error).stack ?? String(error)))}\n`,
    );
    return 2;
  }
}

/** What a command is given: what stands behind its name, and the options of all of them. */
interface Called extends SiteCommand {
  readonly values: ReturnType<typeof parseCommandLine>['values'];
}

/** What each command runs. It is loaded when it is called: usage and version answer at once. */
const commands: Readonly<Record<CommandName, (called: Called) => Promise<number>>> = {
  review: async ({ values, ...command }) => {
    const { fix: fixes = false, 'dry-run': isDry = false, shard: part } = values;
    const words = cliWords(command.language);
    if (part !== undefined) {
      for (const option of ofVerdict)
        if (values[option] !== undefined) throw new UsageError(words.shards.leaves(`--${option}`));
      const { changed, 'changed-lines': changedLines } = values;
      return (await import('./shard.ts')).reviewShard({ ...command, part, changed, changedLines });
    }
    if (isDry && !fixes) throw new UsageError(words.dryRunFix);
    const others = [values.watch, values.changed, values['changed-lines'], values.ratchet, values.trend];
    if (fixes && others.some((value) => value !== undefined)) throw new UsageError(words.fixAlone);
    if (fixes) await (await import('./fix.ts')).fix(command, isDry);
    if (isDry) return 0;
    const run = values.watch ? (await import('./watch.ts')).watch : (await import('./review.ts')).review;
    return run({ ...command, ...reviewOptions(values) });
  },
  merge: async ({ values, ...command }) => {
    const words = cliWords(command.language);
    if (values.fix || values.watch || values.shard) throw new UsageError(words.shards.ofReview);
    return (await import('./merge.ts')).merge({ ...command, ...reviewOptions(values) });
  },
  baseline: async ({ values, ...command }) => {
    const { baseline } = await import('./baseline.ts');
    return baseline({ ...command, ratchet: values.ratchet === true });
  },
  brief: async ({ values, ...command }) => {
    const { brief, guideForAgent } = await import('./brief.ts');
    const market = values['for-agent'];
    if (market !== undefined) return guideForAgent(market, command);
    const { in: asked, owner, deadline, done, to = '.', force = false } = values;
    const as = values.as === undefined ? undefined : oneOf('--as', values.as, briefForms, command.language);
    return brief({ ...command, in: asked, owner, deadline, done, as, to, force });
  },
  mcp: async ({ values, ...command }) => (await import('./mcp.ts')).mcp(values.write === true, command),
  'sign-off': async ({ values, ...command }) => {
    if (values.renamed) return (await import('./renamed.ts')).followRenamed(command);
    const { by, error: errors = [], preference: preferences = [] } = values;
    return (await import('./sign-off.ts')).signOff({ ...command, by, errors, preferences });
  },
  explain: async (command) => (await import('./explain.ts')).explain(command.paths[0], command),
  export: async ({ values, ...command }) => {
    if (values.xlsx && values.xliff) throw new UsageError(cliWords(command.language).handOver.oneKind);
    return (await import('./export.ts')).exportPages({
      ...command,
      kind: values.xliff ? 'xliff' : 'xlsx',
      to: values.to ?? '.',
      force: values.force === true,
      isLanguageAsked: values.language !== undefined,
    });
  },
  terms: async (command) => (await import('./terms.ts')).terms(command),
  import: async ({ values, ...command }) => {
    const { locale = 'en' } = values;
    if (command.paths.length && command.paths.every((name) => /\.(?:xlsx|xlf|xliff)$/i.test(name))) {
      const { by, 'dry-run': dryRun = false, yes = false } = values;
      return (await import('./take-back.ts')).takeBack({ ...command, by, dryRun, yes });
    }
    if (!isLocale(locale)) throw new UsageError(cliWords(command.language).noLocale(locale));
    return (await import('./import.ts')).importFiles({ ...command, locale, force: values.force === true });
  },
  schema: async (command) => (await import('./schema.ts')).schema(command.paths[0], command),
};

/** What is said once all parts are there. */
const ofVerdict = [
  ...(['format', 'all', 'fail-on', 'explain-gate', 'ratchet', 'stale', 'trend'] as const),
  ...(['fix', 'dry-run', 'watch'] as const),
];

function reviewOptions(values: Called['values']) {
  return {
    formats: values.format ?? ['text'],
    failOn: values['fail-on'],
    explainGate: values['explain-gate'] === true,
    all: values.all === true,
    ratchet: values.ratchet === true,
    trend: values.trend === true,
    stale: values.stale === true,
    changed: values.changed,
    changedLines: values['changed-lines'],
  };
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
        format: { type: 'string', multiple: true },
        all: { type: 'boolean' },
        'fail-on': { type: 'string' },
        fix: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        'explain-gate': { type: 'boolean' },
        changed: { type: 'string' },
        'changed-lines': { type: 'string' },
        ratchet: { type: 'boolean' },
        'for-agent': { type: 'string' },
        in: { type: 'string' },
        as: { type: 'string' },
        owner: { type: 'string' },
        deadline: { type: 'string' },
        done: { type: 'string' },
        write: { type: 'boolean' },
        trend: { type: 'boolean' },
        stale: { type: 'boolean' },
        shard: { type: 'string' },
        locale: { type: 'string' },
        force: { type: 'boolean' },
        xlsx: { type: 'boolean' },
        xliff: { type: 'boolean' },
        to: { type: 'string' },
        yes: { type: 'boolean' },
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
