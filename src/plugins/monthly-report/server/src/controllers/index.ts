import { communitiesController } from './communities';
import { findingsController } from './findings';
import { monthsController } from './months';
import { openapiController } from './openapi';
import { pageController } from './page';
import { panelController } from './panel';
import { reportController } from './report';
import { readinessController } from './readiness';
import { securityTextController } from './security-text';
import { seriesController } from './series';
import { sourcesController } from './sources';
import { submissionsController } from './submissions';
import { totalsController } from './totals';
import { trailController } from './trail';

export const controllers = {
  communities: communitiesController,
  findings: findingsController,
  months: monthsController,
  openapi: openapiController,
  page: pageController,
  panel: panelController,
  report: reportController,
  readiness: readinessController,
  'security-text': securityTextController,
  series: seriesController,
  sources: sourcesController,
  submissions: submissionsController,
  totals: totalsController,
  trail: trailController,
};
