/** A real browser for the tests of the panel, if the machine has one. */
import { existsSync } from 'node:fs';

import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM_PATH || '/usr/bin/chromium';

/** The reason why there is no browser for tests; null if there is one. */
export const noBrowser: string | null = existsSync(CHROMIUM)
  ? null
  : `no Chromium at ${CHROMIUM}: set CHROMIUM_PATH to run the browser tests`;

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      // The browser may send requests only to the server under test.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
