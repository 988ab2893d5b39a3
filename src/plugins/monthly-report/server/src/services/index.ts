import { accessService } from './access';
import { catalogueService } from './catalogue';
import { keptSumsService } from './kept-sums';
import { monthsService } from './months';
import { reportsService } from './reports';
import { totalsService } from './totals';

export const services = {
  access: accessService,
  catalogue: catalogueService,
  'kept-sums': keptSumsService,
  months: monthsService,
  reports: reportsService,
  totals: totalsService,
};
