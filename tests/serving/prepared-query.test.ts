/** The prepared query, in front of a connection that stands for pg's. */
import {
  preparedQuery,
  type PostgresConnection,
} from '../../src/plugins/monthly-report/server/src/content/prepared-query';

type Submittable = Parameters<PostgresConnection['query']>[0] & {
  readonly name: string;
  readonly text: string;
  handleDataRow(row: { fields: string[] }): void;
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
      query.submit({
        stream: { cork: () => undefined, uncork: () => undefined },
        parsedStatements,
        parse: ({ name }) => said.push(`parse ${name}`),
        bind: ({ statement, values }) => said.push(`bind ${statement} ${values.join(' ')}`),
        execute: () => undefined,
        sync: () => undefined,
      });
      const error = refuse(query.name);
      if (error) {
        query.handleError(error);
        return;
      }
      if (query.name !== '') parsedStatements[query.name] = query.text;
      query.handleDataRow({ fields: ['a', 'b'] });
      query.handleReadyForQuery();
    },
  };
}

describe('a prepared query', () => {
  it('is parsed once per connection', async () => {
    const run = preparedQuery('versions', 'SELECT $1');
    const [first, second] = [client(), client()];
    expect(await run(first, ['x'])).toEqual([['a', 'b']]);
    await run(first, ['y']);
    await run(second, ['z']);
    expect(first.said).toEqual(['parse versions', 'bind versions x', 'bind versions y']);
    expect(second.said).toEqual(['parse versions', 'bind versions z']);
  });

  it('is sent whole each time where a proxy shares sessions', async () => {
    const lost = Object.assign(new Error('prepared statement "versions" does not exist'), { code: '26000' });
    const behindProxy = client((name) => (name === 'versions' ? lost : null));
    const run = preparedQuery('versions', 'SELECT $1');
    expect(await run(behindProxy, ['x'])).toEqual([['a', 'b']]);
    await run(behindProxy, ['y']);
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
