/** The pages beside the report: the sources of a figure, the feed, the card. */
import { describeOnOneDatabase } from '../helpers/both-databases';
import { startServer } from '../helpers/server';

const SOURCES = '/reports/2020-12/sources/zero_waste';

/** A column of a table has one number of decimals; a figure on its own page may have another. */
const numberOf = (text = ''): number => Number(text.replaceAll(',', ''));

describeOnOneDatabase('The pages beside the report', { demo: true }, (server) => {
  const get = (path: string) => server().request.get(path);

  describe('what a figure is made of', () => {
    it('is told of every figure the report links, and adds up to it', async () => {
      const { text } = await get('/reports/2020-12').expect(200);
      const links = new Map(
        [...text.matchAll(/<a href="([^"]*\/sources\/[^"]*)">([^<]*)</g)].map(
          ([, link = '', figure = '']) => [link.replaceAll('&#x26;', '&'), figure],
        ),
      );
      expect(links.size).toBe(17 * 3);
      for (const [link, figure] of links) {
        const page = await get(link).expect(200);
        const total = /<tfoot>.*<td class="number">([^<]*)</.exec(page.text)?.[1] ?? '';
        expect({ link, total: numberOf(total) }).toEqual({ link, total: numberOf(figure) });
        const shares = [...page.text.matchAll(/<td class="number">([^<]*)<\/td><\/tr>/g)]
          .slice(0, -1)
          .map(([, share]) => Math.round(numberOf(share) * 10));
        expect({ link, sum: shares.reduce((sum, share) => sum + share, 0) / 10 }).toEqual({
          link,
          sum: numberOf(figure),
        });
      }
    });

    it('names the same activities as the API', async () => {
      const { body } = await get('/api/monthly-report/totals/2020-12/zero_waste/communities/sources');
      const { text } = await get(`${SOURCES}/communities?from=singlemessage`).expect(200);
      const titles = [...text.matchAll(/<span class="title">([^<]*)</g)].map(([, title]) => title);
      expect(titles).toEqual(body.data.map(({ title }: { title: string }) => title));
    });

    it('is told of each revision as that one printed it', async () => {
      const path = '/reports/2021-01/sources/neighbour_reading/volunteers';
      const totalOf = async (query: string) =>
        /<tfoot>.*<td class="number">([^<]*)</.exec((await get(`${path}${query}`).expect(200)).text)?.[1];
      expect(await totalOf('?revision=1')).toBe('17');
      expect(await totalOf('?revision=2')).toBe('7');
      expect(await totalOf('')).toBe('7');
      const page = await get('/reports/2021-01?revision=1').expect(200);
      expect(page.text).toContain(`${path}?revision=1`);
    });

    it.each([
      ['/reports/2020-13/sources/zero_waste/participants', 400],
      [`${SOURCES}/participants?basis=week`, 400],
      [`${SOURCES}/participants?page=0`, 400],
      [`${SOURCES}/participants?page=1&page=2`, 400],
      [`${SOURCES}/participants?locale=fr`, 400],
      [`${SOURCES}/%3Cscript%3E`, 400],
      [`${SOURCES}/no_such_indicator`, 404],
      [`${SOURCES}/participants?page=2`, 404],
      [`${SOURCES}/participants?revision=9`, 404],
      ['/reports/2020-12/sources/neighbour_reading/readers', 404],
      // Still open.
      ['/reports/2021-03/sources/neighbour_reading/readers', 404],
      ['/reports/2021-03/card.png', 404],
      ['/reports/2020-12/card.png?revision=9', 404],
      ['/reports/2020-12/card.jpg', 404],
      ['/reports/feed.xml?locale=fr', 400],
      // It has absolute addresses, and this server knows no public one.
      ['/sitemap.xml', 404],
    ])('answers %s with %i', async (path, status) => {
      const { body } = await get(path).expect(status);
      expect(body.error.status).toBe(status);
    });
  });

  it('lists the months in the feed, a corrected one under its newest revision', async () => {
    const { text, headers } = await get('/reports/feed.xml').expect(200);
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const links = [...text.matchAll(/<entry>.*?<link rel="alternate" type="text\/html" href="([^"]*)"/g)];
    expect(links.map(([, link]) => link)).toEqual([
      '/reports/2021-02',
      '/reports/2021-01',
      '/reports/2020-12',
    ]);
    expect(text).toContain(
      '<title>2021年1月联合公益计划月报（第2版）</title><updated>2021-02-20T02:00:00.000Z</updated>',
    );
  });

  it('shows the first figures of every month in the list', async () => {
    const { text } = await get('/reports').expect(200);
    expect(text).toMatch(/<dt>参与人次<\/dt><dd><span class="value">5,205<\/span>/);
    expect(text).toMatch(/<dt>服务人次<\/dt><dd><span class="value">532<\/span>/);
  });

  it('draws a card of the size other sites ask for', async () => {
    const { body, headers } = await get('/reports/2020-12/card.png').expect(200);
    const png = body as Buffer;
    expect(headers['content-type']).toBe('image/png');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });

  it('lets no page load anything but its own', async () => {
    const pages = ['/reports', '/reports/2020-12', `${SOURCES}/participants`];
    for (const path of [...pages, '/api/monthly-report/reports/2020-12.html']) {
      const { headers } = await get(path).expect(200);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
      );
    }
  });
});

describe('The pages of a site with a public address', () => {
  it('give other sites absolute addresses, and load photos from there', async () => {
    const site = 'https://reports.example.org';
    const server = await startServer({ database: 'sqlite', demo: true, env: { PUBLIC_URL: `${site}/` } });
    try {
      const { text, headers } = await server.request.get('/reports/2020-12').expect(200);
      expect(text).toContain(`<meta property="og:image" content="${site}/reports/2020-12/card.png">`);
      expect(text).toContain(`<meta property="og:url" content="${site}/reports/2020-12">`);
      expect(headers['content-security-policy']).toContain(`img-src 'self' ${site};`);
      const feed = await server.request.get('/reports/feed.xml').expect(200);
      expect(feed.text).toContain(`href="${site}/reports/2020-12"`);
      expect(text).toContain(`<link rel="canonical" href="${site}/reports/2020-12">`);
      const robots = await server.request.get('/robots.txt').expect(200);
      expect(robots.text).toContain(`Sitemap: ${site}/sitemap.xml`);
      const sitemap = await server.request.get('/sitemap.xml').expect(200);
      expect(sitemap.headers['content-type']).toBe('application/xml; charset=utf-8');
      expect(sitemap.text).toContain(`<loc>${site}/reports/2020-12?locale=en</loc>`);
    } finally {
      await server.stop();
    }
  });
});
