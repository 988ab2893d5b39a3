import { toCalendar } from '../../database/calendars';
import { integer, type Row } from '../../database/rows';
import { isSameCalendar } from '../../domain/calendar';
import { hasCountedEntries } from '../../ledger/store/affected';
import { inTransaction } from '../../strapi/transactions';
import { UID } from '../../uids';
import { refuse, type Guard } from './guard';

const FIELDS = ['frequency', 'fiscalYearStart'] as const;

/**
 * Another frequency or fiscal year would move reported figures to other months. Both must stay once an entry counts
 * or something was submitted.
 */
export const programmeCalendarGuard: Guard = {
  actions: ['update'],
  populate: {},
  async check({ strapi, before, after }) {
    if (before === null || after === null) return;
    const calendarOf = (row: Row) => toCalendar(row, FIELDS);
    if (isSameCalendar(calendarOf(before), calendarOf(after))) return;
    const id = integer(after, 'id', 0);
    const isUsed =
      (await inTransaction(strapi, ({ trx }) => hasCountedEntries(trx, id))) ||
      (await strapi.db.query(UID.submission).count({ where: { programme: { id } } })) > 0;
    if (!isUsed) return;
    const changed = FIELDS.filter((field) => before[field] !== after[field]);
    refuse(
      changed.map((field) => ({
        path: [field],
        message:
          '项目已有计入汇总的活动或已提交的填报，填报频率和财年起始月不能再改。 / The programme has counted activities or submissions: its frequency and fiscal year stay as they are.',
      })),
    );
  },
};
