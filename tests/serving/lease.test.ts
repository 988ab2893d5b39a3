/** A connection for uses that follow each other closely. */
import { setTimeout as wait } from 'node:timers/promises';

import { Lease } from '../../src/plugins/monthly-report/server/src/content/lease';

function setUp() {
  const pool = { taken: 0, given: 0 };
  const lease = new Lease<number>({
    acquireConnection: () => Promise.resolve((pool.taken += 1)),
    releaseConnection: () => (pool.given += 1),
  });
  return { pool, lease };
}

describe('a lease', () => {
  it('uses one connection while uses follow each other, and gives it back when they stop', async () => {
    const { pool, lease } = setUp();
    for (let count = 0; count < 10; count += 1) {
      expect(await lease.use((connection) => Promise.resolve(connection))).toBe(1);
    }
    expect(pool).toEqual({ taken: 1, given: 0 });
    await wait(50);
    expect(pool).toEqual({ taken: 1, given: 1 });
    expect(await lease.use((connection) => Promise.resolve(connection))).toBe(2);
  });

  it('lets others have their turn, however long the load lasts', async () => {
    const { pool, lease } = setUp();
    for (let count = 0; count < 250; count += 1) await lease.use(() => Promise.resolve());
    expect(pool).toEqual({ taken: 3, given: 2 });
  });

  it('does not use a connection again that failed', async () => {
    const { pool, lease } = setUp();
    await expect(lease.use(() => Promise.reject(new Error('closed')))).rejects.toThrow('closed');
    expect(pool).toEqual({ taken: 1, given: 1 });
  });

  it('keeps a connection that is in use longer than it would wait for the next use', async () => {
    const { pool, lease } = setUp();
    await lease.use(() => Promise.resolve());
    await lease.use(async () => {
      await wait(50);
      expect(pool.given).toBe(0);
    });
    await wait(50);
    expect(pool).toEqual({ taken: 1, given: 1 });
  });
});
