import type { Core, UID } from '@strapi/strapi';

import { activity } from './activity';
import { activityType } from './activity-type';
import { community } from './community';
import { dimension } from './dimension';
import { withView, type Configuration } from './configuration';
import { indicator } from './indicator';
import { membership } from './membership';
import { partner } from './partner';
import { partnerTier } from './partner-tier';
import { programme } from './programme';
import { programmeMonth } from './programme-month';
import { progressUpdate } from './progress-update';
import { publicationSetting } from './publication-setting';
import { region } from './region';
import { report } from './report';
import { statedFigure } from './stated-figure';
import { story } from './story';
import { target } from './target';
import type { View } from './view';

const VIEWS: readonly View[] = [
  activity,
  activityType,
  community,
  dimension,
  indicator,
  membership,
  partner,
  partnerTier,
  programme,
  programmeMonth,
  progressUpdate,
  publicationSetting,
  region,
  report,
  statedFigure,
  story,
  target,
];

const MAIN_FIELDS: ReadonlyMap<string, string> = new Map(VIEWS.map(({ uid, mainField }) => [uid, mainField]));

interface ContentTypesService {
  findConfiguration(type: { uid: UID.ContentType }): Promise<Configuration>;
  updateConfiguration(type: { uid: UID.ContentType }, configuration: Configuration): Promise<unknown>;
}

/**
 * Arranges lists and edit views, each once: what was arranged is remembered, so that a later
 * change by the secretariat holds at the next start.
 */
export const seedViews = async (strapi: Core.Strapi): Promise<void> => {
  const store = strapi.store({ type: 'core', name: 'monthly-report', key: 'seeded-views' });
  const seeded = new Set(((await store.get({})) as UID.ContentType[] | null) ?? []);
  const missing = VIEWS.filter(({ uid }) => !seeded.has(uid) && uid in strapi.contentTypes);
  if (missing.length === 0) return;

  const service = strapi.plugin('content-manager').service('content-types') as unknown as ContentTypesService;
  for (const view of missing) {
    const { uid } = view;
    const configuration = await service.findConfiguration({ uid });
    await service.updateConfiguration({ uid }, withView(strapi, configuration, view, MAIN_FIELDS));
    seeded.add(uid);
  }
  await store.set({ value: [...seeded] });
};
