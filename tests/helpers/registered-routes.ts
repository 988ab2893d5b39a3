/** Every route that the built server registers, as the server itself lists them. */
import { spawn } from 'node:child_process';

import { createTestDatabase } from './database';
import { APP_FOLDER, baseEnvironment } from './environment';
import { temporaryFolder } from './run-folder';

const LISTING = `
  const { createStrapi } = require('@strapi/strapi');
  const path = require('node:path');
  createStrapi({ appDir: process.cwd(), distDir: path.join(process.cwd(), 'dist') }).load().then((strapi) => {
    strapi.server.mount();
    const routes = strapi.server.listRoutes().flatMap(({ methods, path }) =>
      methods.length > 9 ? ['ALL ' + path] : methods.filter((method) => method !== 'HEAD').map((method) => method + ' ' + path));
    process.stdout.write('ROUTES ' + JSON.stringify([...new Set(routes)].sort()) + '\\n', () => process.exit(0));
  });
`;

/** As `METHOD /path/:parameter`, each once, sorted. */
export async function registeredRoutes(): Promise<readonly string[]> {
  const database = await createTestDatabase('sqlite', temporaryFolder('routes'));
  const output = await new Promise<string>((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', LISTING], {
      cwd: APP_FOLDER,
      env: { ...baseEnvironment(), ...database.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => said.push(chunk));
    child.once('error', reject);
    child.once('close', () => resolve(said.join('')));
  });
  const line = output.split('\n').find((candidate) => candidate.startsWith('ROUTES '));
  if (line === undefined) throw new Error(`The server listed no routes:\n${output}`);
  return JSON.parse(line.slice('ROUTES '.length)) as string[];
}
