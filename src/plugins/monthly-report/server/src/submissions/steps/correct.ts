/** Corrects a figure of a submission during its review; the trail keeps the correction, and the partner is told. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Actor } from '../../access/actor';
import { dayIn } from '../../domain/counted-days';
import { textOrNull, type Row } from '../../database/rows';
import { mailHtml } from '../../documents/html/mail-html';
import type { Month } from '../../domain/month';
import { parseQuantity, toDigits } from '../../domain/quantity';
import { conflict, NotFoundError, ValidationError } from '../../errors';
import { lockSubmission } from '../../ledger/store/locks';
import { refusalOf } from '../../publication/locks/refusals';
import { documentsOf } from '../../strapi/documents';
import { sendsMail } from '../../strapi/mail-provider';
import { toldByItsStep } from '../../trail/steps/figures';
import { keepTrail } from '../../trail/steps/record';
import { UID } from '../../uids';
import { readRecipients } from '../store/recipients';
import { submissionKey } from '../store/submission';
import type { SeenSubmission } from './submissions';

export interface FigureCorrection {
  /** documentId of the activity. */
  readonly documentId: string;
  /** Code. */
  readonly indicator: string;
  /** A plain decimal. */
  readonly value: string;
  readonly reason: string;
}

interface Request {
  readonly month: Month;
  readonly actor: Actor;
  readonly at: Date;
  /** Reads the submission as the caller sees it now. */
  readonly see: () => Promise<SeenSubmission>;
  readonly correction: FigureCorrection;
}

interface Mailer {
  send(mail: { to: string; subject: string; text: string; html: string }): Promise<unknown>;
}

const MOST_DECIMALS = 3;

const notWaiting = (): Error =>
  conflict('该填报现在不在审核中，请刷新。 / The submission does not wait for its review now; reload.');

interface Done {
  readonly entry: string;
  readonly before: string | null;
  readonly after: string;
}

const gridOf = (row: Row): Readonly<Record<string, unknown>> => {
  const stored: unknown =
    typeof row.measurements === 'string' ? JSON.parse(row.measurements) : row.measurements;
  return typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {};
};

/**
 * @throws ValidationError for a value that is not a number or that a guard refuses; NotFoundError for an activity
 * outside the submission; conflict (409) if the submission does not wait for its review.
 */
export async function correctFigure(strapi: Core.Strapi, request: Request): Promise<void> {
  const { month, actor, at, see, correction } = request;
  const { documentId, indicator, value, reason } = correction;
  const quantity = parseQuantity(value);
  if (quantity === null)
    throw new ValidationError(
      '请填数字，最多三位小数。 / A plain number is needed, with at most three decimals.',
    );
  const { submission } = await see();
  const { programme, partner } = submission;

  const take = async ({ trx }: { trx: Knex.Transaction }): Promise<Done> => {
    await lockSubmission(strapi, trx, submissionKey(month, programme.documentId, partner.documentId));
    const { entry } = await see();
    if (entry.state !== 'submitted') throw notWaiting();
    const row: Row | null = await strapi.db.query(UID.activity).findOne({
      where: {
        documentId,
        programme: { id: programme.id },
        partner: { id: partner.id },
        startDate: dayIn(month, programme.calendar),
        publishedAt: { $null: true },
      },
    });
    if (row === null)
      throw new NotFoundError('这份填报里没有这条活动。 / There is no such activity in the submission.');
    const grid = gridOf(row);
    const was = grid[indicator];
    const after = toDigits(quantity, MOST_DECIMALS);
    // The trail gets one row for this, with its reason.
    await toldByItsStep(() =>
      documentsOf(strapi, UID.activity).update({
        documentId,
        data: { measurements: { ...grid, [indicator]: Number(after) } },
      }),
    );
    const done = {
      entry: textOrNull(row, 'title') ?? '',
      before: typeof was === 'number' || typeof was === 'string' ? String(was) : null,
      after,
    };
    await keepTrail(strapi, {
      ...{ actor, at, action: 'correct', month, programme: programme.code, partner: partner.code },
      document: documentId,
      details: {
        entry: done.entry,
        changes: [{ field: indicator, before: done.before, after }],
        reason,
      },
    });
    return done;
  };

  let done: Done;
  try {
    done = await strapi.db.transaction(take);
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
  await tellPartner(strapi, request, submission, done);
}

/** Sends a mail, if mail is configured; the panel shows the correction to the partner in any case. */
async function tellPartner(
  strapi: Core.Strapi,
  { month, correction: { indicator, reason } }: Request,
  { partner, programme }: SeenSubmission['submission'],
  { entry, before, after }: Done,
): Promise<void> {
  if (!sendsMail(strapi)) return;
  const mailer: Mailer = strapi.plugin('email').service('email');
  const change = `${indicator}: ${before ?? '—'} → ${after}`;
  const text = [
    `${partner.name['zh-Hans']}：`,
    `“${programme.name['zh-Hans']}”${month}的填报在审核时更正了一个数据。`,
    `《${entry}》 ${change}`,
    `原因：${reason}`,
    '',
    `A figure of your submission for ${month} was corrected while it was reviewed: ${change}. Reason: ${reason}`,
  ].join('\n');
  const subject = `${month}填报数据更正 / A figure of ${month} was corrected`;
  for (const to of await readRecipients(strapi, partner.id)) {
    try {
      await mailer.send({ to, subject, text, html: mailHtml(text) });
    } catch (error) {
      strapi.log.warn(
        `A correction could not be told: ${error instanceof Error ? error.message : 'unknown'}`,
      );
    }
  }
}
