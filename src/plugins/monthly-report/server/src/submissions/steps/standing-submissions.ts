import type { Core } from '@strapi/strapi';

import { rowOrNull, text, type Row } from '../../database/rows';
import type { Month } from '../../domain/month';
import { by, compareText, inOrder } from '../../domain/order';
import type { FrozenRecord } from '../../publication/rules/frozen-record';
import { UID } from '../../uids';

type Standing = FrozenRecord['submissions'][number];

const inOrderOfCodes = inOrder<Standing>(
  by(({ programme }) => programme, compareText),
  by(({ partner }) => partner, compareText),
);

/** The submissions of a month, in the form that a revision keeps. */
export async function readStandingSubmissions(
  strapi: Core.Strapi,
  month: Month,
): Promise<FrozenRecord['submissions']> {
  const code = { select: ['code'] };
  const rows: Row[] = await strapi.db.query(UID.submission).findMany({
    where: { month },
    populate: { programme: code, partner: code },
  });
  return rows
    .flatMap((row): Standing[] => {
      const [programme, partner] = [rowOrNull(row, 'programme'), rowOrNull(row, 'partner')];
      if (programme === null || partner === null) return [];
      return [
        {
          programme: text(programme, 'code'),
          partner: text(partner, 'code'),
          state: text(row, 'state'),
          nilReturn: row.nilReturn === true,
        },
      ];
    })
    .sort(inOrderOfCodes);
}
