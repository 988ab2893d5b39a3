/** A statement of a transaction, prepared once per connection: one name, one text with `$1`, `$2` … */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly (string | null)[];
}

/** The columns of a row as PostgreSQL writes them. */
export type Texts = readonly (string | null)[];

/** The connection of a client of pg, as its queries use it. */
interface Connection {
  readonly stream: { cork(): void; uncork(): void };
  readonly parsedStatements: Readonly<Record<string, string | undefined>>;
  parse(statement: { readonly name: string; readonly text: string }): void;
  bind(portal: { readonly statement: string; readonly values: readonly (string | null)[] }): void;
  execute(portal: object): void;
  sync(): void;
}

type Done = (error: Error | null, rows: readonly (readonly Texts[])[]) => void;

/** A client of pg: it takes queries that speak to the connection themselves, and waits for each to end. */
export interface PipelineClient {
  query(submittable: Pipeline): unknown;
}

/**
 * Statements that go to PostgreSQL in one packet and are answered in one: each sees what
 * the one before has done, and what others committed meanwhile. When one fails, those
 * after it are not run.
 */
export class Pipeline {
  private readonly toParse: PreparedStatement[] = [];
  private readonly rows: Texts[][] = [[]];

  constructor(
    private readonly statements: readonly PreparedStatement[],
    private readonly done: Done,
  ) {}

  // Under these pg remembers what the connection has parsed, each time PostgreSQL says it did.
  get name(): string | undefined {
    return this.toParse[0]?.name;
  }

  get text(): string | undefined {
    return this.toParse.shift()?.text;
  }

  submit(connection: Connection): null {
    connection.stream.cork();
    for (const statement of this.statements) {
      const { name, text, values } = statement;
      const isParsed = connection.parsedStatements[name] !== undefined;
      if (!isParsed && !this.toParse.some((parsed) => parsed.name === name)) {
        this.toParse.push(statement);
        connection.parse({ name, text });
      }
      connection.bind({ statement: name, values });
      connection.execute({});
    }
    connection.sync();
    connection.stream.uncork();
    return null;
  }

  handleDataRow({ fields }: { readonly fields: Texts }): void {
    this.rows.at(-1)?.push(fields);
  }

  handleCommandComplete(): void {
    this.rows.push([]);
  }

  handleReadyForQuery(): void {
    this.done(null, this.rows);
  }

  handleError(error: Error): void {
    this.done(error, []);
  }
}
