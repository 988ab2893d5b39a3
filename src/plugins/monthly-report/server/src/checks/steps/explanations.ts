/** Why findings stand as they are (核查说明), kept by month and by exactly what was found. */
import type { Core } from '@strapi/strapi';

import { createHash } from 'node:crypto';

import type { Actor } from '../../access/actor';
import { text, textOrNull, type Row } from '../../database/rows';
import type { Explanation } from '../../domain/explained';
import { findingKey, type Finding } from '../../domain/finding';
import type { Month } from '../../domain/month';
import { by, compareText } from '../../domain/order';
import { conflict, NotFoundError } from '../../errors';
import { isUniqueViolation } from '../../entries/guards/conflicts';
import { UID } from '../../uids';
import { keepTrail } from '../../trail/steps/record';

export interface KeptExplanation extends Explanation {
  readonly by: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** Everything that was explained in a month, in the order of the findings' keys. */
export async function readExplanations(strapi: Core.Strapi, month: Month): Promise<KeptExplanation[]> {
  const rows: Row[] = await strapi.db.query(UID.explanation).findMany({ where: { month } });
  return rows
    .map((row) => ({
      finding: text(row, 'finding'),
      text: text(row, 'text'),
      by: textOrNull(row, 'explainedBy'),
      at: textOrNull(row, 'explainedAt') ?? '',
    }))
    .sort(by(({ finding }) => finding, compareText));
}

/** Who explains what when. */
interface Step {
  readonly month: Month;
  readonly finding: Finding;
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * Keeps an explanation, in the place of the one there was.
 *
 * @throws conflict (409) where the month is published, or two explain one finding at once.
 */
export async function keepExplanation(strapi: Core.Strapi, step: Step, words: string): Promise<void> {
  const { month, finding, actor, at } = step;
  const key = keyOf(step);
  const explanation = { text: words, explainedAt: at.toISOString(), explainedBy: actor.name };
  await strapi.db
    .transaction(async () => {
      await requireUnpublished(strapi, month);
      const query = strapi.db.query(UID.explanation);
      const { count } = await query.updateMany({ where: { key }, data: explanation });
      if (count === 0) {
        await query.create({ data: { key, month, finding: findingKey(finding), ...explanation } });
      }
      await keepTrail(strapi, { ...trailOf(step, 'explain'), details: detailsOf(finding, words) });
    })
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? conflict(EXPLAINED_MEANWHILE) : error;
    });
}

/**
 * Takes an explanation back.
 *
 * @throws NotFoundError where there is none; conflict (409) where the month is published.
 */
export async function withdrawExplanation(strapi: Core.Strapi, step: Step): Promise<void> {
  await strapi.db.transaction(async () => {
    await requireUnpublished(strapi, step.month);
    const { count } = await strapi.db.query(UID.explanation).deleteMany({ where: { key: keyOf(step) } });
    if (count === 0) throw new NotFoundError('该核查问题没有说明。 / Nobody has explained this finding.');
    await keepTrail(strapi, {
      ...trailOf(step, 'withdraw-explanation'),
      details: detailsOf(step.finding, null),
    });
  });
}

const EXPLAINED_MEANWHILE =
  '该核查问题刚刚由他人说明，请刷新后再试。 / Somebody else has just explained this finding; reload and try again.';

/** Unique in the database; of one length, because what a finding names may be longer than an index takes. */
function keyOf({ month, finding }: Step): string {
  return `${month}:${createHash('sha256').update(findingKey(finding)).digest('hex')}`;
}

function trailOf({ actor, at, month, finding }: Step, action: 'explain' | 'withdraw-explanation') {
  return { actor, at, action, month, programme: finding.programme, partner: finding.partner };
}

function detailsOf({ check, message }: Finding, words: string | null) {
  return { check, finding: message['zh-Hans'], ...(words === null ? {} : { explanation: words }) };
}

/** What is published keeps the explanations it was published with. */
async function requireUnpublished(strapi: Core.Strapi, month: Month): Promise<void> {
  const row: Row | null = await strapi.db.query(UID.monthState).findOne({ where: { month } });
  if (row?.state !== 'published') return;
  throw conflict(
    `${month}已发布，解锁更正之后才能修改说明。 / ${month} is published; reopen it before you change an explanation.`,
  );
}
