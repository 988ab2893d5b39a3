import explanation from './explanation/schema.json';
import monthState from './month-state/schema.json';
import report from './report/schema.json';
import revision from './revision/schema.json';
import submission from './submission/schema.json';
import trailEntry from './trail-entry/schema.json';

/** Only `report` is edited in the content manager; the others are written by the plugin's services alone. */
export const contentTypes = {
  explanation: { schema: explanation },
  'month-state': { schema: monthState },
  report: { schema: report },
  revision: { schema: revision },
  submission: { schema: submission },
  'trail-entry': { schema: trailEntry },
};
