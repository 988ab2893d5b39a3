/** The figures of submissions as entered, drafts included, beside the published figures of earlier months. */
import type { Core } from '@strapi/strapi';

import { readCheckedActivities } from '../../checks/store/activities';
import { figureDigits } from '../../documents/figure-digits';
import { addMonths, type Month } from '../../domain/month';
import type { Quantity } from '../../domain/quantity';
import { earlierSpanOf, hasFigures, monthsToPrevious } from '../../domain/spans';
import type { Indicator, ProgrammeRecord } from '../../entries/rules/facts';
import type { CatalogueService } from '../../entries/steps/catalogue';
import { DIMENSIONS } from '../../ledger/rules/scopes';
import { readGroupCells, type GroupKey } from '../../ledger/store/read-cells';
import type { CellIndex } from '../../ledger/rules/cell-index';
import { readGroupLevels, type GroupLevels } from '../../ledger/store/read-levels';
import { changeFrom } from '../../totals/rules/change';
import { enteredFigures } from '../../totals/rules/entered';
import { figureReader } from '../../totals/rules/figure';
import type { Figure } from '../../totals/rules/figures';
import { planOfSpan } from '../../totals/rules/periods';
import type { Codes } from '../store';

/** A figure of a submission. */
export interface SubmittedFigure {
  readonly indicator: Indicator;
  readonly value: Quantity | null;
  readonly previous: Quantity | null;
  readonly lastYear: Quantity | null;
  readonly percent: string | null;
}

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
}

const YEAR = 12;

/** The figures of partners in earlier months, by programme and partner. */
async function readEarlier(
  strapi: Core.Strapi,
  records: readonly ProgrammeRecord[],
  keys: readonly GroupKey[],
  month: Month,
  backOf: (record: ProgrammeRecord) => number,
): Promise<(record: ProgrammeRecord, member: number) => (code: string) => Quantity | null> {
  const readers = new Map<number, { cellsOf: (key: GroupKey) => CellIndex; levels: GroupLevels }>();
  for (const back of new Set(records.map(backOf))) {
    const earlier = addMonths(month, -back);
    const plan = planOfSpan({ from: earlier, to: earlier }, false);
    readers.set(back, {
      cellsOf: await readGroupCells(strapi, keys, DIMENSIONS.partner, plan),
      levels: await readGroupLevels(strapi, records, 'partner', earlier),
    });
  }
  return (record, member) => {
    const key = { programme: record.id, member };
    const back = backOf(record);
    const kept = readers.get(back);
    if (kept === undefined) return () => null;
    const read = figureReader(record.indicators, { cells: kept.cellsOf(key), levels: kept.levels.of(key) });
    const span = earlierSpanOf(month, back, record.programme);
    return (code) => read(code, span);
  };
}

/**
 * The figures of some submissions of a month, in the order of their programmes' indicators.
 *
 * @returns by programme and partner (codes); empty for a submission without figures.
 */
export function readSubmittedFigures(
  { strapi, catalogue: present }: Needs,
  month: Month,
  asked: readonly Codes[],
): Promise<(codes: Codes) => readonly SubmittedFigure[]> {
  return present.with(undefined, async ({ programmes, partnerIds }) => {
    const wanted = new Set(asked.map(({ programme }) => programme));
    const records = programmes.filter(({ programme }) => wanted.has(programme.code));
    const recordOf = new Map(records.map((record) => [record.programme.code, record]));
    const keys = asked.flatMap(({ programme, partner }): GroupKey[] => {
      const [record, member] = [recordOf.get(programme), partnerIds.get(partner)];
      return record === undefined || member === undefined ? [] : [{ programme: record.id, member }];
    });
    const previousOf = await readEarlier(strapi, records, keys, month, ({ programme }) =>
      monthsToPrevious(programme),
    );
    const lastYearOf = await readEarlier(strapi, records, keys, month, () => YEAR);
    const [first] = asked;
    const only = asked.length === 1 && first !== undefined ? first.partner : null;
    const activitiesOf = await readCheckedActivities(strapi, month, true, only);
    return ({ programme, partner }) => {
      const [record, member] = [recordOf.get(programme), partnerIds.get(partner)];
      if (record === undefined || member === undefined) return [];
      const own = activitiesOf(record.id).filter((activity) => activity.partner === partner);
      const [previous, lastYear] = [previousOf(record, member), lastYearOf(record, member)];
      return enteredFigures(record, own, month).map(({ indicator, value }) => {
        const before = previous(indicator.code);
        return {
          indicator,
          value,
          previous: before,
          lastYear: lastYear(indicator.code),
          percent: changeFrom(before, value).percent,
        };
      });
    };
  });
}

/** The totals of all entries of some partners in a month, by programme. */
export function readEnteredTogether(
  { strapi, catalogue: present }: Needs,
  month: Month,
  partners: ReadonlySet<string>,
): Promise<
  readonly { readonly record: ProgrammeRecord; readonly figures: ReturnType<typeof enteredFigures> }[]
> {
  return present.with(undefined, async ({ programmes }) => {
    const activitiesOf = await readCheckedActivities(strapi, month, true);
    return programmes
      .filter(({ programme }) => hasFigures(month, programme))
      .flatMap((record) => {
        const own = activitiesOf(record.id).filter(
          ({ partner }) => partner !== null && partners.has(partner),
        );
        return own.length === 0 ? [] : [{ record, figures: enteredFigures(record, own, month) }];
      });
  });
}

/** The figures of a submission for the trail: decimal texts of the reported ones. */
export function readKeptFigures(
  { strapi, catalogue: present }: Needs,
  month: Month,
  { programme, partner }: Codes,
): Promise<Readonly<Record<string, string>>> {
  return present.with(undefined, async ({ programmes }) => {
    const record = programmes.find((one) => one.programme.code === programme);
    if (record === undefined) return {};
    const activitiesOf = await readCheckedActivities(strapi, month, true, partner);
    return asKept(enteredFigures(record, activitiesOf(record.id), month));
  });
}

const asKept = (figures: readonly Figure[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    figures.flatMap(({ indicator: { code, decimals }, value }) =>
      value === null ? [] : [[code, figureDigits(value, decimals)]],
    ),
  );
