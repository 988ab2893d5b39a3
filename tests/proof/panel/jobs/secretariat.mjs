/** The secretariat of a programme reviews what was submitted, mends it, and writes what the report needs besides. */
import { formsAt } from '../forms.mjs';
import { reportPageAt } from '../report-page.mjs';
import { DAY, MONTH, OVERVIEW, PARTNER_CODE, PROGRAMME, PROGRESS, STORY, UID } from './month.mjs';

const PUBLISHED_MONTH = '2021-02';

export const secretariat = {
  async sendBack(desk) {
    const report = reportPageAt(desk);
    await desk.step('sends a submission back', async () => {
      await report.open();
      await report.take(report.submission(PARTNER_CODE), 'submission.send-back', '请核对到场人数。');
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
      const finding = findings.filter({ hasText: STORY }).first();
      await report.take(finding, 'findings.explain', '书签份数已无从查考。');
      await finding
        .getByRole('button', { name: new RegExp(`^${report.words('findings.withdraw')}: `) })
        .click();
      await finding.and(page.locator('[data-explained=false]')).waitFor();
      await report.take(finding, 'findings.explain', '书签份数已无从查考，确认属实。');
    });
    await desk.step('accepts the submission', async () => {
      await report
        .submission(PARTNER_CODE)
        .getByRole('button', { name: new RegExp(`^${report.words('submission.accept')}: `) })
        .click();
      await report.reach(report.submission(PARTNER_CODE), 'accepted');
    });
  },

  async compile(desk) {
    const forms = formsAt(desk);
    const report = reportPageAt(desk);

    await desk.step('writes a progress update', async () => {
      await forms.create(UID.progress);
      await forms.fill('title', PROGRESS);
      await forms.pick('programme', PROGRAMME);
      await forms.month('month', MONTH);
      await forms.day('occurredOn', DAY);
      await forms.body('四月的共读走进了河畔新村。');
      await forms.press('publish');
    });
    await desk.step('translates it', async () => {
      await forms.changeLanguage('English');
      await forms.fill('title', 'Reading by the river');
      await forms.body('In April the readings reached the riverside.');
      await forms.press('publish');
    });
    await desk.step('writes the overview', async () => {
      await forms.create(UID.overview);
      await forms.pick('programme', PROGRAMME);
      await forms.month('month', MONTH);
      await forms.body(OVERVIEW);
      await forms.press('publish');
    });
    await desk.step('translates it too', async () => {
      await forms.changeLanguage('English');
      await forms.body('In April the programme reached one more community.');
      await forms.press('publish');
    });
    await desk.step('previews the month', async () => {
      await report.open();
      const preview = report.section('preview');
      await preview.getByRole('button', { name: report.words('page.preview.open') }).click();
      await preview.locator('iframe').waitFor();
    });
    await desk.step('reads a month that is published', async () => {
      await report.open(PUBLISHED_MONTH);
      await report.section('revisions').locator('[data-revision]').first().waitFor();
    });
    await desk.step('reads the trail', () => report.section('trail').waitFor());
  },
};
