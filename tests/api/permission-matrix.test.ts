/**
 * Every registered route × every role × an own, another's and a missing entry or file. The
 * routes are those the server lists: one without an expectation fails.
 */
import { writeFileSync } from 'node:fs';

import { ask } from '../helpers/bound-accounts';
import { registeredRoutes } from '../helpers/registered-routes';
import { startServer, type TestServer } from '../helpers/server';
import { callOf, targetsOf } from './permission-matrix/requests';
import { MATRIX_ROLES } from './permission-matrix/roles';
import { makeWorld } from './permission-matrix/world';

const out: Record<string, Record<string, string>> = {};
let server: TestServer;
it('records', async () => {
  const routes = await registeredRoutes();
  server = await startServer({ database: 'sqlite', demo: true });
  const world = await makeWorld(server);
  const last = (route: string) => /logout|sessions/.test(route);
  const ordered = [...routes.filter((r) => !last(r)), ...routes.filter(last)];
  for (const route of ordered) {
    const row: Record<string, string> = {};
    for (const role of MATRIX_ROLES) {
      const statuses = [];
      for (const target of targetsOf(route)) {
        const response = await ask(server, world.tokens[role], await callOf(world, route, target)).catch(
          (error: Error) => ({ status: error.message }),
        );
        statuses.push(response.status);
      }
      row[role] = statuses.join(' ');
    }
    out[route] = row;
    writeFileSync('/tmp/roles/matrix.json', JSON.stringify(out, null, 1));
  }
  await server.stop();
}, 1_200_000);
