import type { Browser, Page } from 'playwright-core';

import { launchBrowser, noBrowser } from '../helpers/browser';
import { startServer, type TestServer } from '../helpers/server';

const ACTIVITY = 'api::activity.activity';

/** Skipped tests name their reason, so that a green run without a browser is not mistaken for a proof. */
const describeInBrowser = noBrowser === null ? describe : describe.skip;

describeInBrowser(`the admin panel${noBrowser === null ? '' : ` (${noBrowser})`}`, () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let programme: string;

  const create = async (type: string, data: object): Promise<string> => {
    const response = await server.request
      .post(`/content-manager/collection-types/${type}`)
      .auth(await server.adminToken(), { type: 'bearer' })
      .send(data)
      .expect(201);
    return (response.body as { data: { documentId: string } }).data.documentId;
  };

  beforeAll(async () => {
    server = await startServer({ database: 'sqlite' });
    const people = await create('api::indicator.indicator', {
      code: 'participants',
      label: '参与人次',
      unit: '人次',
      decimals: 0,
      source: 'measured',
      aggregationType: 'SUM',
      calculationFormulaAcrossPeriods: 'sum',
    });
    const waste = await create('api::indicator.indicator', {
      code: 'waste_kitchen',
      label: '厨余垃圾减量',
      unit: 'kg',
      decimals: 1,
      source: 'measured',
      aggregationType: 'SUM',
      calculationFormulaAcrossPeriods: 'sum',
    });
    programme = await create('api::programme.programme', {
      code: 'zero_waste',
      name: '零废弃项目',
      startMonth: '2020-01',
      basis: 'month',
      summaryTemplate: '共有{participants}人次参与。',
      storyGrouping: 'partner',
      dueDay: 5,
      indicators: { connect: [{ documentId: people }, { documentId: waste }] },
    });
    // The page lists the months whose report somebody has begun.
    await create('plugin::monthly-report.report', { month: '2020-12' });
    browser = await launchBrowser();
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 1000 } });
    page = await context.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('greets in Chinese, takes an activity with its figures, and shows the total move', async () => {
    await page.goto(`${server.url}/admin/auth/login`);
    await page.locator('input[name=email]').fill(server.admin.email);
    await page.locator('input[name=password]').fill(server.admin.password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL(/\/admin\/?$/);

    await page.goto(`${server.url}/admin/content-manager/collection-types/${ACTIVITY}/create`);
    await page.locator('input[name=title]').fill('社区垃圾分类宣传');
    await page.getByText('请先选择所属项目，再填写数据。').waitFor();
    await page.getByRole('combobox', { name: /^项目/ }).click();
    await page.getByRole('option', { name: /零废弃项目/ }).click();

    const participants = page.locator('input[data-figure=participants]');
    const waste = page.locator('input[data-figure=waste_kitchen]');
    expect(await participants.getAttribute('placeholder')).toBe('未填报');
    await participants.fill('120');
    await participants.press('Enter');
    await page.keyboard.type('12.55');
    await page.getByText('最多 1 位小数').waitFor();
    expect(await waste.inputValue()).toBe('12.55');
    await waste.fill('0');

    const startDate = page.locator('input[name=startDate]');
    await startDate.fill('2020/12/08');
    await startDate.press('Tab');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.waitForURL(new RegExp(`${ACTIVITY}/[a-z0-9]{20,}`));
    expect(await participants.inputValue()).toBe('120');
    expect(await waste.inputValue()).toBe('0');

    await page.goto(`${server.url}/admin/plugins/monthly-report/2020-12/figures`);
    const cell = (indicator: string, column: string) =>
      page.locator(`[data-programme=zero_waste] [data-indicator=${indicator}] [data-column=${column}]`);
    await cell('participants', 'value').waitFor();
    expect(await cell('participants', 'value').innerText()).toBe('120');
    // Zero was reported this month; nothing was the month before.
    expect(await cell('waste_kitchen', 'value').innerText()).toBe('0');
    expect(await cell('waste_kitchen', 'previous').innerText()).toBe('未填报');
  });

  it('shows what the checks find in the month, and leads to the entry', async () => {
    const story = await create('api::story.story', {
      title: '腊八粥',
      reportMonth: '2020-12',
      programme: { connect: [{ documentId: programme }] },
      body: [{ type: 'paragraph', children: [{ type: 'text', text: '共派发宣传单XX份。' }] }],
    });
    await page.goto(`${server.url}/admin/plugins/monthly-report/2020-12/checks`);
    const error = page.locator('[data-section=findings] [data-severity=error]');
    await error.filter({ hasText: '共派发宣传单XX份' }).waitFor();
    await error.filter({ hasText: '共派发宣传单XX份' }).getByRole('link', { name: '打开条目' }).click();
    await page.waitForURL(new RegExp(`api::story.story/${story}`));
    await page.locator('input[name=title]').waitFor();
    expect(await page.locator('input[name=title]').inputValue()).toBe('腊八粥');
  });
});
