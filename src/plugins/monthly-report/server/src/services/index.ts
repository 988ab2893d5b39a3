import { accessService } from './access';
import { answersService } from './answers';
import { catalogueService } from './catalogue';
import { findingsService } from './findings';
import { keptSumsService } from './kept-sums';
import { monthsService } from './months';
import { publicationsService } from './publications';
import { publishedService } from './published';
import { reportsService } from './reports';
import { revisionsService } from './revisions';
import { rolesService } from './roles';
import { submissionsService } from './submissions';
import { totalsService } from './totals';
import { trailService } from './trail';

export const services = {
  access: accessService,
  answers: answersService,
  catalogue: catalogueService,
  findings: findingsService,
  'kept-sums': keptSumsService,
  months: monthsService,
  publications: publicationsService,
  published: publishedService,
  reports: reportsService,
  revisions: revisionsService,
  roles: rolesService,
  submissions: submissionsService,
  totals: totalsService,
  trail: trailService,
};
