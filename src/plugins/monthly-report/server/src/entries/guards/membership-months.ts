import { textOrNull } from '../../database/rows';
import { refuse, type Guard } from './guard';

export const membershipMonthsGuard: Guard = {
  actions: ['create', 'update', 'clone'],
  populate: {},
  check({ after }) {
    const from = after && textOrNull(after, 'fromMonth');
    const to = after && textOrNull(after, 'toMonth');
    if (!from || !to || from <= to) return;
    refuse([
      {
        path: ['toMonth'],
        message: '结束月份早于开始月份。 / The last month is before the first month.',
      },
    ]);
  },
};
