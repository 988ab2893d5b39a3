import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isHttpError } from 'http-errors';

import type {
  TargetCell,
  TargetGrain,
  TargetGrid,
  TargetProgrammeEntry,
  TargetRow,
  TargetsSaved,
} from '../../../../shared/admin-api';
import type { Locale } from '../../../../shared/vocabulary';
import { conflict, NotFoundError } from '../../errors';
import type { ProgrammeRecord, Translated } from '../rules/facts';
import { by, compareNumber, compareText, inOrder } from '../../domain/order';
import { fiscalYearName } from '../../domain/calendar';
import { toMonth, type Month } from '../../domain/month';
import { calendarOf, fiscalYearOf, type Months, type Timing } from '../../domain/spans';
import type { Catalogue } from '../store/catalogue';
import { documentIdOfCode, readTargetsOver, type KeptTarget } from '../store/targets';
import { documentsOf } from '../../strapi/documents';
import { UID } from '../../uids';
import type { CatalogueService } from './catalogue';

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
}

interface GridAsked {
  /** Code. */
  readonly programme: string;
  readonly year: string;
  readonly locale: Locale;
}

/** The number of years ahead for which people set targets. */
const YEARS_AHEAD = 3;

const textIn = (text: Translated, locale: Locale): string => text[locale] ?? text['zh-Hans'];

/**
 * The grid of targets of a programme and a fiscal year: rows are the programme, regions and partners, columns are
 * indicators.
 */
export const targetsService = ({ strapi, catalogue: present }: Needs) => {
  async function grid(asked: GridAsked): Promise<TargetGrid> {
    return present.with(undefined, async (catalogue) => {
      const { record, months } = chosen(catalogue, asked);
      const kept = await readTargetsOver(strapi, asked.programme, months);
      return gridOf(catalogue, record, months, kept, asked);
    });
  }

  /** @throws errors of 400, 403, 404 and 409 if the cell is refused. */
  async function saveCell(asked: GridAsked, months: Months, cell: TargetCell): Promise<void> {
    const documents = documentsOf(strapi, UID.target);
    const kept = (await readTargetsOver(strapi, asked.programme, months)).find((target) =>
      isOf(target, cell),
    );
    if ((kept?.value ?? null) === cell.value) return;
    if ((kept?.value ?? null) !== cell.was) {
      throw conflict(
        `已被他人改为${kept?.value ?? '空'}，请核对后再保存。 / Somebody else has set it to ${kept?.value ?? 'nothing'} meanwhile; check it and save again.`,
      );
    }
    if (cell.value === null) {
      if (kept !== undefined) await documents.delete({ documentId: kept.documentId });
    } else if (kept !== undefined) {
      await documents.update({ documentId: kept.documentId, data: { value: cell.value } });
    } else {
      const data = { ...(await linksOf(asked.programme, cell)), value: cell.value };
      await documents.create({ data: { ...data, fromMonth: months.from, toMonth: months.to } });
    }
  }

  async function linksOf(programme: string, { grain, code, indicator }: TargetCell) {
    const idOf = async (uid: string, wanted: string): Promise<string> => {
      const documentId = await documentIdOfCode(strapi, uid, wanted);
      if (documentId === null) throw new NotFoundError(`没有“${wanted}”。 / There is no "${wanted}".`);
      return documentId;
    };
    return {
      programme: await idOf(UID.programme, programme),
      indicator: await idOf(UID.indicator, indicator),
      ...(grain === 'partner' && { partner: await idOf(UID.partner, code) }),
      ...(grain === 'region' && { region: await idOf(UID.region, code) }),
    };
  }

  return {
    grid,

    /** @param own codes of the caller's own programmes; null for all. */
    programmes(
      own: ReadonlySet<string> | null,
      today: Month,
      locale: Locale,
    ): Promise<TargetProgrammeEntry[]> {
      return present.with(undefined, ({ programmes }) =>
        Promise.resolve(
          programmes
            .filter(({ programme }) => own?.has(programme.code) ?? true)
            .map(({ programme, targets }) => ({
              code: programme.code,
              name: textIn(programme.name, locale),
              years: yearsOf(programme, [today, ...targets.map(({ to }) => to)]),
            })),
        ),
      );
    },

    /** Saves each cell by itself: a refused cell does not stop the others. */
    async save(asked: GridAsked, cells: readonly TargetCell[]): Promise<TargetsSaved> {
      const { months } = await present.with(undefined, (catalogue) =>
        Promise.resolve(chosen(catalogue, asked)),
      );
      const refused: TargetsSaved['refused'][number][] = [];
      for (const cell of cells) {
        try {
          await saveCell(asked, months, cell);
        } catch (error) {
          if (!isRefusal(error)) throw error;
          const { grain, code, indicator } = cell;
          refused.push({ grain, code, indicator, message: error.message });
        }
      }
      return { grid: await grid(asked), refused };
    },
  };
};

/** Any other error cannot be corrected in a cell. */
const isRefusal = (error: unknown): error is Error =>
  error instanceof errors.ApplicationError || isHttpError(error);

export type TargetsService = ReturnType<typeof targetsService>;

const isOf = (target: KeptTarget, { grain, code, indicator }: TargetCell): boolean =>
  target.indicator === indicator && target.grain === grain && (grain === 'programme' || target.code === code);

/** Fiscal years, named by the calendar year in which they begin. */
function yearsOf(programme: Timing, months: readonly Month[]): string[] {
  const nameOf = (month: Month): number => Number(fiscalYearName(month, calendarOf(programme)));
  const first = nameOf(programme.startMonth);
  const last = Math.max(first, ...months.map(nameOf)) + YEARS_AHEAD;
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

/** @throws NotFoundError for an unknown programme, or a year before it begins. */
function chosen(
  { programmes }: Catalogue,
  { programme: code, year }: GridAsked,
): { readonly record: ProgrammeRecord; readonly months: Months } {
  const record = programmes.find(({ programme }) => programme.code === code);
  if (record === undefined) throw new NotFoundError(`There is no programme "${code}".`);
  const months = fiscalYearOf(toMonth(`${year}-12`), record.programme);
  if (months.from > months.to) {
    throw new NotFoundError(
      `项目从${record.programme.startMonth}开始，没有${year}年。 / The programme begins in ${record.programme.startMonth}; it has no year ${year}.`,
    );
  }
  return { record, months };
}

function gridOf(
  { partnersByCode }: Catalogue,
  { programme, indicators, memberships }: ProgrammeRecord,
  { from, to }: Months,
  kept: readonly KeptTarget[],
  { year, locale }: GridAsked,
): TargetGrid {
  const valuesOf = (grain: TargetGrain, code: string): Record<string, string> =>
    Object.fromEntries(
      kept
        .filter((target) => target.grain === grain && target.code === code)
        .map(({ indicator, value }) => [indicator, value]),
    );
  const rowOf = (grain: TargetGrain, code: string, name: Translated | undefined): TargetRow => ({
    ...{ grain, code, name: name === undefined ? code : textIn(name, locale) },
    values: valuesOf(grain, code),
  });
  const members = memberships
    .filter(({ fromMonth, toMonth: until }) => fromMonth <= to && (until === null || from <= until))
    .map(({ partner }) => partner);
  const partners = codesOf('partner', members, kept);
  const regions = new Map(
    partners.flatMap((code) => {
      const region = partnersByCode.get(code)?.region;
      return region ? [[region.code, region] as const] : [];
    }),
  );
  const inOrderOfRegions = [...regions.values()].sort(
    inOrder(
      by(({ order }) => order, compareNumber),
      by(({ code }) => code, compareText),
    ),
  );
  return {
    ...{ programme: programme.code, year, from, to },
    indicators: programme.indicators.flatMap((code) => {
      const indicator = indicators.get(code);
      if (indicator === undefined) return [];
      const { label, unit, decimals } = indicator;
      return [{ code, label: textIn(label, locale), unit: unit && textIn(unit, locale), decimals }];
    }),
    rows: [
      rowOf('programme', programme.code, programme.name),
      ...codesOf(
        'region',
        inOrderOfRegions.map(({ code }) => code),
        kept,
      ).map((code) => rowOf('region', code, regions.get(code)?.name)),
      ...partners.map((code) => rowOf('partner', code, partnersByCode.get(code)?.name)),
    ],
  };
}

/** The codes of the current rows, then the codes of others that still have a target. */
const codesOf = (grain: TargetGrain, told: readonly string[], kept: readonly KeptTarget[]): string[] => [
  ...new Set([
    ...(grain === 'partner' ? [...told].sort(compareText) : told),
    ...kept.filter((target) => target.grain === grain).map(({ code }) => code),
  ]),
];
