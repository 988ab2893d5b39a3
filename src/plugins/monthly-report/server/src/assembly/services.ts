import type { Core } from '@strapi/strapi';

import { seedRolesOnce } from '../access/seeded-roles';
import { besideService } from '../beside/steps/beside';
import { definitionsService } from '../definitions/steps/definitions';
import { findingsService } from '../checks/steps/findings';
import { catalogueService } from '../entries/steps/catalogue';
import { communitiesService } from '../entries/steps/communities';
import { targetsService } from '../entries/steps/targets';
import { pictureOf } from '../files/steps/pictures';
import { fillingService } from '../filling/steps/filling';
import { openapiService } from '../http/openapi/service';
import type { Services } from '../http/services';
import { answersService } from '../http/serving/service';
import { keptSumsService } from '../ledger/steps/kept-sums';
import { readFrozenPiece } from '../publication/store/frozen';
import { monthsService } from '../publication/steps/months';
import { homeService } from '../publication/steps/home';
import { preflightService } from '../publication/steps/preflight';
import { publicationsService } from '../publication/steps/publications';
import { publishedService } from '../publication/steps/published';
import { revisionsService } from '../publication/steps/revisions';
import { verificationService } from '../publication/steps/verification';
import { renderingService } from '../rendering/service';
import { appendicesService } from '../report/steps/appendices';
import { filesService } from '../report/steps/files';
import { reportsService } from '../report/steps/reports';
import { perStrapi } from '../database/per-strapi';
import { remindersService } from '../submissions/steps/reminders';
import { reviewsService } from '../submissions/steps/reviews';
import { submissionsService } from '../submissions/steps/submissions';
import { totalsService } from '../totals/steps/totals';
import { trailService } from '../trail/steps/trail';

/** The services of a server, from the bottom to the top: each gets the services that it needs. */
function assemble(strapi: Core.Strapi) {
  const catalogue = catalogueService({ strapi });
  const findings = findingsService({ strapi, catalogue });
  const totals = totalsService({ strapi, catalogue });
  const rendering = renderingService({
    strapi,
    pictureOf: (address) => pictureOf(strapi, address),
    pieceOf: (revision, from) => readFrozenPiece(strapi, revision, from),
  });
  const revisions = revisionsService({
    strapi,
    summaryOf: (revision, here) => rendering.summary(revision, here),
  });
  const months = monthsService({ strapi, catalogue, revisions });
  const published = publishedService({ strapi, months, revisions, totals, catalogue });
  const appendices = appendicesService({ strapi, catalogue, revisions, totals });
  const reports = reportsService({ strapi, catalogue, findings });
  const publications = publicationsService({ strapi, catalogue, findings, revisions });
  const reminders = remindersService({ strapi });
  const submissions = submissionsService({ strapi, catalogue });
  const reviews = reviewsService({ strapi, catalogue, findings, reminders, submissions });
  return {
    strapi,
    answers: answersService({ strapi }),
    appendices,
    beside: besideService({ strapi, catalogue, findings, totals }),
    catalogue,
    communities: communitiesService({ strapi }),
    definitions: definitionsService({ strapi }),
    filling: fillingService({ strapi, submissions }),
    files: filesService({ strapi, appendices, published, rendering, reports, revisions }),
    findings,
    home: homeService({ strapi, catalogue, months, reviews, submissions, totals }),
    keptSums: keptSumsService({ strapi }),
    months,
    openapi: openapiService({ strapi }),
    preflight: preflightService({ strapi, findings, publications, submissions, totals }),
    publications,
    published,
    reminders,
    rendering,
    reports,
    reviews,
    revisions,
    roles: { seedOnce: () => seedRolesOnce(strapi) },
    submissions,
    targets: targetsService({ strapi, catalogue }),
    totals,
    trail: trailService({ strapi }),
    verification: verificationService({ strapi, catalogue, findings }),
  } satisfies Services & Record<string, unknown>;
}

export const servicesOf = perStrapi(assemble);

const served =
  (name: keyof ReturnType<typeof assemble>) =>
  ({ strapi }: { strapi: Core.Strapi }) =>
    servicesOf(strapi)[name];

/** Commands, the demo and benchmarks find these services by name, from outside the plugin. */
export const services = {
  answers: served('answers'),
  definitions: served('definitions'),
  findings: served('findings'),
  'kept-sums': served('keptSums'),
  openapi: served('openapi'),
  publications: served('publications'),
  reports: served('reports'),
  roles: served('roles'),
  submissions: served('submissions'),
  totals: served('totals'),
  verification: served('verification'),
};
