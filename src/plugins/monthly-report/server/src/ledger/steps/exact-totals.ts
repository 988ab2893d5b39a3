import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Month } from '../../domain/month';
import { unavailable } from '../../errors';
import { inTransaction } from '../../strapi/transactions';
import { liftTimeLimit } from '../store/time-limit';
import { compareLedger } from './';

const RETRY_SECONDS = 60;
/** Enough to say that there is more than one. */
const MOST_COUNTED = 100;

/**
 * The same before the publication's turn, in its own transaction, where nobody has to wait for it: it compares all
 * activities up to the month, and later changes give another version.
 */
export async function requireExactTotalsAhead(strapi: Core.Strapi, month: Month): Promise<void> {
  if (strapi.db.dialect.client !== 'postgres') return requireExactTotals(strapi, strapi.db.connection, month);
  return inTransaction(strapi, async ({ trx }) => {
    await liftTimeLimit(strapi, trx);
    await requireExactTotals(strapi, trx, month);
  });
}

/**
 * For a publication, in its transaction: a report prints figures of the month, of the month before, of the
 * year and to date, so of all months up to its own.
 *
 * @throws unavailable (503) if the kept sums of these months do not match the activities in the content.
 */
export async function requireExactTotals(strapi: Core.Strapi, trx: Knex, month: Month): Promise<void> {
  let count = 0;
  await compareLedger(strapi, trx, month, () => {
    count += 1;
    return count < MOST_COUNTED;
  });
  if (count === 0) return;
  const some = count < MOST_COUNTED ? String(count) : `${MOST_COUNTED}+`;
  strapi.log.error(
    `Monthly report: ${month} was not published: ${some} published activities are not in the kept sums as they are.`,
  );
  throw unavailable(
    `${month}及以前有${some}项活动没有正确计入合计，月报未发布。请系统管理员运行 npm run totals:check 查看、` +
      `npm run totals:rebuild 重新计算，然后再发布。 / ${some} activities up to ${month} are not counted as they are; ` +
      'nothing was published. An administrator runs npm run totals:check to see them and npm run totals:rebuild, then publish again.',
    RETRY_SECONDS,
  );
}
