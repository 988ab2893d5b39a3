/** The feed as README.md promises it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Services } from '../../src/plugins/monthly-report/server/src/http/services';
import type { Versions } from '../../src/plugins/monthly-report/server/src/entries/store/versions';
import { addMonths, toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import { feedQuestion } from '../../src/plugins/monthly-report/server/src/report/http/pages-question';
import { APP_FOLDER } from '../helpers/environment';
import { buildHeadline } from '../helpers/report-builders';

const PUBLISHED = Array.from({ length: 60 }, (_, index) =>
  buildHeadline({ month: addMonths(toMonth('2015-01'), index) }),
);

it('names the newest months, as many as the README says', async () => {
  const services = {
    published: { headlines: (_: string, most: number) => Promise.resolve(PUBLISHED.slice(0, most)) },
    strapi: { config: { get: () => ({ publicUrl: 'https://report.example.org' }) } },
  };
  const question = feedQuestion(services as unknown as Services, {
    parameters: {},
    querystring: '',
    accepts: ([type]) => type ?? false,
  });
  const feed = (await question.render({} as Versions)) as string;
  const [, promised] =
    /the newest (\d+) \|/.exec(readFileSync(path.join(APP_FOLDER, 'README.md'), 'utf8')) ?? [];
  expect(feed.match(/<entry>/g)).toHaveLength(Number(promised));
});
