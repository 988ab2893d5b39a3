/** The submissions (月度填报) of a month: the expected partners, the partners with entries, and the stored rows. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { isClosing, periodAround, type Calendar } from '../../domain/calendar';
import type { Month } from '../../domain/month';
import { by, compareNumber, compareText, inOrder } from '../../domain/order';
import { UID } from '../../uids';
import { toCalendar } from '../../database/calendars';
import { integer, rowOrNull, textOrNull, type Row } from '../../database/rows';
import { countEntries, type EntryCount, type Pair } from './entries';
import { readKeptSubmissions, toNamed, type KeptSubmission, type Named } from './submission';

export interface DueProgramme extends Named {
  readonly calendar: Calendar;
  readonly dueDay: number;
  readonly order: number;
}

export interface RegionalPartner extends Named {
  readonly region: Named | null;
}

export interface Submission {
  readonly programme: DueProgramme;
  readonly partner: RegionalPartner;
  /** Null before the first submission. */
  readonly kept: KeptSubmission | null;
  /** Documents of the partner in the month and programme, drafts included. */
  readonly activities: number;
  readonly stories: number;
}

const CALENDAR = ['frequency', 'fiscalYearStart'] as const;
const NAMED = ['id', 'documentId', 'code', 'name', 'nameEn'];

const inOrderOfReport = inOrder<Submission>(
  by(({ programme }) => programme.order, compareNumber),
  by(({ programme }) => programme.code, compareText),
  by(({ partner }) => partner.code, compareText),
);

const toProgramme = (row: Row): DueProgramme => ({
  ...toNamed(row),
  calendar: toCalendar(row, CALENDAR),
  dueDay: integer(row, 'dueDay', 5),
  order: integer(row, 'order', 0),
});

function toPartner(row: Row): RegionalPartner {
  const region = rowOrNull(row, 'region');
  return { ...toNamed(row), region: region && toNamed(region) };
}

const byId = <T extends Named>(entries: readonly T[]): ReadonlyMap<number, T> =>
  new Map(entries.map((entry) => [entry.id, entry]));

const keyOf = ({ programme, partner }: Pair): string => `${programme} ${partner}`;

const byPair = <T extends Pair>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [keyOf(one), one]));

/** Started programmes, and partners; `codes` selects one of each. */
async function readNames(strapi: Core.Strapi, month: Month, codes: Codes | null) {
  const programmes: Row[] = await strapi.db.query(UID.programme).findMany({
    select: [...NAMED, ...CALENDAR, 'dueDay', 'order'],
    where: { startMonth: { $lte: month }, ...(codes && { code: codes.programme }) },
  });
  const partners: Row[] = await strapi.db.query(UID.partner).findMany({
    select: NAMED,
    where: codes ? { code: codes.partner } : {},
    populate: { region: { select: NAMED } },
  });
  return { programmes: byId(programmes.map(toProgramme)), partners: byId(partners.map(toPartner)) };
}

/** The partners with a membership in any month of the period that the month closes. */
async function readExpected(
  strapi: Core.Strapi,
  month: Month,
  programmes: ReadonlyMap<number, DueProgramme>,
  pair: Pair | null,
): Promise<Pair[]> {
  const rows: Row[] = await strapi.db.query(UID.membership).findMany({
    select: ['toMonth'],
    where: {
      fromMonth: { $lte: month },
      ...(pair && { programme: { id: pair.programme }, partner: { id: pair.partner } }),
    },
    populate: { programme: { select: ['id'] }, partner: { select: ['id'] } },
  });
  return rows.flatMap((row) => {
    const [programme, partner] = [rowOrNull(row, 'programme'), rowOrNull(row, 'partner')];
    if (programme === null || partner === null) return [];
    const id = integer(programme, 'id', 0);
    const due = programmes.get(id);
    if (due === undefined || !isClosing(month, due.calendar)) return [];
    const until = textOrNull(row, 'toMonth');
    if (until !== null && until < periodAround(month, due.calendar).from) return [];
    return [{ programme: id, partner: integer(partner, 'id', 0) }];
  });
}

/** Codes of a programme and a partner. */
export interface Codes {
  readonly programme: string;
  readonly partner: string;
}

/**
 * The submissions of a month, by programme, then partner: those of the partners that are expected by their
 * membership, those of other partners with entries, and those that are stored.
 *
 * @param codes selects one submission; the list is empty if it does not exist.
 */
export async function readSubmissions(
  strapi: Core.Strapi,
  month: Month,
  codes: Codes | null = null,
): Promise<readonly Submission[]> {
  const read = async ({ trx }: { trx: Knex.Transaction }): Promise<readonly Submission[]> => {
    const { programmes, partners } = await readNames(strapi, month, codes);
    const [programme] = programmes.keys();
    const [partner] = partners.keys();
    if (programme === undefined || partner === undefined) return [];
    const pair = codes && { programme, partner };
    const expected = await readExpected(strapi, month, programmes, pair);
    const kept = byPair(await readKeptSubmissions(strapi, month));
    const activities = byPair(await countEntries(strapi, trx, UID.activity, month, pair));
    const stories = byPair(await countEntries(strapi, trx, UID.story, month, pair));
    const count = (counts: ReadonlyMap<string, EntryCount>, key: string) => counts.get(key)?.entries ?? 0;
    const pairs = byPair<Pair>([...expected, ...kept.values(), ...activities.values(), ...stories.values()]);
    return [...pairs]
      .flatMap(([key, of]) => {
        const named = { programme: programmes.get(of.programme), partner: partners.get(of.partner) };
        if (named.programme === undefined || named.partner === undefined) return [];
        // A story in a month that closes no period makes no submission: nothing is due in that month.
        if (!isClosing(month, named.programme.calendar) && !kept.has(key)) return [];
        return [
          {
            programme: named.programme,
            partner: named.partner,
            kept: kept.get(key) ?? null,
            activities: count(activities, key),
            stories: count(stories, key),
          },
        ];
      })
      .sort(inOrderOfReport);
  };
  return strapi.db.transaction(read);
}
