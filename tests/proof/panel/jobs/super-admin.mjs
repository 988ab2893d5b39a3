/** The administrator invites an account, links it to a partner, and lets a partner take part in a programme. */
import { formsAt } from '../forms.mjs';
import { MONTH, NEWCOMER, PARTNER, PROGRAMME, UID } from './month.mjs';

const INVITED = { name: '新编辑', email: 'new-editor@example.org', role: '伙伴编辑' };

export const superAdmin = {
  async prepare(desk) {
    const { page } = desk;
    const forms = formsAt(desk);

    await desk.step('invites an account', async () => {
      await desk.goTo('/settings');
      // The settings open their first page by themselves: on a slow machine this may come after the next click.
      for (let tries = 0; tries < 3 && !page.url().includes('/settings/users'); tries += 1) {
        await page.locator('a[href^="/admin/settings/users"]:visible').first().click();
        await page.waitForURL(/settings\/users/, { timeout: 15_000 }).catch(() => undefined);
      }
      await desk.settle();
      await page
        .getByRole('main')
        .getByRole('button', { name: /邀请|Invite/ })
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('input[name=firstname]').fill(INVITED.name);
      await dialog.locator('input[name=email]').fill(INVITED.email);
      await dialog.getByRole('combobox').click();
      await page.getByRole('option', { name: INVITED.role }).click();
      await page.keyboard.press('Escape');
      await dialog.locator('button[type=submit]').click();
      await dialog.getByText('registrationToken').waitFor();
      await dialog.getByRole('button').last().click();
      await dialog.waitFor({ state: 'hidden' });
    });

    await desk.step('links it to a partner', async () => {
      await forms.open(UID.partner, PARTNER);
      await forms.pick('editors', INVITED.name);
      await forms.press('save');
    });

    await desk.step('lets a partner take part in a programme', async () => {
      await forms.create(UID.membership);
      await forms.pick('programme', PROGRAMME);
      await forms.pick('partner', NEWCOMER);
      await forms.month('fromMonth', MONTH);
      await forms.press('save');
    });
  },
};
