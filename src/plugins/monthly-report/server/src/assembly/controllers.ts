import type { Core } from '@strapi/strapi';

import { besideController } from '../beside/http/beside';
import { communitiesController } from '../entries/http/communities';
import { definitionsController } from '../definitions/http/definitions';
import { findingsController } from '../checks/http/findings';
import { myReportsController } from '../filling/http/my-reports';
import { homeController } from '../publication/http/home';
import { monthsController } from '../publication/http/months';
import { openapiController } from '../http/openapi/controller';
import { pageController } from './page';
import { panelController } from '../report/http/panel';
import { reportController } from '../report/http/report';
import { readinessController } from '../http/readiness';
import { securityTextController } from '../http/security-text';
import { seriesController } from '../totals/http/series';
import { sourcesController } from '../totals/http/sources';
import { reviewsController } from '../submissions/http/reviews';
import { submissionsController } from '../submissions/http/submissions';
import { targetsController } from '../entries/http/targets';
import { totalsController } from '../totals/http/totals';
import { trailController } from '../trail/http/trail';
import type { Services } from '../http/services';
import { servicesOf } from './services';

interface Context {
  readonly strapi: Core.Strapi;
}

/** Strapi calls this for each controller when it makes the routes. */
const given =
  <Controller>(make: (services: Services) => Controller) =>
  ({ strapi }: Context): Controller =>
    make(servicesOf(strapi));

export const controllers = {
  beside: given(besideController),
  communities: given(communitiesController),
  definitions: given(definitionsController),
  findings: given(findingsController),
  home: given(homeController),
  months: given(monthsController),
  'my-reports': given(myReportsController),
  openapi: given(openapiController),
  page: given(pageController),
  panel: given(panelController),
  report: given(reportController),
  reviews: given(reviewsController),
  readiness: readinessController,
  'security-text': securityTextController,
  series: given(seriesController),
  sources: given(sourcesController),
  submissions: given(submissionsController),
  targets: given(targetsController),
  totals: given(totalsController),
  trail: given(trailController),
};
