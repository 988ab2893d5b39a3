import type { ServerOptions, TestServer } from './server';
import { DATABASES, startServer } from './server';

type Options = Omit<ServerOptions, 'database'>;
type Body = (server: () => TestServer) => void;

/**
 * The same tests against a server on SQLite and one on PostgreSQL. `server()` is for use
 * inside tests and hooks: the server starts before the first test of the block.
 */
export function describeOnBothDatabases(title: string, options: Options, body: Body): void {
  describeOn(DATABASES, title, options, body);
}

/** For tests that do not depend on the database: files, documents, pages. SQLite, unless TEST_DATABASES is set. */
export function describeOnOneDatabase(title: string, options: Options, body: Body): void {
  describeOn(DATABASES.slice(0, 1), title, options, body);
}

function describeOn(databases: typeof DATABASES, title: string, options: Options, body: Body): void {
  describe.each(databases)(`${title} (%s)`, (database) => {
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
