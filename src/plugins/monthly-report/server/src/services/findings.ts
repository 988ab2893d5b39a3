import type { Core } from '@strapi/strapi';

import { readCheckFacts } from '../content/checked';
import { CHECKS } from '../domain/checks';
import type { Finding } from '../domain/checks/finding';
import { runChecks } from '../domain/checks/run';
import type { Month } from '../domain/month';
import { pluginService } from './registry';

/** What the checks (数据核查) find in a month as it is entered now, drafts included. */
export const findingsService = ({ strapi }: { strapi: Core.Strapi }) => ({
  ofMonth(month: Month): Promise<readonly Finding[]> {
    return pluginService(strapi, 'catalogue').with(undefined, async (catalogue) =>
      runChecks(CHECKS, await readCheckFacts(strapi, catalogue, month)),
    );
  },
});
