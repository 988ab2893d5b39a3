import { PLUGIN_ID } from '../plugin-id';

/** The rights of the panel (settings → roles) that belong to this plugin. */
export const ACTIONS = {
  preview: `plugin::${PLUGIN_ID}.report.preview`,
  publish: `plugin::${PLUGIN_ID}.report.publish`,
  readSubmissions: `plugin::${PLUGIN_ID}.submission.read`,
  submit: `plugin::${PLUGIN_ID}.submission.submit`,
  review: `plugin::${PLUGIN_ID}.submission.review`,
  mergeCommunities: `plugin::${PLUGIN_ID}.community.merge`,
  explain: `plugin::${PLUGIN_ID}.finding.explain`,
  readTrail: `plugin::${PLUGIN_ID}.trail.read`,
} as const;

/** As the panel lists them, in this order. */
export const ACTION_NAMES: Readonly<Record<keyof typeof ACTIONS, string>> = {
  preview: 'Preview reports and live totals',
  publish: 'Publish and reopen months',
  readSubmissions: 'See submissions',
  submit: 'Submit for a partner',
  review: 'Accept submissions and send them back',
  mergeCommunities: 'Merge communities',
  explain: 'Explain findings',
  readTrail: 'Read the trail',
};
