import * as z from 'zod/mini';

/** The part of JSON schema (draft 2020-12) that the schemas of Terroir's own files use. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

/** The JSON schema of what may be written where `schema` reads it. */
export function jsonSchema(schema: z.core.$ZodType): Schema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
}

/** A schema with the description editors show. */
export function described<T extends z.core.$ZodType>(schema: T, description: string): T {
  z.globalRegistry.add(schema, { description });
  return schema;
}

/** The schemas a value may follow: the branches of an `anyOf`, or the schema itself. */
function branches(schema: Schema | undefined): readonly Schema[] {
  return schema ? [schema, ...(schema.anyOf ?? []).flatMap(branches)] : [];
}

/** The schema at a path of keys and indices: `descend(schema, ['pages', '0', 'market'])`. */
export function descend(schema: Schema | undefined, path: readonly string[]): Schema | undefined {
  let here = schema;
  for (const key of path) {
    const next = branches(here)
      .flatMap((branch) => {
        if (branch.items && /^\d+$/.test(key)) return [branch.items];
        // A path read from indentation has no indices.
        const inner = branch.properties || branch.additionalProperties ? branch : branch.items;
        const extra = inner?.additionalProperties;
        const found = inner?.properties?.[key] ?? (typeof extra === 'object' ? extra : undefined);
        return found ? [found] : [];
      })
      .at(0);
    if (!next) return undefined;
    here = next;
  }
  return here;
}

/** Schema of the properties under a key, or of those of its items. */
export function propertiesOf(schema: Schema | undefined): Readonly<Record<string, Schema>> {
  return Object.assign({}, ...branches(schema).map((one) => one.properties ?? one.items?.properties ?? {}));
}

/** The values a key may have, where they are a fixed list. */
export function valuesOf(schema: Schema | undefined): readonly unknown[] {
  return branches(schema).flatMap((one) => one.enum ?? one.items?.enum ?? []);
}
