import path from 'node:path';

import type { Core } from '@strapi/strapi';

import { demoClock, type DemoClock } from './clock';
import { readDemoData } from './data';
import { keepExplanations } from './explanations';
import { keepActivities, keepNarratives } from './months';
import { keepPhotos } from './photos';
import { keepPublicationSettings } from './publication';
import { keepProgrammes, keepReference } from './reference';
import { publishReports } from './reports';
import { isDemoWanted, rememberDemo } from './state';
import { createDemoStore } from './store';
import { keepSubmissions } from './submissions';

export { createDemoAccounts, type DemoAccount } from './accounts';
export { keepCurrentMonth } from './current-month';

export interface LoadDemoOptions {
  /** The folder database/demo. */
  readonly dataFolder: string;
  readonly progress: (line: string) => void;
  readonly clock?: DemoClock;
}

/**
 * Loads the demo through the Document Service, so that every rule for editors holds for it too.
 * Entries that are there already (by code or slug) stay as they are: a second run changes nothing.
 */
export async function loadDemo(
  strapi: Core.Strapi,
  { dataFolder, progress, clock = demoClock }: LoadDemoOptions,
): Promise<{ created: number }> {
  // 1. Read the files
  const data = readDemoData(dataFolder);
  const store = createDemoStore(strapi, clock);

  // 2. Reference data, which everything else refers to
  progress(
    `${data.partners.length} partners, ${data.communities.length} communities, ${data.indicators.length} indicators`,
  );
  await keepReference(store, data);
  progress(
    `${data.programmes.length} programmes, ${data.memberships.length} memberships, ${data.targets.length} targets`,
  );
  await keepProgrammes(store, data);

  // 3. Photos, before the entries that show them; the publication settings
  progress(`${data.photos.length} photos`);
  const photos = await keepPhotos(strapi, path.join(dataFolder, 'photos'), data.photos, clock);

  await keepPublicationSettings(store, photos, data.publication);

  // 4. Months: all activities before all stories, because a story links its activity
  progress(`${count(data.months, 'activities')} activities`);
  for (const month of data.months) await keepActivities(store, month, data.corrections);
  progress(`${count(data.months, 'progress')} progress updates, ${count(data.months, 'stories')} stories`);
  for (const month of data.months) await keepNarratives(store, photos, month);

  // 5. Submissions, from the partners to their acceptance
  progress(`${data.submissions.length} submissions`);
  await keepSubmissions(strapi, data, clock);

  // 6. Explanations of some findings: a month with an unexplained error cannot be published
  progress(`${data.explanations.length} explanations`);
  await keepExplanations(strapi, store, data.explanations, clock);

  // 7. Reports: the months are published, and one of them corrected, as they would be in the panel
  progress(`${data.reports.length} reports`);
  await publishReports(strapi, store, data);

  return { created: store.created() };
}

/** Loads the demo into an empty database; tells whether it did. */
export async function loadDemoWhereEmpty(strapi: Core.Strapi, options: LoadDemoOptions): Promise<boolean> {
  if (!(await isDemoWanted(strapi))) return false;
  await rememberDemo(strapi, 'loading');
  await loadDemo(strapi, options);
  await rememberDemo(strapi, 'loaded');
  return true;
}

function count<Key extends string>(months: readonly Record<Key, readonly unknown[]>[], key: Key): number {
  return months.reduce((sum, month) => sum + month[key].length, 0);
}
