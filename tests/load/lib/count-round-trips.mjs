/** Counts all round trips of a Strapi to its database, at the driver. */
import { createRequire } from 'node:module';
import path from 'node:path';

import { ROOT } from './environment.mjs';

const require = createRequire(path.join(ROOT, 'package.json'));

function wrap(prototype, method, count) {
  const original = prototype[method];
  prototype[method] = function counted(...parameters) {
    count();
    return original.apply(this, parameters);
  };
}

/**
 * @param {object} strapi loaded
 * @returns {() => number} round trips since the last call; BEGIN and COMMIT are two of them,
 *   and statements that PostgreSQL gets in one packet are one
 */
export function countRoundTrips(strapi) {
  let trips = 0;
  const count = () => (trips += 1);
  if (strapi.db.dialect.client === 'postgres') {
    wrap(require('pg').Client.prototype, 'query', count);
  } else {
    const Database = require('better-sqlite3');
    const statement = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1'));
    for (const method of ['all', 'run', 'get']) wrap(statement, method, count);
  }
  return () => {
    const counted = trips;
    trips = 0;
    return counted;
  };
}
