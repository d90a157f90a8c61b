import { setupKinds, setupSchema } from '../core/index.ts';
import type { SiteCommand } from './site.ts';
import { oneOf } from './usage.ts';

/**
 * `terroir schema`: prints the JSON schema of a file of `.terroir`.
 * @param named which kind of file, `config` where none is said
 * @throws UsageError for a kind there is none of
 */
export async function schema(named = 'config', { language, out }: SiteCommand): Promise<number> {
  const kind = oneOf('schema', named, setupKinds, language);
  out.write(`${JSON.stringify(setupSchema(kind), null, 2)}\n`);
  return 0;
}
