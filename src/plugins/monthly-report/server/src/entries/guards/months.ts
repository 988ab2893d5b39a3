import { isMonth } from '../../domain/month';
import { refuse, type Guard, type Refusal } from './guard';

/** The server side of a custom field accepts anything, so a month is checked when it is written. */
export function monthsGuard(fields: readonly string[]): Guard {
  return {
    actions: ['create', 'update', 'clone'],
    populate: {},
    check({ after }) {
      if (after === null) return;
      refuse(
        fields.flatMap((field): Refusal[] => {
          const value = after[field];
          if (value === null || value === undefined || isMonth(value)) return [];
          return [
            {
              path: [field],
              message: `月份应为 YYYY-MM，例如 2020-12。 / "${field}" must be a month written YYYY-MM, such as 2020-12.`,
            },
          ];
        }),
      );
    },
  };
}
