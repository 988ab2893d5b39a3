/** Changing a definition and merging partners in the panel, as the network secretariat does. */
import path from 'node:path';

import type { Browser, Page } from 'playwright-core';

import { ROLES } from '../../src/plugins/monthly-report/server/src/access/roles';
import { createAccount } from '../helpers/bound-accounts';
import { launchBrowser, noBrowser } from '../helpers/browser';
import { startServer, type TestServer } from '../helpers/server';

const INDICATOR = 'api::indicator.indicator';
const PARTNER = 'api::partner.partner';

/** Skipped tests name their reason, so that a green run without a browser is not mistaken for a proof. */
const describeInBrowser = noBrowser === null ? describe : describe.skip;

describeInBrowser(`changing a definition${noBrowser === null ? '' : ` (${noBrowser})`}`, () => {
  let server: TestServer;
  let browser: Browser;
  let token: string;
  const documents: Record<string, string> = {};

  const create = async (name: string, data: object): Promise<string> => {
    const response = await server.request
      .post(`/api/${name}`)
      .auth(token, { type: 'bearer' })
      .send({ data })
      .expect(201);
    return (response.body as { data: { documentId: string } }).data.documentId;
  };
  /** A page of the network secretariat, on a screen of some width. */
  async function open(address: string, width: number, jwt: string): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width, height: 900 } });
    await context.addInitScript((value) => localStorage.setItem('jwtToken', JSON.stringify(value)), jwt);
    const page = await context.newPage();
    await page.goto(`${server.url}/admin/content-manager/collection-types/${address}`);
    return page;
  }
  /** Keeps a picture to look at, if SCREENSHOTS names a folder. */
  const keep = async (page: Page, name: string): Promise<void> => {
    const folder = process.env.SCREENSHOTS;
    if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) });
  };
  const fitsIn = (page: Page): Promise<boolean> =>
    page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

  beforeAll(async () => {
    server = await startServer({ database: 'sqlite' });
    token = await server.createApiToken('full-access');
    documents.waste = await create('indicators', {
      ...{ code: 'waste', label: '垃圾减量', unit: 'kg', decimals: 1, source: 'measured' },
      ...{ aggregationType: 'SUM', calculationFormulaAcrossPeriods: 'sum' },
    });
    documents.lab = await create('programmes', {
      ...{ code: 'lab', name: '零废弃项目', startMonth: '2022-01', summaryTemplate: '{waste}' },
      indicators: [documents.waste],
    });
    for (const [code, name] of [
      ['pa', '山水公益'],
      ['pb', '山水公益中心'],
    ] as const) {
      documents[code] = await create('partners', { code, name });
    }
    for (const [partner, startDate, waste] of [
      ['pa', '2022-01-10', 12.5],
      ['pb', '2022-01-11', 7],
      ['pa', '2022-02-10', 30],
    ] as const) {
      await create('activities', {
        ...{ title: `回收日 ${startDate}`, programme: documents.lab, partner: documents[partner], startDate },
        measurements: { waste },
      });
    }
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('refuses the save, shows every figure that would differ, and asks why', async () => {
    const account = await createAccount(server, ROLES.networkSecretariat);
    const page = await open(`${INDICATOR}/${documents.waste}`, 1280, account.token);
    const panel = page.locator('[data-section=change-definition]');
    await panel.getByText('表单中没有要更改的定义。').waitFor();
    await page.locator('input[name=label]').fill('厨余减量');
    await page.locator('input[name=unit]').fill('千克');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('直接改单位会改变已有数字，未保存', { exact: false }).first().waitFor();
    await keep(page, 'definition-refused-1280');

    await panel.getByRole('button', { name: /^更改定义: / }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('li[data-figure=waste][data-month="2022-02"]').first().waitFor();
    expect(await dialog.locator('li[data-month="2022-01"][data-basis=month]').first().innerText()).toContain(
      '19.5 kg → 19.5 千克',
    );
    expect(await dialog.getByRole('button', { name: '更改定义', exact: true }).isEnabled()).toBe(true);
    await dialog.getByRole('textbox').fill('统一写法');
    await keep(page, 'definition-step-1280');
    await dialog.getByRole('button', { name: '更改定义', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    const { body } = await server.request
      .get(`/api/indicators/${documents.waste}`)
      .auth(token, { type: 'bearer' })
      .expect(200);
    expect((body as { data: object }).data).toMatchObject({ unit: '千克' });
  });

  it('tells that another size of the unit is another indicator', async () => {
    const page = await open(`${INDICATOR}/${documents.waste}`, 1280, await server.adminToken());
    await page.locator('input[name=unit]').fill('吨');
    await page
      .locator('[data-section=change-definition]')
      .getByRole('button', { name: /^更改定义: / })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('单位只能改名', { exact: false }).waitFor();
    expect(await dialog.getByRole('button', { name: '更改定义', exact: true }).isDisabled()).toBe(true);
    expect(await fitsIn(page)).toBe(true);
    await keep(page, 'definition-obstacle-1280');
  });

  it('merges a partner into another one, with what becomes of the figures', async () => {
    const page = await open(`${PARTNER}/${documents.pb}`, 1280, await server.adminToken());
    await page.getByRole('button', { name: /^合并到另一家机构: / }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('保留的机构').first().fill('pa');
    await dialog.getByRole('radio', { name: /山水公益（pa）/ }).click();
    await dialog.locator('li[data-figure=waste]').first().waitFor();
    await dialog.getByRole('textbox').last().fill('同一家机构');
    expect(await fitsIn(page)).toBe(true);
    await keep(page, 'merge-1280');
    await dialog.getByRole('button', { name: '合并到另一家机构', exact: true }).click();
    await page.waitForURL(new RegExp(`${PARTNER}/${documents.pa}`));
    await page.locator('textarea[name=aliases], input[name=aliases]').first().waitFor();
    await keep(page, 'merged-1280');
  });
});
