import { DATABASES } from '../helpers/database';
import { proofDatabases, prove, seedOfToday, type ProofDatabases } from '../helpers/proof';

/** The quick form of `npm run proof -- --only kills`: every step on one of the databases, accepting on both. */
const KILLS = 4;

interface Survived {
  readonly databases: readonly { readonly name: string; readonly kills: number }[];
  readonly differences: readonly string[];
}

describe('A server that is killed while it accepts, publishes or reopens', () => {
  const seed = seedOfToday();
  let databases: ProofDatabases | undefined;

  afterAll(async () => {
    await databases?.drop();
  });

  it(`has done all of it or nothing when it starts again, and all of it where it had answered (seed ${seed})`, async () => {
    databases = await proofDatabases('kills', DATABASES);
    const { environments } = databases;
    const result = await prove<Survived>('kills', { kills: KILLS, seed, environments });
    expect(result.differences).toEqual([]);
    expect(result.databases.map(({ kills }) => kills)).toEqual([KILLS / 2, KILLS / 2]);
  });
});
