/** The prepared query, in front of a connection that stands for pg's. */
import {
  preparedQuery,
  type PostgresConnection,
} from '../../src/plugins/monthly-report/server/src/content/prepared-query';

type Submittable = Parameters<PostgresConnection['query']>[0] & {
  readonly name: string;
  readonly text: string;
  handleDataRow(row: { fields: string[] }): void;
  handleCommandComplete(): void;
  handleReadyForQuery(): void;
  handleError(error: Error): void;
};

/** Answers as pg does; `refuse` gives the error of a statement by its name. */
function client(refuse: (name: string) => Error | null = () => null) {
  const parsedStatements: Record<string, string> = {};
  const said: string[] = [];
  return {
    said,
    query(submittable: object) {
      const query = submittable as Submittable;
      const executed: string[] = [];
      let bound = '';
      query.submit({
        stream: { cork: () => undefined, uncork: () => undefined },
        parsedStatements,
        parse: ({ name }) => said.push(`parse ${name}`),
        bind({ statement, values }) {
          said.push(`bind ${statement} ${values.join(' ')}`);
          bound = values.join(' ');
        },
        execute: () => executed.push(bound),
        sync: () => undefined,
      });
      const error = refuse(query.name);
      if (error) {
        query.handleError(error);
        return;
      }
      if (query.name !== '') parsedStatements[query.name] = query.text;
      for (const values of executed) {
        query.handleDataRow({ fields: ['answer to', values] });
        query.handleCommandComplete();
      }
      query.handleReadyForQuery();
    },
  };
}

describe('a prepared query', () => {
  it('is parsed once per connection', async () => {
    const run = preparedQuery('versions', 'SELECT $1');
    const [first, second] = [client(), client()];
    expect(await run(first, [['x']])).toEqual([[['answer to', 'x']]]);
    await run(first, [['y']]);
    await run(second, [['z']]);
    expect(first.said).toEqual(['parse versions', 'bind versions x', 'bind versions y']);
    expect(second.said).toEqual(['parse versions', 'bind versions z']);
  });

  it('is asked several times in one packet, each with its own answer', async () => {
    const connection = client();
    expect(await preparedQuery('cells', 'SELECT $1')(connection, [['x'], ['y']])).toEqual([
      [['answer to', 'x']],
      [['answer to', 'y']],
    ]);
    expect(connection.said).toEqual(['parse cells', 'bind cells x', 'bind cells y']);
  });

  it('is sent whole each time where a proxy shares sessions', async () => {
    const lost = Object.assign(new Error('prepared statement "versions" does not exist'), { code: '26000' });
    const behindProxy = client((name) => (name === 'versions' ? lost : null));
    const run = preparedQuery('versions', 'SELECT $1');
    expect(await run(behindProxy, [['x']])).toEqual([[['answer to', 'x']]]);
    await run(behindProxy, [['y']]);
    expect(behindProxy.said.slice(2)).toEqual(['parse ', 'bind  x', 'parse ', 'bind  y']);
  });

  it('fails with what PostgreSQL says', async () => {
    const run = preparedQuery('versions', 'SELECT $1');
    await expect(
      run(
        client(() => new Error('terminating connection')),
        [],
      ),
    ).rejects.toThrow('terminating');
  });
});
