/** The plugin's page of a month, by clicking. */
import { MONTH } from './jobs/month.mjs';
import { wordsIn } from './words.mjs';

/** The badge of a state; buttons that open dialogs have the same attribute. */
const BADGE = '[data-state]:not(button)';

export function reportPageAt(desk) {
  const { page, language, settle } = desk;
  const words = wordsIn(language);

  const reportPage = {
    words,
    section: (name) => page.locator(`[data-section="${name}"]`),
    submission: (partner) => page.locator(`[data-section=submissions] [data-partner=${partner}]`),

    /** The page, at the month. */
    async open(month = MONTH) {
      await desk.goTo('/plugins/monthly-report');
      await page.locator(`[data-section=month] ${BADGE}`).waitFor();
      await desk.scrollToTop();
      await page.getByRole('button', { name: words('page.refresh') }).click();
      const months = page.getByRole('main').getByRole('combobox').first();
      await months.click();
      await page.getByRole('option', { name: new RegExp(`^${month} `) }).click();
      await months.filter({ hasText: month }).waitFor();
      await page.locator(`[data-section=month] ${BADGE}`).waitFor();
      await settle();
    },

    /** A part of the month, by its link. */
    async part(name) {
      await desk.scrollToTop();
      await page
        .getByRole('navigation', { name: words('page.parts') })
        .getByRole('link', { name: words(`page.part.${name}`), exact: true })
        .click();
      await settle();
    },

    /** The submission of a partner, out of the list. */
    async review(partner) {
      await reportPage.part('submissions');
      await reportPage.submission(partner).getByRole('link').first().click();
      const review = page.locator(`[data-section=review][data-partner=${partner}]`);
      await review.waitFor();
      await settle();
      return review;
    },

    /** Opens the facts to know before publication, and publishes the month. */
    async publish() {
      await reportPage
        .section('month')
        .getByRole('link', { name: words('month.preflight') })
        .click();
      await reportPage.take(reportPage.section('preflight'), 'month.publish');
    },

    reach: (within, state) => within.locator(`${BADGE}[data-state="${state}"]`).first().waitFor(),

    /** Opens the dialog of a step by its button, writes the requested text, and takes the step. */
    async take(within, label, text) {
      // The button's name continues with the subject of the step.
      await within
        .getByRole('button', { name: new RegExp(`^${words(label)}: `) })
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      if (text !== undefined) await dialog.getByRole('textbox').fill(text);
      await dialog.getByRole('button', { name: words(label), exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
      await settle();
    },
  };
  return reportPage;
}
