import { accessService } from './access';
import { answersService } from './answers';
import { monthsService } from './months';
import { reportsService } from './reports';
import { totalsService } from './totals';

export const services = {
  access: accessService,
  answers: answersService,
  months: monthsService,
  reports: reportsService,
  totals: totalsService,
};
