/** A partner editor enters an activity and a story of the month, and submits them. */
import { formsAt } from '../forms.mjs';
import { photosAt } from '../photos.mjs';
import { reportPageAt } from '../report-page.mjs';
import {
  ACTIVITY,
  COMMUNITY,
  COMMUNITY_CODE,
  DAY,
  DEMO_PHOTO,
  MONTH,
  PARTNER,
  PARTNER_CODE,
  PLACEHOLDER,
  PROGRAMME,
  STORY,
  UID,
} from './month.mjs';

export const partnerEditor = {
  async enter(desk) {
    const { page } = desk;
    const forms = formsAt(desk);
    const photos = photosAt(desk);

    await desk.step('begins an activity', async () => {
      await forms.create(UID.activity);
      await forms.fill('title', ACTIVITY);
      await forms.pick('programme', PROGRAMME);
      await forms.pick('partner', PARTNER);
      await forms.day('startDate', DAY);
      await forms.fill('sessions', '1');
      await forms.pick('activityType', '共读');
      await forms.pick('communities', '青石巷');
    });
    await desk.step('adds a community that is not in the list', async () => {
      await forms.createRelated('communities', async (dialog) => {
        await dialog.locator('input[name=name]').fill(COMMUNITY);
        await dialog.locator('input[name=code]').fill(COMMUNITY_CODE);
        await dialog.locator('input[name=city]').fill('合肥市');
      });
      // If the entry is not stored yet, Strapi does not choose the new entry from the dialog.
      await forms.pick('communities', COMMUNITY);
    });
    await desk.step('enters the figures', async () => {
      for (const [indicator, value] of [
        ['readers_children', '18'],
        ['readers_adults', '12'],
        ['volunteers', '3'],
      ]) {
        await page.locator(`input[data-figure=${indicator}]`).fill(value);
      }
    });
    await desk.step('adds photos to the activity', async () => {
      await photos.addBatch({ credit: '志愿者小李', fromLibrary: DEMO_PHOTO });
      await photos.describe(['孩子们在河边读书', '河畔的书箱']);
    });
    await desk.step('saves the activity', () => forms.press('save'));

    await desk.step('writes a story of the activity', async () => {
      await forms.create(UID.story);
      await forms.fill('title', STORY);
      await forms.pick('programme', PROGRAMME);
      await forms.pick('partner', PARTNER);
      await forms.month('reportMonth', MONTH);
      await forms.day('occurredOn', DAY);
      await forms.pick('communities', COMMUNITY);
      await forms.pick('activity', ACTIVITY);
      await forms.body(`河边的书箱第一次打开。${PLACEHOLDER}`);
    });
    await desk.step('adds photos to the story', async () => {
      await photos.addBatch({ credit: '志愿者小李', fromLibrary: DEMO_PHOTO });
      await photos.describe(['孩子们在河边读书', '河畔的书箱']);
    });
    await desk.step('saves the story', () => forms.press('save'));
    await partnerEditor.submit(desk);
  },

  async submit(desk) {
    const report = reportPageAt(desk);
    await desk.step('submits the month', async () => {
      await report.open();
      await report.take(report.submission(PARTNER_CODE), 'submission.submit');
      await report.reach(report.submission(PARTNER_CODE), 'submitted');
    });
  },

  async submitAgain(desk) {
    const forms = formsAt(desk);
    await desk.step('changes what was sent back', async () => {
      await forms.open(UID.activity, ACTIVITY);
      await desk.page.locator('input[data-figure=readers_adults]').fill('13');
      await forms.press('save');
    });
    await partnerEditor.submit(desk);
  },
};
