/** A regional coordinator reads the entries and the states of the partners in the region. */
import { formsAt } from '../forms.mjs';
import { reportPageAt } from '../report-page.mjs';
import { ACTIVITY, DEMO_PHOTO, PARTNER_CODE, STORY, UID } from './month.mjs';

export const regionalCoordinator = {
  async read(desk) {
    const { page } = desk;
    const forms = formsAt(desk);
    const report = reportPageAt(desk);

    await desk.step('reads the submissions of the region', async () => {
      await report.open();
      await report.reach(report.submission(PARTNER_CODE), 'submitted');
      const review = await report.review(PARTNER_CODE);
      await review.locator('[data-section=contact]').waitFor();
      await report.part('checks');
      await report.section('findings').getByRole('link').first().waitFor();
    });
    await desk.step('begins at home', async () => {
      await desk.goHome();
      await page.locator('[data-home=region]').waitFor();
    });
    await desk.step('reads an activity', async () => {
      await forms.open(UID.activity, ACTIVITY);
      await page.locator('input[data-figure=readers_children]').waitFor();
    });
    await desk.step('looks for a story', async () => {
      await forms.list(UID.story);
      await forms.search(STORY);
      await page.getByRole('row').filter({ hasText: STORY }).first().waitFor();
    });
    await desk.step('reads the story', () => forms.open(UID.story, STORY));
    await desk.step('reads who takes part', () => forms.list(UID.membership));
    await desk.step('looks through the photos', async () => {
      await desk.goTo('/plugins/upload');
      await page.getByText(DEMO_PHOTO).first().click();
      await page.getByRole('dialog').waitFor();
    });
  },
};
