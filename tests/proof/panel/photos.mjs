/** Photos of an entry, by clicking: uploaded in the dialog, chosen from the library, each with its words. */
import { PHOTO } from './photo-file.mjs';
import { wordsIn } from './words.mjs';

export function photosAt(desk) {
  const { page, language, settle } = desk;
  const words = wordsIn(language);
  const batch = page.locator('[data-section=photo-batch]');
  const rows = page.getByRole('main').locator('h3 > button[data-state]');
  const drawer = (name) =>
    page
      .getByRole('button', { name: words(name) })
      .locator('visible=true')
      .last();
  const press = (within, name) => within.getByRole('button', { name, exact: true }).first().click();

  return {
    /** A batch with one credit and one consent: one photo from the computer, one from the library. */
    async addBatch({ credit, fromLibrary }) {
      // On a narrow screen the panels beside the form are in a drawer.
      if (desk.isNarrow) await drawer('openDrawer').click();
      await batch.locator('input[name=batchCredit]').fill(credit);
      await batch.getByRole('checkbox').first().click();
      await press(batch, words('photos.choose'));
      const dialog = page.getByRole('dialog');
      await dialog.getByText(fromLibrary).first().waitFor();
      await settle();

      // First, because Strapi's dialog forgets the chosen files after an upload.
      await press(dialog, words('addAssets'));
      await page.locator('input[type=file]').last().setInputFiles(PHOTO);
      await dialog.getByRole('button', { name: words('upload') }).click();
      await dialog.getByRole('button', { name: words('finish'), exact: true }).waitFor();
      await settle();
      for (const name of [PHOTO.name, fromLibrary]) {
        await dialog
          .getByRole('checkbox', { name: new RegExp(name) })
          .first()
          .click();
      }
      await press(dialog, words('finish'));
      await dialog.waitFor({ state: 'hidden' });
      if (desk.isNarrow) await drawer('closeDrawer').click();
    },

    /** The alternative text of each photo of the form. */
    async describe(texts) {
      for (const [index, text] of texts.entries()) {
        const box = page.locator(`[name="photos.${index}.alternativeText"]`);
        if (!(await box.isVisible())) await rows.nth(index).click();
        await box.fill(text);
      }
    },
  };
}
