/** The secretariat of a programme reviews submissions, corrects them, and writes the other texts of the report. */
import { formsAt } from '../forms.mjs';
import { reportPageAt } from '../report-page.mjs';
import { DAY, MONTH, OVERVIEW, PARTNER_CODE, PROGRAMME, PROGRESS, STORY, UID } from './month.mjs';

const PUBLISHED_MONTH = '2021-02';

export const secretariat = {
  async sendBack(desk) {
    const report = reportPageAt(desk);
    await desk.step('sends a submission back', async () => {
      await report.open();
      await report.take(await report.review(PARTNER_CODE), 'submission.send-back', '请核对到场人数。');
      await report.part('submissions');
      await report.reach(report.submission(PARTNER_CODE), 'sent-back');
    });
  },

  async accept(desk) {
    const { page } = desk;
    const forms = formsAt(desk);
    const report = reportPageAt(desk);
    const findings = report.section('findings').locator('[data-severity]');

    await desk.step('opens a story from a finding', async () => {
      await report.open();
      await report.part('checks');
      await findings
        .filter({ hasText: STORY })
        .first()
        .getByRole('link', { name: new RegExp(report.words('findings.open')) })
        .click();
      await page.locator('input[name=title]').waitFor();
    });
    await desk.step('mends the story', async () => {
      await forms.fill('title', `${STORY}（校）`);
      await forms.press('save');
    });
    await desk.step('explains a finding and withdraws it', async () => {
      await report.open();
      await report.part('checks');
      const finding = findings.filter({ hasText: STORY }).first();
      await report.take(finding, 'findings.explain', '书签份数已无从查考。');
      await finding
        .getByRole('button', { name: new RegExp(`^${report.words('findings.withdraw')}: `) })
        .click();
      await finding.and(page.locator('[data-explained=false]')).waitFor();
      await report.take(finding, 'findings.explain', '书签份数已无从查考，确认属实。');
    });
    await desk.step('accepts the submission', async () => {
      await (
        await report.review(PARTNER_CODE)
      )
        .getByRole('button', { name: new RegExp(`^${report.words('submission.accept')}: `) })
        .click();
      await report.part('submissions');
      await report.reach(report.submission(PARTNER_CODE), 'accepted');
    });
  },

  async compile(desk) {
    const forms = formsAt(desk);
    const report = reportPageAt(desk);

    await desk.step('writes a progress update', async () => {
      await forms.create(UID.progress);
      await forms.chooseLanguage('zh-Hans');
      await forms.fill('title', PROGRESS);
      await forms.pick('programme', PROGRAMME);
      await forms.month('month', MONTH);
      await forms.day('occurredOn', DAY);
      await forms.body('四月的共读走进了河畔新村。');
      await forms.press('publish');
    });
    await desk.step('translates it', async () => {
      await forms.chooseLanguage('en');
      await forms.fill('title', 'Reading by the river');
      await forms.body('In April the readings reached the riverside.');
      await forms.press('publish');
    });
    await desk.step('writes the overview', async () => {
      await forms.create(UID.overview);
      await forms.chooseLanguage('zh-Hans');
      await forms.pick('programme', PROGRAMME);
      await forms.month('month', MONTH);
      await forms.body(OVERVIEW);
      await forms.press('publish');
    });
    await desk.step('translates it too', async () => {
      await forms.chooseLanguage('en');
      await forms.body('In April the programme reached one more community.');
      await forms.press('publish');
    });
    await desk.step('previews the month', async () => {
      await report.open();
      await report.part('preview');
      await report.section('preview').locator('iframe').waitFor();
    });
    await desk.step('downloads the draft', async () => {
      const downloaded = desk.page.waitForEvent('download');
      await report.section('preview').locator('[data-format=docx]').click();
      await downloaded;
    });
    await desk.step('reads a month that is published', async () => {
      await report.open(PUBLISHED_MONTH);
      await report.part('revisions');
      await report.section('revisions').locator('[data-revision]').first().waitFor();
    });
    await desk.step('reads the trail', async () => {
      await report.part('trail');
      await report.section('trail').waitFor();
    });
    await desk.step('looks at the figures', async () => {
      await report.part('figures');
      await report.section('totals').locator('table').first().waitFor();
    });
    await desk.step('begins at home', async () => {
      await desk.goHome();
      await desk.page.locator('[data-home=desk]').waitFor();
    });
  },
};
