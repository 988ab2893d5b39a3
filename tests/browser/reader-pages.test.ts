/** The pages for readers in a real browser: on a phone, by night, on paper, without scripts or styles. */
import { readFileSync } from 'node:fs';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { launchBrowser, noBrowser } from '../helpers/browser';
import { readPdf } from '../helpers/pdf';
import { startServer, type TestServer } from '../helpers/server';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const REPORT = '/reports/2020-12';
const ADDRESSES = [
  '/reports',
  REPORT,
  `${REPORT}?locale=en`,
  // A corrected month: with a notice and a history of revisions.
  '/reports/2021-01',
  `${REPORT}/sources/zero_waste/communities`,
];

/** Widths: the smallest window (WCAG 1.4.10), a phone, a desk. */
const [NARROWEST, PHONE, DESK] = [320, 360, 1280];
/** A4 less the margins of the stylesheet, in pixels of CSS. */
const PAPER_WIDTH = 672;

const describeInBrowser = noBrowser === null ? describe : describe.skip;

describeInBrowser(`the pages for readers${noBrowser === null ? '' : ` (${noBrowser})`}`, () => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer({ database: 'sqlite', demo: true });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** A page with its forbidden actions. */
  interface Watched {
    readonly page: Page;
    readonly elsewhere: string[];
    readonly complaints: string[];
  }

  async function open(
    address: string,
    { width = DESK, ...options }: { readonly width?: number } & BrowserContextOptions = {},
  ): Promise<Watched> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, ...options });
    const page = await context.newPage();
    const [elsewhere, complaints]: [string[], string[]] = [[], []];
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) elsewhere.push(request.url());
    });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
    await page.goto(`${server.url}${address}`);
    return { page, elsewhere, complaints };
  }

  /** Scrolls to the end and back, so that lazy parts are loaded. */
  async function readThrough(page: Page): Promise<void> {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (let at = 0; at < height; at += 600) {
      await page.mouse.wheel(0, 600);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await page.waitForLoadState('networkidle');
    await page.evaluate(() =>
      Promise.all([...document.images].map((image) => image.decode().catch(() => undefined))),
    );
  }

  const overflowOf = (page: Page): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  const headingsOf = (page: Page): Promise<string[]> =>
    page.locator('h1, h2, h3, h4, h5, h6').evaluateAll((all) => all.map((each) => each.textContent));

  describe.each(ADDRESSES)('at %s', (address) => {
    it.each([PHONE, DESK])(
      'break no rule of accessibility, by day and by night (%i pixels)',
      async (width) => {
        const { page } = await open(address, { width });
        // Folded parts are also checked.
        await page
          .locator('details')
          .evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
        await page.evaluate(AXE);
        const violations: string[] = [];
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          violations.push(...(await page.evaluate(judge)));
        }
        await page.context().close();
        expect(violations).toEqual([]);
      },
    );

    it('ask no other host for anything and break no rule of their own policy', async () => {
      const { page, elsewhere, complaints } = await open(address);
      await readThrough(page);
      const broken = await page
        .locator('img')
        .evaluateAll((all) => all.filter((each) => (each as HTMLImageElement).naturalWidth === 0).length);
      await page.context().close();
      expect({ elsewhere, complaints, broken }).toEqual({ elsewhere: [], complaints: [], broken: 0 });
    });

    it.each([PHONE, DESK])('move nothing once it is there (%i pixels)', async (width) => {
      const { page } = await open(address, { width });
      await readThrough(page);
      const shifted = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(sum), 100);
          }),
      );
      await page.context().close();
      expect(shifted).toBe(0);
    });

    it('fit the narrowest window without scrolling sideways', async () => {
      const { page } = await open(address, { width: NARROWEST });
      const overflow = await overflowOf(page);
      await page.context().close();
      expect(overflow).toBe(0);
    });

    it('are printed with every heading and nothing cut', async () => {
      const { page } = await open(address, { colorScheme: 'dark' });
      await readThrough(page);
      const headings = await headingsOf(page);
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: PAPER_WIDTH, height: 900 });
      const cut = await page
        .locator('.table-frame, main, html')
        .evaluateAll((all) =>
          all.flatMap((each) =>
            each.scrollWidth > each.clientWidth ? [each.className || each.tagName] : [],
          ),
        );
      await page.context().close();
      expect(cut).toEqual([]);
      const printed = wordsOf(pdf);
      expect(headings.length).toBeGreaterThan(0);
      for (const heading of headings) expect(printed).toContain(squeezed(heading));
    });

    it('say the same without scripts and without styles', async () => {
      const styled = await open(address);
      const expected = squeezed(await styled.page.locator('main').innerText());
      await styled.page.context().close();
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.route('**/*.css', (route) => route.abort());
      await page.goto(`${server.url}${address}`);
      const plain = squeezed(await page.locator('main').innerText());
      await context.close();
      expect(plain).toBe(expected);
    });
  });

  it('print what is folded away on the screen', async () => {
    const { page } = await open('/reports/2020-12/sources/zero_waste/communities');
    const folded = squeezed((await page.locator('.facts details > span').first().textContent()) ?? '');
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    await page.context().close();
    expect(folded).not.toBe('');
    expect(wordsOf(pdf)).toContain(folded);
  });

  it('open the sources of a figure by its tile, whose shares add up to it, and lead back', async () => {
    const { page } = await open(REPORT, { width: PHONE });
    await page.locator('.tile', { hasText: '有害垃圾减量' }).click();
    await page.waitForURL('**/sources/zero_waste/waste_hazardous');
    const shares = await page.locator('tbody td:last-child').allInnerTexts();
    expect(shares.map(Number).reduce((sum, share) => sum + share, 0)).toBe(19);
    expect(await page.locator('tfoot td').innerText()).toBe('19');
    await page.getByRole('link', { name: '返回2020年12月联合公益计划月报' }).click();
    await page.waitForURL(`**${REPORT}#zero_waste-overview`);
    await page.context().close();
  });

  it('keep the contents list beside the text where there is room, and fold it on a phone', async () => {
    const contents = (page: Page) => page.locator('.contents a').first();
    const desk = await open(REPORT);
    expect(await contents(desk.page).isVisible()).toBe(true);
    await desk.page.context().close();
    const phone = await open(REPORT, { width: PHONE });
    expect(await contents(phone.page).isVisible()).toBe(false);
    await phone.page.getByText('目录').click();
    expect(await contents(phone.page).isVisible()).toBe(true);
    await phone.page.context().close();
  });
});

interface Axe {
  run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** Runs in the page: the broken rules of WCAG 2.2 AA and of good practice, one item for each rule. */
async function judge(): Promise<string[]> {
  const { axe } = window as unknown as { axe: Axe };
  const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await axe.run(document, { runOnly: { type: 'tag', values } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Removes spaces: lines break at other places on paper, and the browser puts spaces between scripts. */
/** The browser sets the spaces, and some fonts print one sign for two letters (ﬁ). */
const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** The whole printed text, page by page. */
const wordsOf = (pdf: Uint8Array): string =>
  squeezed(
    readPdf(pdf)
      .pages.map(({ text }) => text)
      .join(''),
  );
