/** The quick form of `npm run proof -- --only panel`: each seeded role does its job, at one seat each. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { noBrowser } from '../helpers/browser';
import { APP_FOLDER } from '../helpers/environment';
import { prove } from '../helpers/proof';
import { startServer, type TestServer } from '../helpers/server';

const LIMIT = 400_000;
const RECORDED = path.join(APP_FOLDER, 'tests', 'api', 'permission-matrix', 'recorded');

const SEATS = {
  superAdmin: { language: 'zh', width: 1280 },
  partnerEditor: { language: 'zh', width: 390 },
  regionalCoordinator: { language: 'en', width: 1280 },
  secretariat: { language: 'zh', width: 1280 },
  networkSecretariat: { language: 'zh', width: 1280 },
};

interface Worked {
  readonly requests: Readonly<Record<string, number>>;
  readonly differences: readonly string[];
}

const describeInBrowser = noBrowser === null ? describe : describe.skip;

describeInBrowser(`the roles in the panel${noBrowser === null ? '' : ` (${noBrowser})`}`, () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startServer({ database: 'sqlite', demo: true });
  });
  afterAll(async () => {
    await server?.stop();
  });

  it(
    'do their jobs by clicking: nothing is refused, nothing breaks, nothing new is sent',
    async () => {
      const { url, accounts } = server;
      const pictures = process.env.PANEL_PICTURES || undefined;
      const worked = await prove<Worked>('panel', { url, accounts, seats: SEATS, pictures });
      expect(worked.differences).toEqual([]);
      expect(Object.keys(worked.requests).sort()).toEqual(Object.keys(SEATS).sort());
      expect(
        readdirSync(RECORDED)
          .map((file) => path.parse(file).name)
          .sort(),
      ).toEqual(Object.keys(SEATS).sort());
    },
    LIMIT,
  );
});
