/** All public addresses of a running server: those of the interface, and those in links on its pages. */

const LOCALES = ['zh-Hans', 'en'];
const FILES = ['json', 'html', 'md', 'docx', 'pdf', 'xlsx'];
const BASES = ['month', 'year-to-date', 'to-date'];
const GROUPINGS = ['region', 'partner', 'community', 'activity-type'];
const TYPES = [
  ...['activities', 'activity-types', 'communities', 'dimensions', 'indicators', 'memberships'],
  ...[
    'partner-tiers',
    'partners',
    'programmes',
    'programme-months',
    'progress-updates',
    'regions',
    'stories',
  ],
];
const API = '/api/monthly-report';
const NOTHING_SUCH = [
  `${API}/reports/1999-01`,
  `${API}/reports/2035-01`,
  `${API}/reports/latest.txt`,
  `${API}/totals/2035-01`,
  `${API}/totals/2020-12?basis=week`,
  '/reports/2035-01',
];

/**
 * @param {(address: string) => Promise<{ status: number, type: string, body: Buffer }>} ask
 * @returns {AsyncGenerator<string>}
 */
export async function* publicAddresses(ask) {
  const seen = new Set();
  const waiting = [];
  const add = (address) => {
    if (seen.has(address)) return;
    seen.add(address);
    waiting.push(address);
  };
  for (const address of await promised(ask)) add(address);
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    yield address;
    const { type, body } = await ask(address);
    if (/html|xml/.test(type)) for (const link of linksIn(body.toString('utf8'), address)) add(link);
  }
}

/** The server's own addresses in a page or feed, without fragments. */
function linksIn(text, from) {
  const links = [];
  for (const [, found] of text.matchAll(/(?:href|src|content)="([^"]+)"/g)) {
    const link = found.replaceAll('&amp;', '&');
    if (!/^(?:\/(?!\/)|\?|\.)/.test(link)) continue;
    const { pathname, search } = new URL(link, new URL(from, 'http://server'));
    links.push(pathname + search);
  }
  return links;
}

async function promised(ask) {
  const json = async (address) => JSON.parse((await ask(address)).body.toString('utf8'));
  const addresses = [`${API}/reports`, `${API}/openapi.json`, '/reports', '/.well-known/security.txt'];
  for (const locale of LOCALES) {
    addresses.push(`${API}/reports?locale=${locale}`, `/reports?locale=${locale}`);
    addresses.push(`/reports/feed.xml?locale=${locale}`);
  }
  const { data: months } = await json(`${API}/reports`);
  if (months.length === 0) throw new Error('No month is published: there is nothing to compare.');
  const [first, last] = [months.at(-1).month, months[0].month];
  for (const { month, revision } of months)
    addresses.push(...(await addressesOfMonth(json, month, revision)));
  const { data: series } = await json(`${API}/totals?from=${first}&to=${last}`);
  addresses.push(`${API}/totals?from=${first}&to=${last}`);
  for (const { programme, indicator } of series) {
    addresses.push(`${API}/totals?from=${first}&to=${last}&programme=${programme}&indicator=${indicator}`);
  }
  for (const type of TYPES) {
    for (const page of [1, 2]) {
      addresses.push(`/api/${type}?pagination[page]=${page}&pagination[pageSize]=100&sort=id`);
    }
    addresses.push(`/api/${type}?populate=*&pagination[pageSize]=10&sort=id`);
  }
  return [...addresses, ...NOTHING_SUCH];
}

async function addressesOfMonth(json, month, revision) {
  const addresses = [];
  for (const locale of LOCALES) {
    addresses.push(`${API}/reports/${month}?locale=${locale}`, `/reports/${month}?locale=${locale}`);
    for (const file of FILES) {
      addresses.push(`${API}/reports/${month}.${file}?locale=${locale}`);
      for (let number = 1; number <= revision; number += 1) {
        addresses.push(`${API}/reports/${month}.${file}?locale=${locale}&revision=${number}`);
      }
    }
  }
  const totals = `${API}/totals/${month}`;
  const { data } = await json(totals);
  for (const basis of BASES) {
    addresses.push(`${totals}?basis=${basis}`);
    for (const grouping of GROUPINGS) {
      for (const page of [1, 2]) {
        addresses.push(`${totals}?basis=${basis}&groupBy=${grouping}&pagination[page]=${page}`);
      }
    }
    for (const { code, totals: listed } of data.programmes) {
      addresses.push(`${totals}?basis=${basis}&programme=${code}`);
      for (const { indicator } of listed) {
        addresses.push(`${totals}/${code}/${indicator}/sources?basis=${basis}`);
      }
    }
  }
  return addresses;
}
