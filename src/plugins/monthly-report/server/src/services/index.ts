import { accessService } from './access';
import { answersService } from './answers';
import { appendicesService } from './appendices';
import { catalogueService } from './catalogue';
import { communitiesService } from './communities';
import { filesService } from './files';
import { findingsService } from './findings';
import { keptSumsService } from './kept-sums';
import { monthsService } from './months';
import { openapiService } from './openapi';
import { picturesService } from './pictures';
import { publicationsService } from './publications';
import { publishedService } from './published';
import { remindersService } from './reminders';
import { renderingService } from './rendering';
import { reportsService } from './reports';
import { revisionsService } from './revisions';
import { rolesService } from './roles';
import { submissionsService } from './submissions';
import { totalsService } from './totals';
import { trailService } from './trail';
import { verificationService } from './verification';

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
