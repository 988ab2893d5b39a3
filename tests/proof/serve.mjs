/** The child process of forked-server.mjs: the built Strapi, which runs its parent's commands. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Strapi on a free port of loopback, and its address; `app`: the folder of a built app. */
export async function startStrapi(app = ROOT) {
  const { createStrapi } = createRequire(path.join(app, 'package.json'))('@strapi/strapi');
  const strapi = await createStrapi({ appDir: app, distDir: path.join(app, 'dist') }).start();
  strapi.log.level = 'error';
  return { strapi, url: `http://127.0.0.1:${strapi.server.httpServer.address().port}` };
}

/**
 * @param {object} server
 * @param {string} server.url
 * @param {object} server.strapi
 * @param {Record<string, (args: object) => unknown>} server.commands results are sent as JSON
 * @param {(note: object) => void} [server.onNote] gets the parent's notes that need no answer
 */
export function serve({ strapi, url, commands, onNote = () => undefined }) {
  process.on('message', async ({ id, command, args, note }) => {
    if (note !== undefined) onNote(note);
    if (command === undefined) return;
    if (command === 'stop') {
      await strapi.destroy();
      process.exit(0);
    }
    try {
      process.send({ id, result: (await commands[command](args)) ?? null });
    } catch (error) {
      process.send({ id, error: error?.stack ?? String(error) });
    }
  });
  // The parent process has ended, so no other process would end this one.
  process.once('disconnect', () => process.exit(1));
  process.send({ note: { kind: 'started', url } });
}
