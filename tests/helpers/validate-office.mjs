/**
 * `validate-office.mjs file …`: the errors that Microsoft's Open XML SDK finds in each file, by the
 * schemas of ECMA-376 (transitional) and the rules that its text adds, as JSON. It is a separate
 * process, because the SDK runs as WebAssembly that Jest cannot load.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import validate from '@ooxml-tools/validate';

/** The first version with the files of ECMA-376 as ISO adopted it, without later extensions. */
const VERSION = 'Office2010';

/** The SDK wants the children of a font in one order; in the schema (sml.xsd, CT_Font) they are a choice. */
const isStricterThanSchema = (finding) => /x:font\[\d+\]: The element has unexpected child/.test(finding);

const results = {};
for (const file of process.argv.slice(2)) {
  const found = await validate(new Uint8Array(readFileSync(file)), path.extname(file).slice(1), VERSION);
  results[file] = found
    .map(({ description, path: { partUri, xpath } }) => `${partUri} ${xpath}: ${description}`)
    .filter((finding) => !isStricterThanSchema(finding));
}
process.stdout.write(JSON.stringify(results), () => process.exit(0));
