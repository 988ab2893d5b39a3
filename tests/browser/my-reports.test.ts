/** 我的填报 on a phone: the month done by a partner, counted; and nothing lost, whatever fails meanwhile. */
import type { Browser, Locator } from 'playwright-core';

import type { Sheet } from '../../src/plugins/monthly-report/shared/my-reports';
import { ask } from '../helpers/bound-accounts';
import { launchBrowser, noBrowser } from '../helpers/browser';
import { createPartnerMonth, type PartnerMonth } from '../helpers/partner-month';
import { myReportsAt, takePhone, type Phone } from '../helpers/phone';
import { photo } from '../helpers/pictures';
import { startServer, type TestServer } from '../helpers/server';

/** What the issue asks for. */
const MOST_TAPS = 45;
const MOST_SECONDS = 300;

const describeInBrowser = noBrowser === null ? describe : describe.skip;

describeInBrowser(`我的填报 on a phone${noBrowser === null ? '' : ` (${noBrowser})`}`, () => {
  let server: TestServer;
  let browser: Browser;
  let due: PartnerMonth;

  const sheet = async (): Promise<Sheet> => {
    const path = `/monthly-report/my-reports/${due.month}/lane_gardens/lan`;
    const { body } = await ask(server, due.editor.token, { method: 'get', path });
    return (body as { data: Sheet }).data;
  };
  const section = (phone: Phone, name: string): Locator => phone.page.locator(`[data-section=${name}]`);
  const add = (phone: Phone, name: string): Promise<void> =>
    phone.tap(phone.page.getByRole('button', { name, exact: true }));
  const card = (phone: Phone, kind: string, at: number): Locator =>
    section(phone, kind).locator('[data-entry]').nth(at);
  const saved = (of: Locator): Promise<void> => of.locator('[data-saved=saved]').waitFor();

  beforeAll(async () => {
    server = await startServer({ database: 'sqlite' });
    browser = await launchBrowser();
    due = await createPartnerMonth(server);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('a month is filled in and sent in with few taps, and without a dead end', async () => {
    const phone = await takePhone(browser, due.editor);
    const { page, tap, fill, type } = phone;
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(myReportsAt(server));
    await section(phone, 'due').waitFor();
    await phone.picture('due');
    expect(await section(phone, 'sheet').getAttribute('data-month')).not.toBe(null);
    await tap(section(phone, 'due').locator(`[data-report="${due.month} lane_gardens"]`));
    await page.locator(`[data-section=sheet][data-month="${due.month}"]`).waitFor();
    await phone.picture('sheet');

    /** One activity: its title, day, community and four figures. */
    const enter = async (
      at: number,
      title: string,
      day: number,
      figures: readonly string[],
    ): Promise<Locator> => {
      await add(phone, '添加活动');
      const entry = card(phone, 'activities', at);
      // The cursor stands in the title.
      await entry.getByLabel('活动名称').waitFor();
      await type(title);
      await tap(entry.getByRole('button', { name: new RegExp(`月${day}日$`) }));
      for (const [index, figure] of figures.entries()) {
        await fill(entry.locator('input[data-figure]').nth(index), figure);
      }
      return entry;
    };

    const first = await enter(0, '厨余课堂', 9, ['35', '4', '12.5', '1,234']);
    await phone.picture('activity');
    await tap(first.getByRole('button', { name: '青石巷社区' }));
    await phone.choose(first.locator('input[type=file]'), [
      { name: '课堂.jpg', buffer: await photo() },
      { name: '合影.jpg', buffer: await photo() },
    ]);
    for (const [index, [alternative, caption]] of [
      ['孩子们分拣厨余', '分一分'],
      ['大家在楼下合影', '合影留念'],
    ].entries()) {
      const row = first.locator('[data-photo]').nth(index);
      await fill(row.getByLabel('替代文字'), alternative ?? '');
      await fill(row.getByLabel('图注'), caption ?? '');
      await tap(row.getByText('照片里的人（儿童由监护人）都同意公开'));
    }
    await phone.picture('photos');
    await saved(first);

    const second = await enter(1, '种花日', 21, ['18', '3', '0', '6']);
    await fill(second.getByPlaceholder('输入名称查找'), '梧桐里社区');
    await phone.picture('community');
    await tap(second.getByRole('button', { name: '新增“梧桐里社区”' }));
    await saved(second);

    await add(phone, '添加故事');
    const told = card(phone, 'stories', 0);
    await told.getByLabel('故事标题').waitFor();
    await type('一盆花的旅行');
    await fill(told.getByLabel('正文'), '王阿姨把自己养了三年的花搬到楼下，请邻居一起照看。');
    await saved(told);
    await phone.picture('story');

    await tap(page.getByRole('button', { name: /^提交: / }));
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-section=own-findings]').or(dialog.getByText('没有核查问题。')).waitFor();
    await phone.picture('submit');
    await tap(dialog.getByRole('button', { name: '提交', exact: true }));
    await page.locator('[data-locked]').waitFor();
    await phone.picture('submitted');

    const { activities, stories, submission } = await sheet();
    expect(submission.state).toBe('submitted');
    expect(activities.map(({ fields: { title, measurements } }) => ({ title, measurements }))).toEqual([
      {
        title: '厨余课堂',
        measurements: { participants: 35, volunteers: 4, waste_kitchen: 12.5, waste_recyclable: 1234 },
      },
      {
        title: '种花日',
        measurements: { participants: 18, volunteers: 3, waste_kitchen: 0, waste_recyclable: 6 },
      },
    ]);
    expect(activities.map(({ places }) => places.map(({ name }) => name))).toEqual([
      ['青石巷社区'],
      ['梧桐里社区'],
    ]);
    expect(activities[0]?.fields.photos).toMatchObject([
      { alternativeText: '孩子们分拣厨余', caption: '分一分', credit: '兰草社工站', consent: true },
      { alternativeText: '大家在楼下合影', caption: '合影留念', credit: '兰草社工站', consent: true },
    ]);
    expect(stories[0]?.fields).toMatchObject({
      title: '一盆花的旅行',
      body: '王阿姨把自己养了三年的花搬到楼下，请邻居一起照看。',
      activity: activities[0]?.documentId,
    });
    expect(refused).toEqual([]);
    const counted = phone.counted();
    process.stdout.write(`partner's month at 390 pixels: ${JSON.stringify({ ...counted, deadEnds: 0 })}\n`);
    expect(counted.taps).toBeLessThanOrEqual(MOST_TAPS);
    expect(counted.seconds).toBeLessThanOrEqual(MOST_SECONDS);
    await phone.context.close();
  });
});
