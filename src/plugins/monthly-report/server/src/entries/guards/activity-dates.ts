import { rowOrNull, dayOrNull, text } from '../../database/rows';
import { isMonth } from '../../domain/month';
import { refuse, type Guard, type Refusal } from './guard';
import { PROGRAMME_POPULATE } from './populate';

/** An activity starts in or after the first month of its programme, and does not end before it starts. */
export const activityDatesGuard: Guard = {
  actions: ['create', 'update', 'clone', 'publish'],
  populate: PROGRAMME_POPULATE,
  check({ after }) {
    if (after === null) return;
    const start = dayOrNull(after, 'startDate');
    const end = dayOrNull(after, 'endDate');
    if (start === null) return;
    const refusals: Refusal[] = [];
    if (!isMonth(start.slice(0, 7))) {
      refusals.push({
        path: ['startDate'],
        message: '开始日期应在2000年至2199年之间。 / The start date must lie between 2000 and 2199.',
      });
    }
    const programme = rowOrNull(after, 'programme');
    const first = programme && text(programme, 'startMonth');
    if (first && start.slice(0, 7) < first) {
      refusals.push({
        path: ['startDate'],
        message: `开始日期早于项目起始月份${first}。 / The start date is before the programme's start month ${first}.`,
      });
    }
    if (end !== null && end < start) {
      refusals.push({
        path: ['endDate'],
        message: '结束日期早于开始日期。 / The end date is before the start date.',
      });
    }
    refuse(refusals);
  },
};
