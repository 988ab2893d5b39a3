import type { ServerOptions, TestServer } from './server';
import { DATABASES, startServer } from './server';

type Options = Omit<ServerOptions, 'database'>;

/**
 * The same tests against a server on SQLite and one on PostgreSQL. `server()` is for use
 * inside tests and hooks: the server starts before the first test of the block.
 */
export function describeOnBothDatabases(
  title: string,
  options: Options,
  body: (server: () => TestServer) => void,
): void {
  describe.each(DATABASES)(`${title} (%s)`, (database) => {
    let running: TestServer | undefined;

    beforeAll(async () => {
      running = await startServer({ ...options, database });
    });
    afterAll(async () => {
      await running?.stop();
    });

    body(() => {
      if (running === undefined) throw new Error('The server is not running yet.');
      return running;
    });
  });
}
