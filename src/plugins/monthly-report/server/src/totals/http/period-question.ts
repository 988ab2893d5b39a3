/** Questions that are asked of a month or of a period. */
import type { Basis } from '../../../../shared/vocabulary';
import * as contract from '../../http/contracts';
import { monthsFrom, toMonth, type Month } from '../../domain/month';
import { monthsNamed } from '../../domain/periods';
import type { Months, SpanBasis } from '../../domain/spans';
import { NotFoundError, ValidationError } from '../../errors';
import { readParameter, readPeriod } from '../../http/questions/query';
import type { QuestionRequest } from '../../http/questions/request';
import type { Viewer } from '../../http/questions/visibility';

/** Ten years: more months than a chart shows, few enough to answer at once. */
const MAX_MONTHS = 120;

export interface MonthsAsked {
  readonly months: Months;
  readonly basis: SpanBasis;
}

/**
 * The month or period of an address. A quarter, half-year or year is always a period; a month is a period only
 * if the question asks for that.
 *
 * @throws ValidationError (400).
 */
export function readMonths(request: QuestionRequest, basis: SpanBasis | undefined): MonthsAsked {
  const name = readParameter(request, 'month', readPeriod);
  const months = monthsNamed(name);
  if (months === null) throw new ValidationError(`"month" is "${name}"; accepted: ${contract.PERIODS}.`);
  const isMonth = months.from === months.to;
  if (!isMonth && basis !== undefined && basis !== 'period') {
    throw new ValidationError(`"basis" is "${basis}"; accepted for ${name}: period.`);
  }
  return { months, basis: basis ?? (isMonth ? 'month' : 'period') };
}

/** `from` and `to` of a query. @throws ValidationError (400). */
export function readFromTo({
  from: first,
  to: last,
}: {
  from?: string | undefined;
  to?: string | undefined;
}): Months {
  if (first === undefined || last === undefined) {
    throw new ValidationError('"from" and "to" are needed, each a month written YYYY-MM.');
  }
  const [from, to] = [toMonth(first), toMonth(last)];
  if (from > to) throw new ValidationError(`"from" (${from}) must not be later than "to" (${to}).`);
  const { length } = monthsFrom(from, to);
  if (length > MAX_MONTHS) {
    throw new ValidationError(
      `From ${from} to ${to} are ${length} months; at most ${MAX_MONTHS} are answered at once.`,
    );
  }
  return { from, to };
}

/**
 * The months of the question that a viewer may see.
 *
 * @throws NotFoundError (404) if there is none.
 */
export function requireAnyVisible(viewer: Viewer, { months, basis }: MonthsAsked): readonly Month[] {
  const { from, to } = months;
  const asked = basis === 'period' ? monthsFrom(from, to) : [to];
  const visible = asked.filter(viewer.sees);
  if (visible.length === 0) {
    throw new NotFoundError(
      from === to
        ? `There is no published report of ${to}.`
        : `There is no published report from ${from} to ${to}.`,
    );
  }
  return visible;
}

/** Whether it is a basis of a month. */
export const isBasis = (basis: SpanBasis): basis is Basis => basis !== 'period';
