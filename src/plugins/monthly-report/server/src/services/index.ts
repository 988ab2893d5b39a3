import { accessService } from './access';
import { answersService } from './answers';
import { catalogueService } from './catalogue';
import { findingsService } from './findings';
import { keptSumsService } from './kept-sums';
import { monthsService } from './months';
import { reportsService } from './reports';
import { totalsService } from './totals';

export const services = {
  access: accessService,
  answers: answersService,
  catalogue: catalogueService,
  findings: findingsService,
  'kept-sums': keptSumsService,
  months: monthsService,
  reports: reportsService,
  totals: totalsService,
};
