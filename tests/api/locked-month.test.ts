import { DATABASES } from '../helpers/database';
import { proofDatabases, prove, seedOfToday, type ProofDatabases } from '../helpers/proof';

/** The quick form of `npm run proof -- --only locked-month`. */
const ATTEMPTS = 40;

interface Tried {
  readonly databases: readonly { readonly name: string; readonly attempts: number }[];
  readonly differences: readonly string[];
}

describe('A published month', () => {
  const seed = seedOfToday();
  let databases: ProofDatabases | undefined;

  afterAll(async () => {
    await databases?.drop();
  });

  it(`refuses whoever tries to change it, in every way there is, and stays as it is to the byte (seed ${seed})`, async () => {
    databases = await proofDatabases('locked-month', DATABASES);
    const { environments } = databases;
    const result = await prove<Tried>('locked-month', { attempts: ATTEMPTS, seed, environments });
    expect(result.differences).toEqual([]);
    expect(result.databases.map(({ attempts }) => attempts)).toEqual([ATTEMPTS / 2, ATTEMPTS / 2]);
  });
});
