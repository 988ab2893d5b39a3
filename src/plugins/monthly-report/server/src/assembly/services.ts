import { accessService } from '../access/service';
import { answersService } from '../http/serving/service';
import { appendicesService } from '../report/steps/appendices';
import { catalogueService } from '../entries/steps/catalogue';
import { communitiesService } from '../entries/steps/communities';
import { filesService } from '../report/steps/files';
import { findingsService } from '../checks/steps/findings';
import { keptSumsService } from '../ledger/steps/kept-sums';
import { monthsService } from '../publication/steps/months';
import { openapiService } from '../http/openapi/service';
import { picturesService } from '../files/steps/pictures';
import { publicationsService } from '../publication/steps/publications';
import { publishedService } from '../publication/steps/published';
import { remindersService } from '../submissions/steps/reminders';
import { renderingService } from '../rendering/service';
import { reportsService } from '../report/steps/reports';
import { revisionsService } from '../publication/steps/revisions';
import { rolesService } from '../access/roles-service';
import { submissionsService } from '../submissions/steps/submissions';
import { totalsService } from '../totals/steps/totals';
import { trailService } from '../trail/steps/trail';
import { verificationService } from '../publication/steps/verification';

export const services = {
  access: accessService,
  answers: answersService,
  appendices: appendicesService,
  catalogue: catalogueService,
  communities: communitiesService,
  files: filesService,
  findings: findingsService,
  'kept-sums': keptSumsService,
  months: monthsService,
  openapi: openapiService,
  pictures: picturesService,
  publications: publicationsService,
  published: publishedService,
  reminders: remindersService,
  rendering: renderingService,
  reports: reportsService,
  revisions: revisionsService,
  roles: rolesService,
  submissions: submissionsService,
  totals: totalsService,
  trail: trailService,
  verification: verificationService,
};
