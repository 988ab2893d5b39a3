/**
 * Reach into Strapi: `acquireRawConnection` of Knex's PostgreSQL client is replaced. Strapi offers a function for new
 * connections only in the settings of the database, which belong to the operator of the server.
 */
import type { Core } from '@strapi/strapi';

interface Connection {
  query(sql: string): Promise<unknown>;
}

interface Client {
  readonly pool: { numUsed(): number; numFree(): number };
  acquireRawConnection(): Promise<Connection>;
}

/**
 * Runs a statement on each connection to PostgreSQL before anybody uses it.
 *
 * @throws Error if there are connections already: the statement would never run on them.
 */
export function onNewConnections(strapi: Core.Strapi, statement: string): void {
  const client = strapi.db.connection.client as unknown as Client;
  if (client.pool.numUsed() + client.pool.numFree() > 0) {
    throw new Error('Strapi uses the database before the plugins are registered.');
  }
  const acquire = client.acquireRawConnection.bind(client);
  client.acquireRawConnection = async () => {
    const connection = await acquire();
    await connection.query(statement);
    return connection;
  };
}
