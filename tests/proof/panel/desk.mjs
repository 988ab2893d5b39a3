/** A signed-in person in the panel, who moves by clicking. */
import path from 'node:path';

import { record } from './recorder.mjs';

const LIMIT = 60_000;
const HEIGHT = 900;

/** The browser's language, which the panel follows if the account has not chosen one. */
const LOCALES = { zh: 'zh-CN', en: 'en-US' };

/** The accounts of the demo have chosen Chinese. For another language the profile is changed; these are its names. */
const CHOSEN = { en: 'English' };

/** Below this width Strapi hides the menu behind a button. */
const NARROW = 768;

/**
 * Opens the panel and signs in by its form.
 * @param {import('playwright-core').Browser} browser
 * @param {object} options
 * @param {string} options.url
 * @param {{ email: string, password: string }} options.account
 * @param {string} options.role
 * @param {'zh' | 'en'} options.language
 * @param {number} options.width
 * @param {string} [options.pictures] a folder for a picture of each step
 */
export async function signIn(browser, { url, account, role, language, width, pictures }) {
  const context = await browser.newContext({
    locale: LOCALES[language],
    viewport: { width, height: HEIGHT },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT);
  const who = `${role} (${language}, ${width})`;
  const recording = record(page, who);
  let pictured = 0;
  let steps = 0;

  const { settle } = recording;

  const desk = {
    page,
    language,
    width,
    isNarrow: width < NARROW,
    settle,

    /** Does a part of the job; a failure names the part. */
    async step(name, work) {
      try {
        await work();
        await settle();
        steps += 1;
      } catch (error) {
        await picture(`${name} FAILED`);
        throw new Error(`${who}: ${name}: ${error.message}`, { cause: error });
      }
      await picture(name);
    },

    /** On a narrow screen, Strapi's bar covers the buttons of a page that is scrolled. */
    scrollToTop: () =>
      page.getByRole('main').evaluate((main) => {
        for (let part = main; part !== null; part = part.parentElement) part.scrollTop = 0;
      }),

    /** Goes to a place in the main menu. */
    async goTo(place) {
      if (desk.isNarrow) {
        const bar = page.locator(`a[href="/admin${place}"]:visible`).first();
        if ((await bar.count()) === 0) await page.locator('button[aria-controls="burger-menu"]').click();
      }
      await page.locator(`a[href="/admin${place}"]:visible`).first().click();
      // Some places redirect at once to the first entry in them.
      await page.waitForURL(({ pathname }) => `${pathname}/`.startsWith(`/admin${place}/`));
      // Strapi's menu closes shortly after the place changes, but stays open if the place is the same.
      await settle();
      const menu = page.locator('button[aria-controls="burger-menu"][aria-expanded=true]');
      if (await menu.isVisible()) await menu.click();
      await settle();
    },

    /** Goes to the first page. */
    async goHome() {
      await page.goto(`${url}/admin`);
      await settle();
    },

    /** Closes the browser's window and returns the recorded requests and the faults. */
    async leave() {
      await settle();
      const faults = await recording.faults();
      await context.close();
      return { role, requests: recording.requests, faults, steps };
    },
  };

  async function picture(name) {
    if (pictures === undefined) return;
    pictured += 1;
    const file = `${role}-${language}-${width}-${String(pictured).padStart(2, '0')}-${name.replaceAll(/\W+/g, '_')}.png`;
    await page.screenshot({ path: path.join(pictures, file) });
  }

  await desk.step('signs in', async () => {
    await page.goto(`${url}/admin`);
    await page.locator('input[name=email]').fill(account.email);
    await page.locator('input[name=password]').fill(account.password);
    await page.locator('button[type=submit]').click();
    await page.waitForURL(/\/admin\/?$/);
    await page.locator('#main-content').waitFor();
  });
  if (CHOSEN[language] !== undefined) {
    await desk.step('chooses the language', async () => {
      await page.goto(`${url}/admin/me`);
      const languages = page.getByRole('combobox').filter({ hasText: '中文' });
      await languages.click();
      await page.getByRole('option', { name: CHOSEN[language], exact: true }).click();
      await desk.scrollToTop();
      await page.locator('button[type=submit]').click();
      await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
    });
  }
  return desk;
}
