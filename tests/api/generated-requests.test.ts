/** The quick form of `npm run proof -- --only requests`: always the same small share of its requests. */
import { DATABASES } from '../helpers/database';
import { proofDatabases, prove, type ProofDatabases } from '../helpers/proof';

const SEED = 13;
const REQUESTS = 150;
const PANEL_REQUESTS = 150;
const ORACLES = 60;

interface Asked {
  readonly asked: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
  readonly canaries: Readonly<Record<string, number>>;
  readonly findings: readonly { readonly law: string }[];
}

describe('Whatever is asked, by whomever', () => {
  let databases: ProofDatabases | undefined;
  let result: Asked;

  beforeAll(async () => {
    databases = await proofDatabases('requests', DATABASES);
    result = await prove<Asked>('requests', {
      requests: REQUESTS,
      panelRequests: PANEL_REQUESTS,
      oracles: ORACLES,
      seed: SEED,
      environments: databases.environments,
    });
  });
  afterAll(async () => {
    await databases?.drop();
  });

  /** How long an answer takes depends on the machine; the proof measures it. */
  const found = () => result.findings.filter(({ law }) => law !== 'within 2 s');
  const isLeak = ({ law }: { readonly law: string }) => law === 'no leak' || law === 'no oracle';

  it('the server answers, errors as JSON with a sentence, and none is its own', () => {
    expect(result.asked).toEqual({ openapi: REQUESTS, panel: PANEL_REQUESTS, oracles: ORACLES });
    expect(found().filter((finding) => !isLeak(finding))).toEqual([]);
  });

  it('nobody is told what is private, a draft, of a month that is not public, or somebody else’s', () => {
    expect(result.canaries).toEqual({
      private: expect.any(Number),
      draft: expect.any(Number),
      'not public': expect.any(Number),
      record: expect.any(Number),
      file: expect.any(Number),
      account: expect.any(Number),
    });
    expect(found().filter(isLeak)).toEqual([]);
  });

  it('some of it is answered, so that there was something to tell', () => {
    expect(result.statuses['200']).toBeGreaterThan(0);
  });
});
