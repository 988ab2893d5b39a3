/** The connection of a client of pg, as its queries use it. */
interface Connection {
  readonly stream: { cork(): void; uncork(): void };
  readonly parsedStatements: Readonly<Record<string, string | undefined>>;
  parse(statement: { readonly name: string; readonly text: string }): void;
  bind(portal: { readonly statement: string; readonly values: Values }): void;
  execute(portal: object): void;
  sync(): void;
}

/** A client of pg: it takes queries that speak to the connection themselves. */
export interface PostgresConnection {
  query(submittable: { submit(connection: Connection): null }): unknown;
}

/** The columns of a row as PostgreSQL writes them. */
export type Texts = readonly (string | null)[];
export type Rows = readonly Texts[];

/** What stands for the $1, $2 … of a query. */
export type Values = readonly string[];

/** Says what PostgreSQL shall run, in one packet, without asking what the columns are: we know. */
function submit(
  client: PostgresConnection,
  name: string,
  text: string,
  questions: readonly Values[],
): Promise<readonly Rows[]> {
  return new Promise((resolve, reject) => {
    const answers: Rows[] = [];
    let rows: Texts[] = [];
    const query = {
      // Under this name pg remembers what the connection has parsed.
      name,
      text,
      submit(connection: Connection) {
        connection.stream.cork();
        if (connection.parsedStatements[name] === undefined) connection.parse({ name, text });
        for (const values of questions) {
          connection.bind({ statement: name, values });
          connection.execute({});
        }
        connection.sync();
        connection.stream.uncork();
        return null;
      },
      handleDataRow(row: { readonly fields: Texts }) {
        rows.push(row.fields);
      },
      handleCommandComplete() {
        answers.push(rows);
        rows = [];
      },
      handleReadyForQuery: () => resolve(answers),
      handleError: reject,
    };
    client.query(query);
  });
}

/** What PostgreSQL says when a proxy in between hands every statement to another session. */
const PREPARED_ELSEWHERE: readonly unknown[] = ['26000', '42P05'];
const UNNAMED = '';

/**
 * A query that answers with rows of texts, asked once or several times in one packet,
 * prepared once per connection: planning a query with joins takes PostgreSQL longer than
 * answering it. By hand, because pg's own prepared queries ask for a description of the
 * columns each time and go out one by one: the figures of a month took a fifth longer.
 * Behind a proxy that shares sessions between clients the query is sent whole each time.
 */
export function preparedQuery(
  name: string,
  text: string,
): (client: PostgresConnection, questions: readonly Values[]) => Promise<readonly Rows[]> {
  let known = name;
  return async function run(client, questions): Promise<readonly Rows[]> {
    try {
      return await submit(client, known, text, questions);
    } catch (error) {
      if (known === UNNAMED || !PREPARED_ELSEWHERE.includes((error as { code?: unknown }).code)) throw error;
      known = UNNAMED;
      return run(client, questions);
    }
  };
}
