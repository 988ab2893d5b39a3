import { accessService } from './access';
import { keptSumsService } from './kept-sums';
import { monthsService } from './months';
import { reportsService } from './reports';
import { totalsService } from './totals';

export const services = {
  access: accessService,
  'kept-sums': keptSumsService,
  months: monthsService,
  reports: reportsService,
  totals: totalsService,
};
