/** The program of the threads as it was built: see the exports of the plugin's package.json. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Its absolute path. */
export const renderingProgram = (): string => require.resolve('strapi-plugin-monthly-report/rendering');

/**
 * A hash of all built files of this plugin that take part in a document, and of its list of packages,
 * whose versions are exact: another build may print differently, so it makes all documents anew.
 */
export async function readProgramVersion(): Promise<string> {
  const rendering = path.dirname(renderingProgram());
  const programs = (await readdir(rendering)).filter((name) => name.endsWith('.js')).sort();
  const hash = createHash('sha256');
  for (const file of [
    ...programs.map((name) => path.join(rendering, name)),
    require.resolve('strapi-plugin-monthly-report/strapi-server'),
    require.resolve('strapi-plugin-monthly-report/package.json'),
  ]) {
    hash.update(await readFile(file)).update('\0');
  }
  return hash.digest('hex');
}
