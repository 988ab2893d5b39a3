import type { Core } from '@strapi/strapi';

import type { Translated } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import type { Declaration } from '../../totals/rules/reporting';
import { KEPT_STATES, type KeptState } from '../rules/submission-state';
import { UID } from '../../uids';
import type { Catalogue } from '../../entries/store/catalogue';
import { integer, oneOf, rowOrNull, text, textOrNull, type Row } from '../../database/rows';
import { translated } from '../../database/translated';

/** A reference entry of a submission. Types without drafts: the row id stays as long as the document exists. */
export interface Named {
  readonly id: number;
  readonly documentId: string;
  readonly code: string;
  readonly name: Translated;
}

/** The stored part of a submission. Instants are ISO 8601, UTC. */
export interface KeptSubmission {
  readonly programme: number;
  readonly partner: number;
  readonly state: KeptState;
  readonly nilReturn: boolean;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly feedback: string | null;
}

const ID = { select: ['id'] };

function toKept(row: Row): KeptSubmission | null {
  const programme = rowOrNull(row, 'programme');
  const partner = rowOrNull(row, 'partner');
  // Its partner or programme was deleted: nobody expects the submission any more.
  if (programme === null || partner === null) return null;
  return {
    programme: integer(programme, 'id', 0),
    partner: integer(partner, 'id', 0),
    state: oneOf(row, 'state', KEPT_STATES),
    nilReturn: row.nilReturn === true,
    submittedAt: textOrNull(row, 'submittedAt'),
    submittedBy: textOrNull(row, 'submittedBy'),
    decidedAt: textOrNull(row, 'decidedAt'),
    decidedBy: textOrNull(row, 'decidedBy'),
    feedback: textOrNull(row, 'feedback'),
  };
}

/** The stored submissions of a month: those that were submitted at least once. */
export async function readKeptSubmissions(strapi: Core.Strapi, month: Month): Promise<KeptSubmission[]> {
  const rows: Row[] = await strapi.db
    .query(UID.submission)
    .findMany({ where: { month }, populate: { programme: ID, partner: ID }, orderBy: { id: 'asc' } });
  return rows.flatMap((row) => toKept(row) ?? []);
}

/** The declarations for a month, by the programme's row id, then by the partner's code. */
export async function readDeclarations(
  strapi: Core.Strapi,
  { partners }: Pick<Catalogue, 'partners'>,
  month: Month,
): Promise<(programme: number) => ReadonlyMap<string, Declaration>> {
  const kept = await readKeptSubmissions(strapi, month);
  return (programme) =>
    new Map(
      kept
        .filter((submission) => submission.programme === programme)
        .flatMap((submission) => {
          const code = partners.get(submission.partner)?.code;
          return code === undefined ? [] : [[code, submission] as const];
        }),
    );
}

/** Unique for a partner in a programme and month. It uses documentIds, because codes can change. */
export const submissionKey = (month: Month, programme: string, partner: string): string =>
  `${month}:${programme}:${partner}`;

/** The state stored under a key; null before the first submission. */
export async function readKeptState(strapi: Core.Strapi, key: string): Promise<KeptState | null> {
  const row: Row | null = await strapi.db
    .query(UID.submission)
    .findOne({ select: ['state'], where: { key } });
  return row && oneOf(row, 'state', KEPT_STATES);
}

/** The names of a reference entry, from its row. */
export const toNamed = (row: Row): Named => ({
  id: integer(row, 'id', 0),
  documentId: text(row, 'documentId'),
  code: text(row, 'code'),
  name: translated(row, 'name'),
});
