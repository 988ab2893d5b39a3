/** The plugin's page of a month, by clicking. */
import { MONTH } from './jobs/month.mjs';
import { wordsIn } from './words.mjs';

/** The badge of a state; buttons that open dialogs say theirs by the same attribute. */
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

    reach: (within, state) => within.locator(`${BADGE}[data-state="${state}"]`).first().waitFor(),

    /** Opens the dialog of a step by its button, writes what it asks for, and takes the step. */
    async take(within, label, text) {
      // The button's name goes on with what the step is done to.
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
