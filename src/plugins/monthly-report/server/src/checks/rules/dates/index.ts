import type { Check } from '../check';
import { cancelledAndHeld } from './cancelled-and-held';
import { dayWithoutMonth } from './day-without-month';
import { endDate } from './end-date';
import { festivalOffItsDay } from './festival-off-its-day';
import { noSuchDay } from './no-such-day';
import { outsideMonth } from './date-outside-month';
import { overviewOfAnotherMonth } from './overview-of-another-month';
import { plannedDates } from './planned-dates';
import { storyOffItsActivity } from './story-off-its-activity';
import { textContradictsDate } from './text-contradicts-date';
import { timesThatDisagree } from './times-that-disagree';
import { wrongWeekday } from './wrong-weekday';
import { wrongYear } from './wrong-year';

export const DATE_CHECKS: readonly Check[] = [
  wrongYear,
  outsideMonth,
  endDate,
  noSuchDay,
  overviewOfAnotherMonth,
  textContradictsDate,
  wrongWeekday,
  festivalOffItsDay,
  timesThatDisagree,
  cancelledAndHeld,
  storyOffItsActivity,
  plannedDates,
  dayWithoutMonth,
];
