/** The connection of a client of pg, as its queries use it. */
interface Connection {
  readonly stream: { cork(): void; uncork(): void };
  readonly parsedStatements: Readonly<Record<string, string | undefined>>;
  parse(statement: { readonly name: string; readonly text: string }): void;
  bind(portal: { readonly statement: string; readonly values: readonly string[] }): void;
  execute(portal: object): void;
  sync(): void;
}

/** A client of pg: it takes queries that speak to the connection themselves. */
export interface PostgresConnection {
  query(submittable: { submit(connection: Connection): null }): unknown;
}

/** The columns of a row as PostgreSQL writes them. */
export type Texts = readonly (string | null)[];

/** Says what PostgreSQL shall run, in one packet, without asking what the columns are: we know. */
function submit(
  client: PostgresConnection,
  name: string,
  text: string,
  values: readonly string[],
): Promise<readonly Texts[]> {
  return new Promise((resolve, reject) => {
    const rows: Texts[] = [];
    const query = {
      // Under this name pg remembers what the connection has parsed.
      name,
      text,
      submit(connection: Connection) {
        connection.stream.cork();
        if (connection.parsedStatements[name] === undefined) connection.parse({ name, text });
        connection.bind({ statement: name, values });
        connection.execute({});
        connection.sync();
        connection.stream.uncork();
        return null;
      },
      handleDataRow(row: { readonly fields: Texts }) {
        rows.push(row.fields);
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(rows),
      handleError: reject,
    };
    client.query(query);
  });
}

/** What PostgreSQL says when a proxy in between hands every statement to another session. */
const PREPARED_ELSEWHERE: readonly unknown[] = ['26000', '42P05'];
const UNNAMED = '';

/**
 * A query that answers with rows of texts, prepared once per connection: planning a query
 * with joins takes PostgreSQL longer than answering it, and pg's own queries describe and
 * convert each result anew. Behind a proxy that shares sessions between clients it
 * is sent whole each time.
 */
export function preparedQuery(
  name: string,
  text: string,
): (client: PostgresConnection, values: readonly string[]) => Promise<readonly Texts[]> {
  let known = name;
  return async function run(client, values): Promise<readonly Texts[]> {
    try {
      return await submit(client, known, text, values);
    } catch (error) {
      if (known === UNNAMED || !PREPARED_ELSEWHERE.includes((error as { code?: unknown }).code)) throw error;
      known = UNNAMED;
      return run(client, values);
    }
  };
}
