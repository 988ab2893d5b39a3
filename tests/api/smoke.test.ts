import type { TestServer } from '../helpers/server';
import { DATABASES, startServer } from '../helpers/server';

describe.each(DATABASES)('the demo on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ database, demo: true });
  });
  afterAll(async () => server?.stop());

  it('answers', async () => {
    const response = await server.request.get('/api/monthly-report/reports/2020-12');
    console.log(response.status, JSON.stringify(response.body).slice(0, 3000), server.accounts, await server.createApiToken('full-access'));
  });
});
