import { DATABASES } from '../helpers/database';
import { proofDatabases, prove, seedOfToday, type ProofDatabases } from '../helpers/proof';

/** The quick form of `npm run proof -- --only upgrades`: every way of writing once. */
const EDITS = 11;

interface Upgraded {
  readonly databases: readonly {
    readonly before: number;
    readonly refused: Readonly<Record<string, number>>;
  }[];
  readonly differences: readonly string[];
}

describe('An older server beside a newer one on the same database', () => {
  const seed = seedOfToday();
  let databases: ProofDatabases | undefined;

  afterAll(async () => {
    await databases?.drop();
  });

  it(`writes nothing any more, whichever way it is asked, so that no new field is lost (seed ${seed})`, async () => {
    databases = await proofDatabases('upgrades', DATABASES);
    const { environments } = databases;
    const result = await prove<Upgraded>('upgrades', { edits: EDITS, seed, environments });
    expect(result.differences).toEqual([]);
    for (const { before, refused } of result.databases) {
      expect(before).toBeGreaterThan(0);
      expect(Object.values(refused)).toEqual(Array.from({ length: EDITS }, () => 1));
    }
  });
});
