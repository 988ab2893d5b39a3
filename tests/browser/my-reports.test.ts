/** 我的填报 on a phone: a partner's month with its taps counted; and nothing is lost in any failure. */
import { setTimeout as wait } from 'node:timers/promises';

import type { Browser, Locator } from 'playwright-core';

import type { Sheet } from '../../src/plugins/monthly-report/shared/my-reports';
import { ACTIVITY, ask, asAdmin, entriesOf } from '../helpers/bound-accounts';
import { openDoor, type Door } from '../helpers/door';
import { launchBrowser, noBrowser } from '../helpers/browser';
import { createPartnerMonth, type PartnerMonth } from '../helpers/partner-month';
import { myReportsAt, takePhone, type Phone } from '../helpers/phone';
import { photo } from '../helpers/pictures';
import { startBeside, startServer, type TestServer } from '../helpers/server';

/** The limits from the issue. */
const MOST_TAPS = 45;
const MOST_SECONDS = 300;
/** The number of faults in the browser; tests/domain/entering/outbox.test.ts has two hundred more. */
const MOMENTS = Number(process.env.MOMENTS ?? 5);

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
  const ownSheet = async (): Promise<Sheet> => {
    const path = `/monthly-report/my-reports/${due.before}/lane_gardens/lan`;
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

  describe('of what is typed', () => {
    let door: Door;
    let phone: Phone;
    const path = () => `?month=${due.before}&programme=lane_gardens&partner=lan`;
    const come = async () => {
      await phone.page.goto(myReportsAt(door, path()));
      await section(phone, 'activities').waitFor();
    };
    /** The tab is closed as it is, and the page is opened again. */
    const comeBack = async () => {
      await phone.reopen();
      await come();
    };
    const storedTitles = async (): Promise<string[]> => {
      const at = `/monthly-report/my-reports/${due.before}/lane_gardens/lan`;
      const { body } = await ask(server, due.editor.token, { method: 'get', path: at });
      return (body as { data: Sheet }).data.activities.map(({ fields }) => fields.title);
    };
    const untilStored = async (title: string) => {
      for (let left = 100; left > 0; left -= 1) {
        if ((await storedTitles()).includes(title)) return;
        await wait(100);
      }
      throw new Error(`"${title}" has not arrived.`);
    };
    const open = async (of: Locator): Promise<Locator> => {
      const toggle = of.locator('button[aria-expanded]').first();
      if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
      return of.getByLabel('活动名称');
    };
    const asAdministrator = (step: string, body: object = {}) =>
      asAdmin(server, {
        method: 'post',
        path: `/monthly-report/submissions/${due.before}/lane_gardens/lan/${step}`,
        body,
      });

    beforeAll(async () => {
      door = await openDoor(server.url);
      phone = await takePhone(browser, due.editor);
      await come();
    });
    afterAll(async () => {
      await phone.context.close();
      await door.close();
    });

    it('nothing is lost when the server is killed, and it is sent once when one is back', async () => {
      const box = await open(card(phone, 'activities', 0));
      door.leadTo(null);
      await box.fill('厨余课堂（一）');
      await wait(500);
      await card(phone, 'activities', 0).locator('[data-saved=unsent]').waitFor();
      await phone.picture('unreachable');
      const other = await startBeside(server);
      door.leadTo(other.url);
      await comeBack();
      await untilStored('厨余课堂（一）');
      expect(await storedTitles()).toHaveLength(2);
      door.leadTo(server.url);
      await other.stop();
    });

    it('nothing is lost when the session ends, and another account on the phone reads nothing of it', async () => {
      const box = await open(card(phone, 'activities', 0));
      await phone.signIn('expired');
      await box.fill('厨余课堂（二）');
      await card(phone, 'activities', 0).locator('[data-saved=unsent]').waitFor();
      await phone.picture('signed-out');
      await phone.page.getByRole('button', { name: '重新登录' }).click();
      await phone.page.waitForURL(/\/auth\/login\?redirectTo=.*my-reports/);
      const kept = await phone.page.evaluate(
        () =>
          new Promise<string>((resolve, reject) => {
            const request = indexedDB.open('monthly-report');
            request.onerror = () => reject(new Error('Nothing is kept.'));
            request.onsuccess = () => {
              const all = request.result.transaction('drafts').objectStore('drafts').getAll();
              all.onsuccess = () =>
                resolve(
                  (all.result as { bytes: ArrayBuffer }[])
                    .map(({ bytes }) => new TextDecoder().decode(bytes))
                    .join(' '),
                );
            };
          }),
      );
      expect(kept.length).toBeGreaterThan(100);
      expect(kept).not.toContain('厨余');

      await phone.signIn(due.colleague.token);
      await comeBack();
      expect(await (await open(card(phone, 'activities', 0))).inputValue()).toBe('厨余课堂（一）');
      expect(await storedTitles()).not.toContain('厨余课堂（二）');

      await phone.signIn(due.editor.token);
      await comeBack();
      await untilStored('厨余课堂（二）');
    });

    it('what was sent in meanwhile is kept and marked, and goes out when it is sent back', async () => {
      const box = await open(card(phone, 'activities', 0));
      await asAdministrator('submit');
      await box.fill('厨余课堂（三）');
      const unsent = card(phone, 'activities', 0).locator('[data-saved=unsent]');
      await unsent.getByText('未送出，已留在本机：').waitFor();
      await phone.picture('locked-meanwhile');
      await asAdministrator('send-back', { feedback: '请补充' });
      await comeBack();
      await untilStored('厨余课堂（三）');
    });

    it('what somebody else changed is shown beside it, and figures of others are merged', async () => {
      const [entry] = (await ownSheet()).activities;
      const change = (body: object) =>
        asAdmin(server, { method: 'put', path: `${entriesOf(ACTIVITY)}/${entry?.documentId}`, body });
      const box = await open(card(phone, 'activities', 0));
      await change({ measurements: { participants: 20, volunteers: 7 } });
      await card(phone, 'activities', 0).locator('input[data-figure=participants]').fill('21');
      await phone.page.getByText('他人刚刚修改了：志愿者').first().waitFor();

      await change({ title: '同事改的名称' });
      await box.fill('我改的名称');
      const both = card(phone, 'activities', 0).locator('[data-section=changed-meanwhile]');
      await both.getByText('对方的：同事改的名称').waitFor();
      await phone.picture('changed-meanwhile');
      await both.getByRole('button', { name: '按所选保存' }).click();
      await untilStored('我改的名称');
      const [after] = (await ownSheet()).activities;
      expect(after?.fields.measurements).toEqual({ participants: 21, volunteers: 7 });
    });

    it('no character older than half a second is lost, at random moments', async () => {
      const faults = ['tab closed', 'connection cut', 'server killed', 'session expired', 'save refused'];
      let lost = 0;
      for (let moment = 0; moment < MOMENTS; moment += 1) {
        const fault = faults[moment % faults.length];
        const box = await open(card(phone, 'activities', 1));
        await box.fill('');
        const text = `第${moment}次：${'花草树木'.repeat(3)}`;
        const at = Math.floor((moment * 7) % text.length);
        await box.pressSequentially(text.slice(0, at), { delay: 20 });
        if (fault === 'connection cut') await phone.context.setOffline(true);
        if (fault === 'server killed') door.leadTo(null);
        if (fault === 'session expired') await phone.signIn('expired');
        if (fault === 'save refused') {
          await phone.page.route('**/my-reports/**', (route) =>
            route.fulfill({ status: 400, json: { data: null, error: { status: 400, message: '不行' } } }),
          );
        }
        await box.pressSequentially(text.slice(at), { delay: 20 });
        await wait(500);
        await phone.context.setOffline(false);
        door.leadTo(server.url);
        await phone.signIn(due.editor.token);
        await comeBack();
        const found = await (await open(card(phone, 'activities', 1))).inputValue();
        if (found !== text) lost += 1;
        await untilStored(text);
      }
      process.stdout.write(`moments of entry: ${MOMENTS}, with something lost: ${lost}\n`);
      expect(lost).toBe(0);
    });
  });

  describe('in the content manager', () => {
    it('a save that fails leaves the form as it was typed; one that came second shows both versions', async () => {
      const desk = await takePhone(browser, { token: due.editor.token, width: 1280 });
      const { page } = desk;
      const [entry] = (await ownSheet()).activities;
      const change = (body: object) =>
        asAdmin(server, { method: 'put', path: `${entriesOf(ACTIVITY)}/${entry?.documentId}`, body });
      const title = page.getByLabel('标题', { exact: false }).first();
      const save = page.getByRole('button', { name: '保存', exact: true });
      await page.goto(
        `${server.url}/admin/content-manager/collection-types/${ACTIVITY}/${entry?.documentId}`,
      );
      await page.locator('input[name=title]').or(title).first().waitFor();
      const box = page.locator('input[name=title]').first();

      await page.route('**/content-manager/collection-types/**', (route) =>
        route.request().method() === 'PUT'
          ? route.fulfill({
              status: 503,
              json: { data: null, error: { status: 503, name: 'x', message: '停机' } },
            })
          : route.fallback(),
      );
      await box.fill('没有保存成功的名称');
      await save.click();
      await page.getByText('停机').first().waitFor();
      await wait(1000);
      expect(await box.inputValue()).toBe('没有保存成功的名称');
      await page.unroute('**/content-manager/collection-types/**');

      await change({ title: '同事先保存的名称' });
      await save.click();
      const both = page.locator('[data-section=changed-meanwhile]');
      await both.getByText('对方的：同事先保存的名称').waitFor();
      await desk.picture('content-manager');
      expect(await box.inputValue()).toBe('没有保存成功的名称');
      await both.getByRole('button', { name: '核对完毕，可以再点保存' }).click();
      const taken = page.waitForResponse((response) => response.request().method() === 'PUT');
      await save.click();
      expect((await taken).status()).toBe(200);
      expect((await ownSheet()).activities.map(({ fields }) => fields.title)).toContain('没有保存成功的名称');

      await change({ measurements: { participants: 21, volunteers: 8 } });
      await page.locator('input[data-figure=waste_kitchen]').fill('1,234');
      await save.click();
      await page.getByText('他人刚刚修改了：volunteers').first().waitFor();
      const merged = (await ownSheet()).activities.find(({ documentId }) => documentId === entry?.documentId);
      expect(merged?.fields.measurements).toEqual({ participants: 21, volunteers: 8, waste_kitchen: 1234 });

      const day = page.locator('input[name=startDate]').first();
      await day.fill(`${due.before.replace('-', '年')}月15日`);
      await save.click();
      await wait(1500);
      const dated = (await ownSheet()).activities.find(({ documentId }) => documentId === entry?.documentId);
      expect(dated?.fields.startDate).toBe(`${due.before}-15`);
      await desk.context.close();
    });
  });
});
