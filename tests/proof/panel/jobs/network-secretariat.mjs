/** The network secretariat reviews and publishes whole months, corrects them, and keeps the shared reference data. */
import { formsAt } from '../forms.mjs';
import { reportPageAt } from '../report-page.mjs';
import { COMMUNITY, COMMUNITY_CODE, PARTNER, UID } from './month.mjs';

export const networkSecretariat = {
  async keepReferenceData(desk) {
    const { page } = desk;
    const forms = formsAt(desk);
    const report = reportPageAt(desk);

    await desk.step('edits a region', async () => {
      await forms.open(UID.region, '安徽区');
      await forms.fill('nameEn', 'Anhui region');
      await forms.press('save');
    });
    await desk.step('edits the contact of a partner', async () => {
      await forms.open(UID.partner, PARTNER);
      await forms.fill('contactName', '王老师');
      await forms.press('save');
    });
    await desk.step('edits an indicator', async () => {
      await forms.open(UID.indicator, 'books_lent');
      await forms.fill('labelEn', 'Books lent out');
      await forms.press('save');
    });
    await desk.step('merges a community into the one it is', async () => {
      await report.open();
      await report.part('checks');
      const row = report.section('communities').locator(`[data-community=${COMMUNITY_CODE}]`);
      const all = report.section('communities').getByRole('button', { name: ALL[desk.language] });
      if (!(await row.isVisible()) && (await all.count()) > 0) await all.click();
      await row.getByRole('button', { name: new RegExp(`^${report.words('communities.merge')}: `) }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('青石巷');
      await dialog
        .getByRole('radio', { name: /青石巷/ })
        .first()
        .click();
      await dialog.getByRole('button', { name: report.words('communities.merge'), exact: true }).click();
      await row.filter({ hasText: COMMUNITY }).waitFor({ state: 'detached' });
    });
  },

  async publish(desk) {
    const { page } = desk;
    const report = reportPageAt(desk);
    const month = report.section('month');

    await desk.step('begins the review', async () => {
      await report.open();
      await month.getByRole('button', { name: report.words('month.begin-review') }).click();
      await report.reach(month, 'in-review');
      await month.getByRole('button', { name: report.words('month.withdraw-review') }).click();
      await report.reach(month, 'open');
      await month.getByRole('button', { name: report.words('month.begin-review') }).click();
      await report.reach(month, 'in-review');
    });
    await desk.step('looks at what may be accepted together', async () => {
      const clean = page.getByRole('main').locator('a[href$="/submissions/clean"]');
      if ((await clean.count()) > 0) {
        await clean.click();
        await report.section('clean').locator('table').first().waitFor();
      }
    });
    await desk.step('publishes the month', async () => {
      await report.publish();
      await report.reach(month, 'published');
    });
    await desk.step('opens the public report', async () => {
      const opened = page.waitForEvent('popup');
      await report
        .section('revisions')
        .getByRole('link', { name: report.words('revisions.page') })
        .click();
      const reader = await opened;
      await reader.waitForLoadState();
      if (!reader.url().includes('/reports/')) throw new Error(`The public report is at ${reader.url()}.`);
      await reader.close();
    });
    await desk.step('reopens it with a reason', async () => {
      await report.take(month, 'month.reopen', '到场人数录入有误');
      await report.reach(month, 'reopened');
    });
    await desk.step('publishes the correction', async () => {
      await report.publish();
      await report.reach(month, 'published');
    });
    await desk.step('reads the trail of all months', async () => {
      await report.part('trail');
      const trail = report.section('trail');
      await trail.getByRole('checkbox').click();
      await trail.locator('[data-action=publish]').first().waitFor();
    });
  },
};

/** On the button that shows all rows. */
const ALL = { zh: /^显示全部/, en: /^Show all/ };
