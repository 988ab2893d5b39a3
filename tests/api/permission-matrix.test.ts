/**
 * Every registered route × every role × every target: an own entry, another's, one that does not exist.
 * The built server lists the routes; a route without an expectation fails.
 * PERMISSION_MATRIX=<file> writes the answers as a table.
 */
import { writeFileSync } from 'node:fs';

import { registeredRoutes } from '../helpers/registered-routes';
import { DATABASES, startServer, type TestServer } from '../helpers/server';
import { AREAS, OF_CONTENT, type Area } from './permission-matrix/expectations';
import type { Expectation } from './permission-matrix/expectations/expectation';
import { runMatrix, surprise, tableOf, type Cell } from './permission-matrix/run';
import { makeWorld, trailOf } from './permission-matrix/world';

/** Time for some thousand requests on a busy machine. */
const LIMIT = 400_000;

const ALL_AREAS = Object.keys(AREAS) as Area[];

const expectationsOf = (areas: readonly Area[]): [string, Expectation][] =>
  areas.flatMap((area) => Object.entries(AREAS[area]));

describe('The permission matrix', () => {
  let routes: readonly string[];
  const expected = expectationsOf(ALL_AREAS).map(([route]) => route);

  beforeAll(async () => {
    routes = await registeredRoutes();
  });

  it('says of every registered route who may use it', () => {
    const unheard = routes.filter((route) => !expected.includes(route));
    expect(
      unheard.map(
        (route) => `${route} has no expectation: say in permission-matrix/expectations who may use it.`,
      ),
    ).toEqual([]);
  });

  it('says nothing of routes that there are not, and nothing twice', () => {
    expect(expected.filter((route) => !routes.includes(route))).toEqual([]);
    expect(expected.filter((route, index) => expected.indexOf(route) !== index)).toEqual([]);
  });
});

describe.each(DATABASES)('The permission matrix (%s)', (database) => {
  // All areas on one database; on the other only those that its queries keep apart.
  const areas = database === 'sqlite' ? ALL_AREAS : OF_CONTENT;
  let server: TestServer;
  let cells: readonly Cell[];
  let trail: { readonly before: readonly object[]; readonly after: readonly object[] };

  beforeAll(async () => {
    server = await startServer({ database, demo: true });
    const world = await makeWorld(server);
    const before = await trailOf(server);
    cells = await runMatrix(world, expectationsOf(areas));
    trail = { before, after: await trailOf(server) };
    const file = process.env.PERMISSION_MATRIX;
    if (file && database === 'sqlite') writeFileSync(file, tableOf(cells));
  }, LIMIT);
  afterAll(async () => {
    await server.stop();
  });

  it.each([...areas])('is as expected: %s', (area) => {
    const ofArea = cells.filter(({ route }) => Object.hasOwn(AREAS[area], route));
    expect(ofArea.length).toBeGreaterThan(0);
    expect(ofArea.map(surprise).filter((sentence) => sentence !== null)).toEqual([]);
  });

  it('tells nobody of what is another partner’s and not public', () => {
    const telling = cells.filter(({ told }) => told !== null);
    expect(
      telling.map(({ route, role, target, told }) => `${route} told ${role} (${target}) ${told}`),
    ).toEqual([]);
  });

  it('answers nobody with an error of the server', () => {
    expect(cells.filter(({ status }) => status >= 500)).toEqual([]);
  });

  it('leaves the trail as it was, but for what was done', () => {
    expect(trail.before.length).toBeGreaterThan(0);
    expect(trail.after.slice(0, trail.before.length)).toEqual(trail.before);
  });
});
