/** Explanations (核查说明) and dismissals (忽略) of findings, stored by month and by the exact content of the finding. */
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
import type { TrailAction } from '../../../../shared/vocabulary';
import { readEntryVersions, versionIn } from '../store/entry-versions';
import { keepTrail } from '../../trail/steps/record';

export interface KeptExplanation extends Explanation {
  readonly by: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** For a dismissal: the version of the entry then; null if the subject is no entry, as the finding says all of it. */
  readonly entryVersion: string | null;
}

/** All explanations and dismissals of a month, in the order of the findings' keys. */
export async function readExplanations(strapi: Core.Strapi, month: Month): Promise<KeptExplanation[]> {
  const rows: Row[] = await strapi.db.query(UID.explanation).findMany({ where: { month } });
  return rows
    .map((row) => ({
      finding: text(row, 'finding'),
      text: text(row, 'text'),
      by: textOrNull(row, 'explainedBy'),
      at: textOrNull(row, 'explainedAt') ?? '',
      kind: textOrNull(row, 'kind') === 'dismissal' ? ('dismissal' as const) : ('explanation' as const),
      entryVersion: textOrNull(row, 'entryVersion'),
    }))
    .sort(by(({ finding }) => finding, compareText));
}

/** The explanations and dismissals that still hold: a dismissal is over once its entry has changed. */
export async function readStanding(
  strapi: Core.Strapi,
  month: Month,
  findings: readonly Finding[],
): Promise<readonly KeptExplanation[]> {
  const kept = await readExplanations(strapi, month);
  const dismissed = new Set(kept.flatMap(({ kind, finding }) => (kind === 'dismissal' ? [finding] : [])));
  if (dismissed.size === 0) return kept;
  const subjects = new Map(findings.map((finding) => [findingKey(finding), finding.subject]));
  const versions = await readEntryVersions(
    strapi,
    [...subjects].flatMap(([key, subject]) => (dismissed.has(key) ? [subject] : [])),
  );
  return kept.filter(({ kind, finding, entryVersion }) => {
    const subject = subjects.get(finding);
    return kind === 'explanation' || subject === undefined || versionIn(versions, subject) === entryVersion;
  });
}

/** An act of explaining or dismissing: the finding, the person and the time. */
interface Step {
  readonly month: Month;
  readonly finding: Finding;
  readonly actor: Actor;
  readonly at: Date;
}

/** @throws conflict (409) if the month is published, or if two people explain one finding at once. */
export const keepExplanation = (strapi: Core.Strapi, step: Step, words: string): Promise<void> =>
  keep(strapi, step, { text: words, kind: 'explanation', entryVersion: null });

/**
 * A dismissal holds for the entry as it is now.
 *
 * @throws conflict (409) in the same cases as an explanation.
 */
export async function keepDismissal(strapi: Core.Strapi, step: Step, words: string): Promise<void> {
  const versions = await readEntryVersions(strapi, [step.finding.subject]);
  const entryVersion = versionIn(versions, step.finding.subject);
  await keep(strapi, step, { text: words, kind: 'dismissal', entryVersion });
}

/** Replaces an earlier explanation or dismissal. */
async function keep(
  strapi: Core.Strapi,
  step: Step,
  said: Pick<KeptExplanation, 'text' | 'kind' | 'entryVersion'>,
): Promise<void> {
  const { month, finding, actor, at } = step;
  const key = keyOf(step);
  const explanation = { ...said, explainedAt: at.toISOString(), explainedBy: actor.name };
  await strapi.db
    .transaction(async () => {
      await requireUnpublished(strapi, month);
      const query = strapi.db.query(UID.explanation);
      const { count } = await query.updateMany({ where: { key }, data: explanation });
      if (count === 0) {
        await query.create({ data: { key, month, finding: findingKey(finding), ...explanation } });
      }
      const action = said.kind === 'dismissal' ? 'dismiss' : 'explain';
      await keepTrail(strapi, { ...trailOf(step, action), details: detailsOf(finding, said.text) });
    })
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? conflict(EXPLAINED_MEANWHILE) : error;
    });
}

/**
 * Takes an explanation or a dismissal back.
 *
 * @throws NotFoundError if there is none; conflict (409) if the month is published.
 */
export async function withdrawExplanation(strapi: Core.Strapi, step: Step): Promise<void> {
  await strapi.db.transaction(async () => {
    await requireUnpublished(strapi, step.month);
    const query = strapi.db.query(UID.explanation);
    const row: Row | null = await query.findOne({ where: { key: keyOf(step) } });
    const { count } = await query.deleteMany({ where: { key: keyOf(step) } });
    if (row === null || count === 0)
      throw new NotFoundError('该核查问题没有说明。 / Nobody has explained this finding.');
    await keepTrail(strapi, {
      ...trailOf(step, row.kind === 'dismissal' ? 'withdraw-dismissal' : 'withdraw-explanation'),
      details: detailsOf(step.finding, null),
    });
  });
}

const EXPLAINED_MEANWHILE =
  '该核查问题刚刚由他人说明，请刷新后再试。 / Somebody else has just explained this finding; reload and try again.';

/** Unique in the database. It has a fixed length, because the key of a finding may be too long for an index. */
function keyOf({ month, finding }: Step): string {
  return `${month}:${createHash('sha256').update(findingKey(finding)).digest('hex')}`;
}

function trailOf({ actor, at, month, finding }: Step, action: TrailAction) {
  return { actor, at, action, month, programme: finding.programme, partner: finding.partner };
}

function detailsOf({ check, message }: Finding, words: string | null) {
  return { check, finding: message['zh-Hans'], ...(words === null ? {} : { explanation: words }) };
}

/** A published month keeps the explanations that it was published with. */
async function requireUnpublished(strapi: Core.Strapi, month: Month): Promise<void> {
  const row: Row | null = await strapi.db.query(UID.monthState).findOne({ where: { month } });
  if (row?.state !== 'published') return;
  throw conflict(
    `${month}已发布，解锁更正之后才能修改说明。 / ${month} is published; reopen it before you change an explanation.`,
  );
}
