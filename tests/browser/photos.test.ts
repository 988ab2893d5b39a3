/** Twenty photos of one day: chosen once, agreed to once, credited once. */
import type { Browser, Page } from 'playwright-core';

import { launchBrowser, noBrowser } from '../helpers/browser';
import { photo } from '../helpers/pictures';
import { startServer, type TestServer } from '../helpers/server';

const STORY = 'api::story.story';
const COUNT = 3;

const describeInBrowser = noBrowser === null ? describe : describe.skip;

describeInBrowser(`photos in the panel${noBrowser === null ? '' : ` (${noBrowser})`}`, () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  /** Document id. */
  let programme: string;

  beforeAll(async () => {
    server = await startServer({ database: 'sqlite' });
    browser = await launchBrowser();
    const token = await server.adminToken();
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 1000 } });
    await context.addInitScript((jwt) => localStorage.setItem('jwtToken', JSON.stringify(jwt)), token);
    page = await context.newPage();
    const { body } = await server.request
      .post('/content-manager/collection-types/api::programme.programme')
      .auth(token, { type: 'bearer' })
      .send({ code: 'reading', name: '共读', startMonth: '2020-01', summaryTemplate: '本月共读。' })
      .expect(201);
    programme = (body.data as { documentId: string }).documentId;
    for (let number = 1; number <= COUNT; number += 1) {
      await server.request
        .post('/upload/files')
        .auth(token, { type: 'bearer' })
        .attach('files', await photo(), `现场${number}.jpg`)
        .expect(201);
    }
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('are added as a batch, each with the consent and the credit of all', async () => {
    const { body: created } = await server.request
      .post(`/content-manager/collection-types/${STORY}`)
      .auth(await server.adminToken(), { type: 'bearer' })
      .send({
        title: '三张照片的一天',
        reportMonth: '2020-12',
        programme: { connect: [{ documentId: programme }] },
      })
      .expect(201);
    const { documentId } = created.data as { documentId: string };
    // The address names the language: otherwise the form opens twice, and loses the typed text.
    const form = `/admin/content-manager/collection-types/${STORY}/${documentId}?plugins[i18n][locale]=zh-Hans`;
    await page.goto(`${server.url}${form}`);
    const batch = page.locator('[data-section=photo-batch]');
    await batch.getByLabel('这批照片的图片来源').fill('志愿者小李');
    await batch.getByText('照片里的人（儿童由监护人）都同意公开').click();
    await batch.getByRole('button', { name: '选择或上传照片' }).click();

    const dialog = page.getByRole('dialog');
    await dialog.getByText('现场1').first().waitFor();
    await dialog.getByRole('checkbox', { name: '选择所有资源' }).click();
    await dialog.getByRole('button', { name: '完成' }).click();
    await batch.getByText(`已加入 ${COUNT} 张`).waitFor();
    const saved = page.waitForResponse((response) => response.request().method() === 'PUT');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    expect((await saved).status()).toBe(200);

    const { body } = await server.request
      .get(`/content-manager/collection-types/${STORY}/${documentId}`)
      .auth(await server.adminToken(), { type: 'bearer' })
      .expect(200);
    const { photos } = body.data as {
      photos: { file: { name: string }; consent: boolean; credit: string }[];
    };
    expect(photos.map(({ file }) => file.name).sort()).toEqual(['现场1.jpg', '现场2.jpg', '现场3.jpg']);
    expect(photos.map(({ consent, credit }) => ({ consent, credit }))).toEqual(
      Array(COUNT).fill({ consent: true, credit: '志愿者小李' }),
    );
    // Consent does not carry over to the next batch.
    expect(await batch.getByRole('checkbox').isChecked()).toBe(false);
  });

  it('are not published before each has its alternative text: the form says of each what it lacks', async () => {
    const refused = page.waitForResponse((response) => response.url().includes('/actions/publish'));
    await page.getByRole('button', { name: '发布', exact: true }).click();
    expect((await refused).status()).toBe(400);
    for (let number = 1; number <= COUNT; number += 1) {
      await page
        .getByText(new RegExp(`第${number}张照片（现场\\d\\.jpg）没有替代文字`))
        .first()
        .waitFor();
    }
  });
});
