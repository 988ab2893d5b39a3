/** The guard of measurements, tested by the sentences of its refusals. */
import type { Core } from '@strapi/strapi';

import { measurementsGuard } from '../../src/plugins/monthly-report/server/src/entries/guards/measurements';

/** A database without indicators and programmes. */
const strapi = {
  db: { query: () => ({ findMany: () => Promise.resolve([]), findOne: () => Promise.resolve(null) }) },
} as unknown as Core.Strapi;

async function refusalOf(measurements: object): Promise<string> {
  const context = { strapi, action: 'create', documentId: 'a', before: null } as const;
  try {
    await measurementsGuard.check({ ...context, after: { measurements } });
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It was not refused.');
}

describe('measurements without a programme', () => {
  it('are refused in the same words in whatever order a database keeps their keys', async () => {
    const message = await refusalOf({ stock: 1, peak: 2, reports: null });
    expect(await refusalOf({ reports: null, peak: 2, stock: 1 })).toBe(message);
    expect(message).toMatch(/peak.*reports.*stock/su);
  });
});

describe('measurements that were there before', () => {
  it('may be saved unchanged when the programme no longer asks for them', async () => {
    const row = { measurements: { stock: 1 } };
    const context = { strapi, action: 'update', documentId: 'a' } as const;
    await measurementsGuard.check({ ...context, before: row, after: { ...row } });
    await expect(async () =>
      measurementsGuard.check({ ...context, before: row, after: { measurements: { stock: 2 } } }),
    ).rejects.toThrow('stock');
  });
});
