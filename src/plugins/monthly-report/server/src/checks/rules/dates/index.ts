import type { Check } from '../check';
import { dayWithoutMonth } from './day-without-month';
import { endDate } from './end-date';
import { noSuchDay } from './no-such-day';
import { outsideMonth } from './date-outside-month';
import { overviewOfAnotherMonth } from './overview-of-another-month';
import { plannedDates } from './planned-dates';
import { storyOffItsActivity } from './story-off-its-activity';
import { textContradictsDate } from './text-contradicts-date';
import { wrongYear } from './wrong-year';

export const DATE_CHECKS: readonly Check[] = [
  wrongYear,
  outsideMonth,
  endDate,
  noSuchDay,
  overviewOfAnotherMonth,
  textContradictsDate,
  storyOffItsActivity,
  plannedDates,
  dayWithoutMonth,
];
