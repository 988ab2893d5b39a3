/** The expectations of every route, by area. */
import { CONTENT_API, OTHER_CONTENT_API } from './content-api';
import { ENTRIES } from './entries';
import { FILES } from './files';
import { PANEL_SETTINGS } from './panel-settings';
import { PLUGIN } from './plugin';

export const AREAS = {
  'the routes of the plugin': PLUGIN,
  'entries in the panel': ENTRIES,
  'files in the panel': FILES,
  'content for front ends': CONTENT_API,
  'what else the Content API has': OTHER_CONTENT_API,
  'settings and accounts in the panel': PANEL_SETTINGS,
} as const;

export type Area = keyof typeof AREAS;

/** Asked on every database: queries keep these contents apart. */
export const OF_CONTENT: readonly Area[] = [
  'the routes of the plugin',
  'entries in the panel',
  'files in the panel',
  'content for front ends',
];
