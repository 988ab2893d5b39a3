import { accessService } from './access';
import { monthsService } from './months';
import { reportsService } from './reports';
import { totalsService } from './totals';

export const services = {
  access: accessService,
  months: monthsService,
  reports: reportsService,
  totals: totalsService,
};
