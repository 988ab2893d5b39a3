/** The same content gives the same bytes on both databases and in every time zone. */
import path from 'node:path';

import { expectKept } from '../helpers/golden';
import { DATABASES, startServer } from '../helpers/server';

const ZONES = ['Asia/Shanghai', 'UTC', 'America/Los_Angeles'];

const REPORTS = '/api/monthly-report/reports';
const TOTALS = '/api/monthly-report/totals';

const ADDRESSES = [
  REPORTS,
  ...['2020-12', '2021-01', '2021-02'].flatMap((month) => [
    `${REPORTS}/${month}`,
    `${REPORTS}/${month}?locale=en`,
    `${REPORTS}/${month}.md`,
    // Their ETag is a hash of the bytes.
    `${REPORTS}/${month}.pdf`,
    `${REPORTS}/${month}.docx`,
    `${REPORTS}/${month}.xlsx`,
    `/reports/${month}`,
    `/reports/${month}/card.png`,
    `${TOTALS}/${month}?groupBy=community&pagination[pageSize]=100`,
    `${TOTALS}/${month}?groupBy=partner&basis=to-date`,
  ]),
  `${TOTALS}?from=2020-01&to=2021-12`,
  `${TOTALS}/2020-12/zero_waste/communities/sources`,
  `${TOTALS}/2021-02/neighbour_reading/readers/sources?basis=to-date`,
  '/reports',
  '/reports/feed.xml',
  '/reports/2020-12/sources/zero_waste/communities',
  '/reports/2021-02/sources/neighbour_reading/readers?basis=to-date&locale=en',
];

/** The served reference month, kept in files: a change of a figure or a word shows in a diff. */
const KEPT = {
  'zh-Hans.json': `${REPORTS}/2020-12`,
  'en.json': `${REPORTS}/2020-12?locale=en`,
  'zh-Hans.md': `${REPORTS}/2020-12.md`,
  'zh-Hans.html': '/reports/2020-12',
};

const SERVERS = DATABASES.flatMap((database) => ZONES.map((zone) => [database, zone] as const));

describe('the same bytes', () => {
  const answers = new Map<string, Map<string, string>>();

  it.each(SERVERS)('are asked of %s in %s', async (database, zone) => {
    const server = await startServer({ database, demo: true, env: { TZ: zone, PGTZ: zone } });
    try {
      const texts = new Map<string, string>();
      for (const address of ADDRESSES) {
        const response = await server.request.get(address).expect(200);
        texts.set(address, `${String(response.headers['etag'])}\n${response.text}`);
      }
      answers.set(`${database} in ${zone}`, texts);
    } finally {
      await server.stop();
    }
  });

  it.each(ADDRESSES)('answer %s everywhere', (address) => {
    const [first, ...others] = [...answers].map(([where, texts]) => ({ where, text: texts.get(address) }));
    expect(others).toHaveLength(SERVERS.length - 1);
    for (const { where, text } of others) expect({ where, text }).toEqual({ where, text: first?.text });
  });

  it.each(Object.entries(KEPT))('are those of the golden file %s', (file, address) => {
    const [first] = answers.values();
    const [, text = ''] = /^[^\n]*\n([^]*)$/.exec(first?.get(address) ?? '') ?? [];
    expectKept(path.join(__dirname, '../golden/demo-2020-12', file), text);
  });
});
