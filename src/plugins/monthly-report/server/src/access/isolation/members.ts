/** A partner editor enters activities and stories for the programmes that its partner is a member of. */
import type { Core } from '@strapi/strapi';

import { dayOrNull, rowOrNull, text, textOrNull, type Row } from '../../database/rows';
import { contentTypeOf, type ContentType } from '../../content-model';
import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import { ValidationError } from '../../errors';
import { UID } from '../../uids';
import type { Bounds } from './bounds';

/** The programme and the month in which an entry of a partner counts. */
interface Pair {
  readonly partner: Row;
  readonly programme: Row;
  /** Null while no day is entered. */
  readonly month: string | null;
}

const LENGTH_OF_MONTH = 'YYYY-MM'.length;

/** The types that partners enter: they have drafts, and both a partner and a programme as owners. */
const isEntered = (row: ContentType | null): row is ContentType =>
  row !== null && row.drafts && row.owners.partner !== undefined && row.owners.programme !== undefined;

function monthOf({ month }: ContentType, row: Row): string | null {
  if (month === null) return null;
  const given = month.is === 'day' ? dayOrNull(row, month.field) : textOrNull(row, month.field);
  return given?.slice(0, LENGTH_OF_MONTH) ?? null;
}

/** The pairs of a document, one for each row that names both, drafts and published. */
export async function pairsOf(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
): Promise<readonly Pair[]> {
  const type = contentTypeOf(uid);
  if (!isEntered(type)) return [];
  const named = { select: ['documentId', 'name'] };
  const rows: Row[] = await strapi.db.query(uid).findMany({
    where: { documentId, ...(type.localised && { locale: DEFAULT_LOCALE }) },
    populate: { partner: named, programme: named },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap((row) => {
    const [partner, programme] = [rowOrNull(row, 'partner'), rowOrNull(row, 'programme')];
    return partner === null || programme === null ? [] : [{ partner, programme, month: monthOf(type, row) }];
  });
}

const keyOf = ({ partner, programme, month }: Pair): string =>
  JSON.stringify([partner.documentId, programme.documentId, month]);

async function isMember(strapi: Core.Strapi, { partner, programme, month }: Pair): Promise<boolean> {
  const memberships: Row[] = await strapi.db.query(UID.membership).findMany({
    select: ['fromMonth', 'toMonth'],
    where: {
      partner: { documentId: partner.documentId },
      programme: { documentId: programme.documentId },
    },
  });
  return memberships.some((membership) => {
    if (month === null) return true;
    const to = textOrNull(membership, 'toMonth');
    return text(membership, 'fromMonth') <= month && (to === null || month <= to);
  });
}

function notMember({ partner, programme, month }: Pair): never {
  const [who, where] = [text(partner, 'name'), text(programme, 'name')];
  const when = month === null ? ['', ''] : [`在${month}`, ` in ${month}`];
  const message = `“${who}”${when[0]}不是项目“${where}”的参与机构，请选择其他项目，或请秘书处登记参与关系。 / "${who}" is not a member of "${where}"${when[1]}: choose another programme, or ask its secretariat to enter the membership.`;
  throw new ValidationError(message, {
    errors: [{ path: ['programme'], message, name: 'ValidationError' }],
  });
}

interface Question {
  readonly uid: string;
  readonly documentId: string;
  readonly before: readonly Pair[];
  readonly bounds: Bounds;
}

/**
 * Refuses (400) an entry of a partner editor for a programme that its partner is not a member of in that month. A
 * pair that the entry had before stays possible, so that an old entry can be corrected.
 */
export async function refuseNonMembers(
  strapi: Core.Strapi,
  { uid, documentId, before, bounds }: Question,
): Promise<void> {
  if (!isEntered(contentTypeOf(uid))) return;
  const known = new Set(before.map(keyOf));
  for (const pair of await pairsOf(strapi, uid, documentId)) {
    // The secretariat of the programme may enter for any partner: it knows which partners it expects.
    if (known.has(keyOf(pair)) || bounds.programmes.has(text(pair.programme, 'documentId'))) continue;
    if (!(await isMember(strapi, pair))) notMember(pair);
  }
}
