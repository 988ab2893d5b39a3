import { communitiesController } from '../entries/http/communities';
import { findingsController } from '../checks/http/findings';
import { monthsController } from '../publication/http/months';
import { openapiController } from '../http/openapi/controller';
import { pageController } from './page';
import { panelController } from '../report/http/panel';
import { reportController } from '../report/http/report';
import { readinessController } from '../http/readiness';
import { securityTextController } from '../http/security-text';
import { seriesController } from '../totals/http/series';
import { sourcesController } from '../totals/http/sources';
import { submissionsController } from '../submissions/http/submissions';
import { totalsController } from '../totals/http/totals';
import { trailController } from '../trail/http/trail';

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
