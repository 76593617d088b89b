// Holds XML to a schema with libxml2, which comes as WebAssembly.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';

/** `schemaPath` ends in `.rng` (RELAX NG) or `.xsd`. */
export async function assertValidXml(xml: string, schemaPath: string): Promise<void> {
  const schema = { fileName: schemaPath.replace(/^.*\//, ''), contents: readFileSync(schemaPath, 'utf8') };
  const { errors } = await validateXML({
    xml: [{ fileName: 'document.xml', contents: xml }],
    schema: [schema],
    extension: schemaPath.endsWith('.rng') ? 'relaxng' : 'schema',
  });
  assert.deepEqual(
    errors.map(({ message }) => message),
    [],
  );
}
