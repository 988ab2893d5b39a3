import { proofDatabases, prove, type ProofDatabases } from '../helpers/proof';

/** The quick form of `npm run proof -- --only publishers`. */
const ROUNDS = 3;
const PUBLISHERS = 10;

interface Published {
  readonly winners: Readonly<Record<string, number>>;
  readonly refused: number;
  readonly deadlocks: number;
  readonly verified: number;
  readonly differences: readonly string[];
}

describe('Many who publish one month in two servers at once', () => {
  let databases: ProofDatabases | undefined;
  let result: Published;

  beforeAll(async () => {
    databases = await proofDatabases('publishers', ['postgres']);
    const [{ env: environment } = { env: {} }] = databases.environments;
    result = await prove('publishers', { rounds: ROUNDS, publishers: PUBLISHERS, environment });
  });
  afterAll(async () => {
    await databases?.drop();
  });

  it('make one revision, the next of the chain; the others are told 409 and change nothing', () => {
    expect(result.differences).toEqual([]);
    expect(Object.values(result.winners).reduce((sum, times) => sum + times, 0)).toBe(ROUNDS);
    expect(result).toMatchObject({ refused: ROUNDS * (PUBLISHERS - 1), verified: ROUNDS + 1, deadlocks: 0 });
  });
});
