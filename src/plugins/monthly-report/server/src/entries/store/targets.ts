/** The targets of a programme over one span of months, as the grid edits them. */
import type { Core } from '@strapi/strapi';

import type { TargetCell } from '../../../../shared/admin-api';
import type { Months } from '../../domain/spans';
import { rowOrNull, text, type Row } from '../../database/rows';
import { UID } from '../../uids';

export interface KeptTarget extends Pick<TargetCell, 'grain' | 'code' | 'indicator'> {
  readonly documentId: string;
  readonly value: string;
}

const CODE = { select: ['code'] };

/** @param programme code. */
export async function readTargetsOver(
  strapi: Core.Strapi,
  programme: string,
  { from, to }: Months,
): Promise<KeptTarget[]> {
  const rows: Row[] = await strapi.db.query(UID.target).findMany({
    where: { programme: { code: programme }, fromMonth: from, toMonth: to },
    populate: { indicator: CODE, partner: CODE, region: CODE },
    orderBy: { identity: 'asc' },
  });
  return rows.flatMap((row): KeptTarget[] => {
    const codeIn = (field: string): string | null => {
      const linked = rowOrNull(row, field);
      return linked && text(linked, 'code');
    };
    const indicator = codeIn('indicator');
    if (indicator === null) return [];
    const [partner, region] = [codeIn('partner'), codeIn('region')];
    const kept = { indicator, documentId: text(row, 'documentId'), value: text(row, 'value') };
    if (partner !== null) return [{ ...kept, grain: 'partner', code: partner }];
    if (region !== null) return [{ ...kept, grain: 'region', code: region }];
    // The identity ends with partner and region. If it names one, that partner or region was deleted.
    return text(row, 'identity').endsWith(' - -') ? [{ ...kept, grain: 'programme', code: programme }] : [];
  });
}

/** The documentId of an entry by its code; null for an unknown code. */
export async function documentIdOfCode(
  strapi: Core.Strapi,
  uid: string,
  code: string,
): Promise<string | null> {
  const row: Row | null = await strapi.db.query(uid).findOne({ select: ['documentId'], where: { code } });
  return row && text(row, 'documentId');
}
