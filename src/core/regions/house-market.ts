import * as z from 'zod/mini';
import { checkYaml, type SettingProblem } from '../text/checked-yaml.ts';
import { jsonSchema, type Schema } from '../text/schema.ts';
import { type Market, type Markets, marketSchema } from './market.ts';

/** JSON schema of a file in `.terroir/markets`. */
export function marketJsonSchema(): Schema {
  // What a file that changes a shipped market leaves out, the shipped one has.
  return jsonSchema(z.partial(marketSchema));
}

/**
 * Reads a market of the house. A market Terroir ships is changed field by field, and lists are replaced as a
 * whole; any other is new and says at least its `name` and `locales`.
 * @param code what the file is called: `ID` for `ID.yaml`
 * @param known the markets it may change
 */
export function parseMarket(
  text: string,
  code: string,
  known: Markets,
): { market: Market | undefined; problems: SettingProblem[] } {
  const merge = (data: unknown) => ({ code, ...(overlay(known.get(code), data) as object) });
  const { data, problems, problem } = checkYaml(text, marketSchema, merge);
  if (!/^[A-Z]{2}$/.test(code)) return { market: undefined, problems: [problem('market-code', [], code)] };
  const own = (data as { code?: unknown } | undefined)?.code;
  if (own !== undefined && own !== code) problems.push(problem('market-code', ['code'], String(own)));
  const parsed = problems.length ? undefined : z.safeParse(marketSchema, merge(data));
  return { market: parsed?.data, problems };
}

/** `over` laid upon `base`: objects by field, everything else as a whole. */
function overlay(base: unknown, over: unknown): unknown {
  if (!isRecord(base) || !isRecord(over)) return over;
  const fields = Object.entries(over).map(([key, value]) => [
    key,
    overlay(Object.hasOwn(base, key) ? base[key] : undefined, value),
  ]);
  return { ...base, ...Object.fromEntries(fields) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
