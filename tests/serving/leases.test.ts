/** Connections for uses that follow each other closely. */
import { setTimeout as wait } from 'node:timers/promises';

import { Leases } from '../../src/plugins/monthly-report/server/src/content/leases';

function setUp() {
  const pool = { taken: 0, given: 0 };
  const leases = new Leases<number>({
    acquireConnection: () => Promise.resolve((pool.taken += 1)),
    releaseConnection: () => (pool.given += 1),
  });
  return { pool, leases };
}

describe('a lease of connections', () => {
  it('uses one connection while uses follow each other, and gives it back when they stop', async () => {
    const { pool, leases } = setUp();
    for (let count = 0; count < 10; count += 1) {
      expect(await leases.use((connection) => Promise.resolve(connection))).toBe(1);
    }
    expect(pool).toEqual({ taken: 1, given: 0 });
    await wait(50);
    expect(pool).toEqual({ taken: 1, given: 1 });
    expect(await leases.use((connection) => Promise.resolve(connection))).toBe(2);
  });

  it('lets others have their turn, however long the load lasts', async () => {
    const { pool, leases } = setUp();
    for (let count = 0; count < 250; count += 1) await leases.use(() => Promise.resolve());
    expect(pool).toEqual({ taken: 3, given: 2 });
  });

  it('does not use a connection again that failed', async () => {
    const { pool, leases } = setUp();
    await expect(leases.use(() => Promise.reject(new Error('closed')))).rejects.toThrow('closed');
    expect(pool).toEqual({ taken: 1, given: 1 });
  });

  it('keeps a connection that is in use longer than it would wait for the next use', async () => {
    const { pool, leases } = setUp();
    await leases.use(() => Promise.resolve());
    await leases.use(async () => {
      await wait(50);
      expect(pool.given).toBe(0);
    });
    await wait(50);
    expect(pool).toEqual({ taken: 1, given: 1 });
  });

  it('gives each of a few uses at once a connection of its own, and lets the others wait', async () => {
    const { pool, leases } = setUp();
    let running = 0;
    let most = 0;
    const uses = Array.from({ length: 20 }, () =>
      leases.use(async () => {
        most = Math.max(most, (running += 1));
        await wait(1);
        running -= 1;
      }),
    );
    await Promise.all(uses);
    expect(most).toBe(4);
    expect(pool.taken).toBe(4);
    await wait(50);
    expect(pool.given).toBe(4);
  });

  it('asks the pool again after it had no connection to give', async () => {
    let isEmpty = true;
    const leases = new Leases<number>({
      acquireConnection: () => (isEmpty ? Promise.reject(new Error('none free')) : Promise.resolve(1)),
      releaseConnection: () => undefined,
    });
    const failing = Array.from({ length: 6 }, () => leases.use((connection) => Promise.resolve(connection)));
    const outcomes = await Promise.allSettled(failing);
    expect(outcomes.map(({ status }) => status)).toEqual(Array(6).fill('rejected'));
    isEmpty = false;
    expect(await leases.use((connection) => Promise.resolve(connection))).toBe(1);
  });
});
