/** The plugin's page in a browser, for a signed-in account. */
import type { Browser, Locator, Page } from 'playwright-core';

import type { TestServer } from './server';

/** The badge of a state; buttons that open dialogs have the same attribute. */
export const BADGE = '[data-state]:not(button)';

/** The parts of a month's page, and the page that publishes it. */
export type MonthPart = 'submissions' | 'checks' | 'figures' | 'preview' | 'revisions' | 'trail' | 'publish';

export interface PanelOptions {
  /** The token of the account, from /admin/login. */
  readonly token: string;
  readonly month: string;
  /** The browser's language, which the panel follows. */
  readonly locale?: 'zh-CN' | 'en-US';
  readonly width?: number;
}

export interface Panel {
  readonly page: Page;
  readonly section: (name: string) => Locator;
  readonly submission: (partner: string) => Locator;
  readonly monthState: Locator;
  /** Opens a dialog by its button, writes the requested text, and confirms. */
  readonly take: (inside: Locator, label: string, text?: string) => Promise<void>;
  /** Opens a part of the month's page again, by default the first one, like somebody who returns to it. */
  readonly comeBack: (part?: MonthPart) => Promise<void>;
  /** Opens the submission of a partner from the list, to review it. */
  readonly review: (partner: string) => Promise<Locator>;
}

export async function openPanel(browser: Browser, server: TestServer, options: PanelOptions): Promise<Panel> {
  const { token, month, locale = 'zh-CN', width = 1280 } = options;
  const context = await browser.newContext({ locale, viewport: { width, height: 900 } });
  await context.addInitScript((jwt) => localStorage.setItem('jwtToken', JSON.stringify(jwt)), token);
  const page = await context.newPage();
  const comeBack = async (part?: MonthPart) => {
    const address = part === undefined ? `?month=${month}` : `/${month}/${part}`;
    await page.goto(`${server.url}/admin/plugins/monthly-report${address}`);
    await page.locator(`[data-section=month] ${BADGE}`).waitFor();
  };
  await comeBack();

  return {
    page,
    section: (name) => page.locator(`[data-section="${name}"]`),
    submission: (partner) => page.locator(`[data-section=submissions] [data-partner=${partner}]`),
    monthState: page.locator(`[data-section=month] ${BADGE}`),
    async take(inside, label, text) {
      // The button's name continues with the subject of the step.
      await inside.getByRole('button', { name: new RegExp(`^${label}: `) }).click();
      const dialog = page.getByRole('dialog');
      if (text !== undefined) await dialog.getByRole('textbox').fill(text);
      await dialog.getByRole('button', { name: label, exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
    },
    comeBack,
    async review(partner) {
      await comeBack('submissions');
      await page.locator(`[data-section=submissions] [data-partner=${partner}]`).getByRole('link').click();
      const review = page.locator(`[data-section=review][data-partner=${partner}]`);
      await review.waitFor();
      return review;
    },
  };
}
