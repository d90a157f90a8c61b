import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';

/** Throws unless a document is valid by a schema of `test/schemas`. */
export async function assertValid(xml: string, schema: string): Promise<void> {
  const read = (name: string) => readFileSync(`test/schemas/${name}`, 'utf8');
  const preload = [{ fileName: 'informativeCopiesOf3rdPartySchemas/w3c/xml.xsd', contents: read('xml.xsd') }];
  const { errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents: xml }],
    schema: [{ fileName: schema, contents: read(schema) }],
    preload,
  });
  assert.deepEqual(errors, []);
}
