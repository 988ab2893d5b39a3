/** A partner's phone: 390 pixels, fingers instead of a mouse; every action of the person is counted. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

import type { TestServer } from './server';

const WIDTH = 390;
const HEIGHT = 844;
/** The time for a tap and for a character. */
const SECONDS = { tap: 2, character: 0.5 } as const;

export interface Phone {
  readonly context: BrowserContext;
  /** Another one after `reopen`. */
  readonly page: Page;
  /** The tab is closed as it is, and a new one is opened. */
  readonly reopen: () => Promise<void>;
  /** From now on the phone has another session, or none. */
  readonly signIn: (token: string) => Promise<void>;
  readonly tap: (what: Locator) => Promise<void>;
  /** Types where the cursor is. */
  readonly type: (text: string) => Promise<void>;
  /** Taps a box and types into it. */
  readonly fill: (box: Locator, text: string) => Promise<void>;
  readonly choose: (files: Locator, chosen: readonly { name: string; buffer: Buffer }[]) => Promise<void>;
  readonly counted: () => { readonly taps: number; readonly characters: number; readonly seconds: number };
  /** Keeps a picture of the screen, if PHONE_PICTURES names a folder. */
  readonly picture: (name: string) => Promise<void>;
}

export interface PhoneOptions {
  readonly token: string;
  readonly width?: number;
}

export async function takePhone(browser: Browser, { token, width = WIDTH }: PhoneOptions): Promise<Phone> {
  const isPhone = width === WIDTH;
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height: HEIGHT },
    hasTouch: isPhone,
    isMobile: isPhone,
  });
  // Only once: a test may sign in another account on the same phone.
  await context.addInitScript((jwt) => {
    if (localStorage.getItem('isTaken') !== null) return;
    localStorage.setItem('isTaken', 'true');
    localStorage.setItem('jwtToken', JSON.stringify(jwt));
  }, token);
  let page = await context.newPage();
  let [taps, characters, pictures] = [0, 0, 0];

  const tap = async (what: Locator): Promise<void> => {
    taps += 1;
    await (isPhone ? what.tap() : what.click());
  };
  const type = async (text: string): Promise<void> => {
    characters += [...text].length;
    await page.keyboard.type(text);
  };
  return {
    context,
    get page() {
      return page;
    },
    async reopen() {
      const next = await context.newPage();
      await page.close();
      page = next;
    },
    tap,
    type,
    signIn: (other) => page.evaluate((jwt) => localStorage.setItem('jwtToken', JSON.stringify(jwt)), other),
    async fill(box, text) {
      await tap(box);
      await type(text);
    },
    async choose(files, chosen) {
      // A tap on the button, and one on each picture in the phone's own list.
      taps += 1 + chosen.length;
      await files.setInputFiles(chosen.map((file) => ({ ...file, mimeType: 'image/jpeg' })));
    },
    counted: () => ({
      taps,
      characters,
      seconds: taps * SECONDS.tap + characters * SECONDS.character,
    }),
    async picture(name) {
      const folder = process.env.PHONE_PICTURES;
      if (folder === undefined || folder === '') return;
      pictures += 1;
      await page.screenshot({
        path: `${folder}/${String(pictures).padStart(2, '0')}-${name}-${width}.png`,
        fullPage: true,
      });
    },
  };
}

export const myReportsAt = (server: Pick<TestServer, 'url'>, query = ''): string =>
  `${server.url}/admin/plugins/monthly-report-my-reports${query}`;
