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

  const cell = (indicator: string, column: string) =>
    page.locator(`[data-programme=zero_waste] [data-indicator=${indicator}] [data-column=${column}]`);
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
    const sex = await create('api::dimension.dimension', {
      code: 'sex',
      name: '性别',
      options: [
        { code: 'female', label: '女' },
        { code: 'male', label: '男' },
      ],
    });
    const measured = {
      ...{ decimals: 0, source: 'measured', aggregationType: 'SUM' },
      calculationFormulaAcrossPeriods: 'sum',
    };
    const connect = (...documents: string[]) => ({
      connect: documents.map((documentId) => ({ documentId })),
    });
    const ok = await create('api::indicator.indicator', { ...measured, code: 'hh_ok', label: '合格户数' });
    const seen = await create('api::indicator.indicator', {
      ...measured,
      code: 'hh_seen',
      label: '查看户数',
    });
    const rate = await create('api::indicator.indicator', {
      ...{ code: 'hh_rate', label: '合格率', unit: '%', decimals: 1, source: 'ratio', factor: 100 },
      ...{ numerator: connect(ok), denominator: connect(seen) },
    });
    const whole = await create('api::indicator.indicator', {
      ...{ ...measured, code: 'households', label: '户数合计', parts: connect(ok, seen) },
    });
    const people = await create('api::indicator.indicator', {
      dimensions: connect(sex),
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
      indicators: connect(people, waste, whole, ok, seen, rate),
    });
    // The page lists the months with a report that was begun.
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
    await cell('participants', 'value').waitFor();
    expect(await cell('participants', 'value').innerText()).toBe('120');
    // This month reports zero; the month before reports nothing.
    expect(await cell('waste_kitchen', 'value').innerText()).toBe('0');
    expect(await cell('waste_kitchen', 'previous').innerText()).toBe('未填报');
  });

  it('unfolds a value into its options, says what is unknown, and shows sums and ratios as they are typed', async () => {
    await page.goto(`${server.url}/admin/content-manager/collection-types/${ACTIVITY}`);
    await page.getByText('社区垃圾分类宣传').click();
    const box = (code: string) => page.locator(`input[data-figure="${code}"]`);
    await box('participants').waitFor();
    await page.getByRole('button', { name: '按性别分组填报' }).click();
    await box('participants.sex.female').fill('70');
    await box('participants.sex.female').press('Enter');
    await page.keyboard.type('60');
    await page.getByText('各选项合计 130，大于总数 120，请核对').waitFor();
    await box('participants.sex.male').fill('40');
    expect(await page.locator('[data-rest=sex]').innerText()).toBe('不详 10（总数减去各选项）');

    const ratio = page.locator('[data-ratio=hh_rate]');
    expect(await ratio.innerText()).toContain('填写合格户数和查看户数后得出');
    await box('hh_ok').fill('1');
    await box('hh_seen').fill('3');
    expect(await ratio.innerText()).toContain('33.3（1/3）');
    expect(await page.locator('[data-parts=households]').innerText()).toBe('分项合计 4，不填合计时按此计');
    await box('households').fill('5');
    expect(await page.locator('[data-parts=households]').innerText()).toBe(
      '分项合计 4，与合计相差 1，请核对',
    );

    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    const grid = page.locator('[data-indicator=participants]').locator('..');
    await grid.scrollIntoViewIfNeeded();
    const right = await grid.evaluate((element) => element.getBoundingClientRect().right);
    expect(right).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1280, height: 1000 });
    await grid.scrollIntoViewIfNeeded();

    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('已发布').first().waitFor();
    await page.reload();
    await box('participants.sex.female').waitFor();
    expect(await box('participants.sex.female').inputValue()).toBe('70');
    expect(await box('participants').inputValue()).toBe('120');
  });

  it('tells beside the form what the checks find as it is typed, where figures go, and who changed them', async () => {
    const beside = page.locator('[data-section=beside]');
    await beside.locator('[data-section=beside-month]').getByText('2020年12月').waitFor();
    // The typed values are not saved.
    await page.locator('input[name=title]').fill('社区垃圾分类宣传XX场');
    const slip = beside.locator('[data-check=placeholder-left]');
    await slip.filter({ hasText: 'XX场' }).waitFor();
    await page.locator('input[name=title]').fill('社区垃圾分类宣传');
    await slip.waitFor({ state: 'detached' });

    await page.locator('input[data-figure=waste_kitchen]').fill('3.5');
    const history = page.locator('[data-section=entry-history]');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await history.getByText('厨余垃圾减量：0 → 3.5').waitFor();

    const figure = beside.locator('[data-figure=waste_kitchen]');
    await figure.getByRole('link', { name: /^零废弃项目的厨余垃圾减量合计/ }).click();
    await page.waitForURL(/2020-12\/figures\?programme=zero_waste&indicator=waste_kitchen/);
    const sources = page.locator('[data-section=sources] [data-source]');
    await sources.getByRole('link', { name: '社区垃圾分类宣传' }).waitFor();
    expect(await sources.locator('.figure').allInnerTexts()).toEqual(['3.5', '3.5']);
    await cell('participants', 'value').getByRole('link').click();
    await sources.getByText('120').first().waitFor();
    await sources.getByRole('link', { name: '社区垃圾分类宣传' }).click();
    await page.waitForURL(new RegExp(`${ACTIVITY}/[a-z0-9]{20,}`));
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
