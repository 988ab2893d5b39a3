/** Strapi's content manager, by clicking: lists, the form of an entry, its pickers and dialogs. */
import { wordsIn } from './words.mjs';

/** The number of characters of a refusal that help to find its cause. */
const SHOWN = 500;

const LIST = '/content-manager/collection-types';

/** A day in the form that the date box takes in either language. */
const dayIn = {
  zh: (year, month, day) => `${year}/${month}/${day}`,
  en: (year, month, day) => `${month}/${day}/${year}`,
};
const monthNameIn = {
  zh: (year, month) => `${year}年${month}月`,
  en: (year, month) =>
    new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
      Date.UTC(year, month - 1, 1),
    ),
};

export function formsAt(desk) {
  const { page, language, settle } = desk;
  const words = wordsIn(language);
  const exactly = (within, name) =>
    within.getByRole('button', { name, exact: true }).locator('visible=true').first();

  /** Runs an action that stores an entry, and waits until it is stored. */
  async function stored(work) {
    const answering = page.waitForResponse(
      (response) =>
        ['POST', 'PUT'].includes(response.request().method()) &&
        new URL(response.url()).pathname.startsWith('/content-manager/collection-types/'),
    );
    const [response] = await Promise.all([answering, work()]);
    if (response.status() >= 400) {
      throw new Error(`Nothing was stored: ${response.status()} ${(await response.text()).slice(0, SHOWN)}`);
    }
    await settle();
  }

  const forms = {
    /** The list of a type. */
    async list(uid) {
      await desk.goTo('/content-manager');
      // On a narrow screen the types stand on a separate page.
      await page.locator(`a[href^="/admin${LIST}/${uid}"]:visible`).first().click();
      await page.waitForURL((address) => address.pathname === `/admin${LIST}/${uid}`);
      await page.getByRole('main').getByRole('heading').first().waitFor();
      await settle();
    },

    /** An empty form of a type. */
    async create(uid) {
      await forms.list(uid);
      await page.locator(`a[href*="${uid}/create"]:visible`).first().click();
      await page.waitForURL(/\/create/);
      await settle();
    },

    /** The form of an entry, by a word of its row. */
    async open(uid, text) {
      await forms.list(uid);
      await page.getByRole('row').filter({ hasText: text }).first().getByText(text).first().click();
      await page.waitForURL(new RegExp(`${uid}/[a-z0-9]{20,}`));
      await settle();
    },

    /** Looks for a word in the list that is open. */
    async search(text) {
      const box = page.locator('input[name=search]');
      if (!(await box.isVisible()))
        await page
          .getByRole('button', { name: words('search') })
          .first()
          .click();
      await box.fill(text);
      await box.press('Enter');
      await page.waitForURL(/_q=/);
      await settle();
    },

    /** The same entry in another language. A new one begins in the language that was chosen last. */
    async chooseLanguage(code) {
      const languages = page.getByRole('combobox').filter({ hasText: /\((?:zh-Hans|en)\)/ });
      await languages.waitFor();
      if ((await languages.innerText()).includes(`(${code})`)) return;
      await languages.click();
      await page
        .getByRole('option')
        .filter({ hasText: `(${code})` })
        .click();
      await languages.filter({ hasText: `(${code})` }).waitFor();
      await settle();
    },

    fill: (field, text) => page.locator(`[name="${field}"]:visible`).first().fill(text),

    async day(field, iso) {
      const box = page.locator(`input[name="${field}"]`);
      await box.fill(dayIn[language](...iso.split('-').map(Number)));
      await box.press('Tab');
    },

    /** A month is picked in the plugin's calendar. */
    async month(field, iso) {
      const [year, month] = iso.split('-').map(Number);
      await page.locator(`button[id="${field}"]`).click();
      const calendar = page.getByRole('dialog');
      const wanted = calendar.getByRole('button', { name: monthNameIn[language](year, month), exact: true });
      await calendar.getByRole('button', { name: words('month.previousYear') }).waitFor();
      while ((await wanted.count()) === 0) {
        await calendar.getByRole('button', { name: words('month.previousYear') }).click();
      }
      await wanted.click();
      await calendar.waitFor({ state: 'hidden' });
    },

    /** Looks an entry up in the picker of a relation and takes it. */
    async pick(field, text) {
      const box = page.locator(`input[name="${field}"]`);
      await box.click();
      await page.getByRole('option').first().waitFor();
      await box.fill(text);
      await settle();
      await page.getByRole('option').filter({ hasText: text }).first().click();
      await page.getByRole('listbox').waitFor({ state: 'hidden' });
      await settle();
    },

    /** Makes a new entry in the dialog of a relation, which is then chosen. */
    async createRelated(field, fillIn) {
      await page.locator(`input[name="${field}"]`).click();
      await page
        .getByRole('option')
        .filter({ hasText: words('createRelation') })
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('input').first().waitFor();
      await settle();
      await fillIn(dialog);
      await stored(() => exactly(dialog, words('save')).click());
      // The dialog stays open with the stored entry; if it is closed earlier, it asks whether to lose the entry.
      await exactly(dialog, words('save')).and(page.locator(':disabled, [aria-disabled=true]')).waitFor();
      await dialog.getByRole('button', { name: words('closeDialog') }).click();
      await dialog.waitFor({ state: 'hidden' });
      await settle();
    },

    body: async (text) => {
      const editor = page.locator('[contenteditable=true]').first();
      await editor.click();
      await page.keyboard.type(text);
    },

    /** Saves the form, or publishes it. */
    async press(action) {
      await stored(() => exactly(page, words(action)).click());
    },
  };
  return forms;
}
