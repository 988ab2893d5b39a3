/** The data for the panel beside an entry in its edit view. */
import type { Core } from '@strapi/strapi';

import type { ReadOnly } from '../../../../shared/beside';
import type { TrailRow } from '../../../../shared/admin-api';
import type { MonthState } from '../../../../shared/vocabulary';
import type { Actor } from '../../access/actor';
import { boundsOf } from '../../access/isolation/bounds';
import { areWithin } from '../../access/isolation/owned';
import { scopeOf } from '../../access/scope';
import type { FindingsService } from '../../checks/steps/findings';
import { readTypedRows, type TypedEntry, type TypedRows } from '../../checks/store/typed';
import { contentTypeOf } from '../../content-model';
import { toMeasurements } from '../../database/measurements';
import { dayOrNull, oneOf, rowOrNull, text, textOrNull, type Row } from '../../database/rows';
import type { Finding } from '../../domain/finding';
import { isMonth, type Month } from '../../domain/month';
import { parseQuantity, type Quantity } from '../../domain/quantity';
import type { Indicator, Partner, ProgrammeRecord, StatedFigure } from '../../entries/rules/facts';
import type { CatalogueService } from '../../entries/steps/catalogue';
import type { Catalogue } from '../../entries/store/catalogue';
import { NotFoundError } from '../../errors';
import { readMonthRecord } from '../../publication/store/month-states';
import { hasDrafts, isLocalised, schemaOf } from '../../strapi/schema';
import type { KeptState } from '../../submissions/rules/submission-state';
import { readKeptState, submissionKey } from '../../submissions/store/submission';
import type { ScopeFigures, TotalsService } from '../../totals/steps/totals';
import { readHistory } from '../../trail/store/trail';
import { UID } from '../../uids';

const MOST_CHANGES = 50;

export interface Beside {
  readonly readOnly: ReadOnly | null;
  readonly createdAt: string | null;
  readonly createdBy: string | null;
  readonly history: readonly TrailRow[];
  /** All indicators, by code. */
  readonly indicators: ReadonlyMap<string, Indicator>;
}

export interface EnteredFigure {
  readonly indicator: Indicator;
  readonly value: Quantity;
}

export interface AsTyped {
  readonly month: Month | null;
  readonly monthState: MonthState | null;
  readonly submission: KeptState | 'none' | null;
  readonly programme: ProgrammeRecord | null;
  readonly partner: Partner | null;
  readonly entered: readonly EnteredFigure[];
  /** Null for readers who see no totals before their publication. */
  readonly totals: ScopeFigures | null;
  readonly findings: readonly Finding[] | null;
}

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
  readonly findings: FindingsService;
  readonly totals: TotalsService;
}

const NAMED = { select: ['documentId', 'code'] };
const PERSON = { select: ['firstname', 'lastname', 'username', 'email'] };
const BASES = ['month', 'year-to-date', 'to-date'] as const;

const codeIn = (row: Row, field: string): string | null => {
  const named = rowOrNull(row, field);
  return named && textOrNull(named, 'code');
};

function monthIn(uid: string, row: Row): Month | null {
  const of = contentTypeOf(uid)?.month;
  if (!of) return null;
  const month = of.is === 'day' ? dayOrNull(row, of.field)?.slice(0, 7) : textOrNull(row, of.field);
  return isMonth(month) ? month : null;
}

function nameOf(person: Row | null): string | null {
  if (person === null) return null;
  const name = [person.lastname, person.firstname].filter((part) => typeof part === 'string').join('');
  return name || textOrNull(person, 'username') || textOrNull(person, 'email');
}

/** The stated figure as it would be read after the save. */
function toStated(row: Row): StatedFigure | null {
  const [indicator, month] = [codeIn(row, 'indicator'), textOrNull(row, 'month')];
  const value = parseQuantity(textOrNull(row, 'value') ?? '');
  if (indicator === null || value === null || !isMonth(month)) return null;
  return {
    ...{ indicator, month, value, basis: oneOf({ basis: 'month', ...row }, 'basis', BASES) },
    statedBy: textOrNull(row, 'statedBy'),
    explanation: textOrNull(row, 'explanation'),
  };
}

const isSame = (one: StatedFigure, other: StatedFigure): boolean =>
  one.month === other.month && one.basis === other.basis && one.indicator === other.indicator;

/** The catalogue with the stated figure that is being typed. */
async function withStated(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  { uid, documentId, entry }: TypedRows,
  programme: number,
): Promise<Catalogue> {
  if (uid !== UID.statedFigure) return catalogue;
  const stored: Row | null = await strapi.db
    .query(uid)
    .findOne({ where: { documentId }, populate: { indicator: NAMED, programme: { select: ['id'] } } });
  const was = stored && toStated(stored);
  const typed = toStated(entry);
  return {
    ...catalogue,
    programmes: catalogue.programmes.map((record) => ({
      ...record,
      statedFigures: [
        ...record.statedFigures.filter(
          (one) =>
            [was, typed].every((other) => other === null || !isSame(one, other)) || record.id !== programme,
        ),
        ...(typed !== null && record.id === programme ? [typed] : []),
      ],
    })),
  };
}

function enteredFigures(
  { uid, entry }: TypedRows,
  { programme, indicators }: ProgrammeRecord,
): EnteredFigure[] {
  const stated = uid === UID.statedFigure ? toStated(entry) : null;
  const values = stated
    ? new Map([[stated.indicator, stated.value]])
    : uid === UID.activity
      ? toMeasurements(entry.measurements ?? null)
      : new Map<string, Quantity>();
  return programme.indicators.flatMap((code) => {
    const [indicator, value] = [indicators.get(code), values.get(code)];
    return indicator === undefined || value === undefined ? [] : [{ indicator, value }];
  });
}

export const besideService = ({ strapi, catalogue: present, findings, totals }: Needs) => {
  /** @throws NotFoundError for an entry that does not exist, or is out of reach. */
  async function readInReach(uid: string, documentId: string): Promise<Row> {
    const schema = schemaOf(strapi, uid);
    const has = (name: string) => Object.hasOwn(schema.attributes, name);
    const row: Row | null = await strapi.db.query(uid).findOne({
      where: { documentId, ...(hasDrafts(schema) && { publishedAt: { $null: true } }) },
      // The Chinese row comes first: only this row has month and owners.
      ...(isLocalised(schema) && { orderBy: { locale: 'desc' } }),
      populate: {
        createdBy: PERSON,
        ...Object.fromEntries(['programme', 'partner'].filter(has).map((name) => [name, NAMED])),
      },
    });
    const bounds = await boundsOf(strapi);
    const isInReach = bounds === null || (await areWithin(strapi, uid, [documentId], bounds, 'read'));
    if (row === null || !isInReach) throw new NotFoundError();
    return row;
  }

  async function readOnlyFor(uid: string, row: Row, actor: Actor): Promise<ReadOnly | null> {
    const month = monthIn(uid, row);
    if (month === null) return null;
    if ((await readMonthRecord(strapi, month)).state === 'published') return { why: 'published', month };
    const [programme, partner] = [rowOrNull(row, 'programme'), rowOrNull(row, 'partner')];
    const scope = await scopeOf(strapi, actor);
    if (programme === null || partner === null || scope.kind === 'everything') return null;
    const [of, by] = [text(programme, 'documentId'), text(partner, 'documentId')];
    if (!scope.partners.has(by) || scope.programmes.has(of)) return null;
    const state = await readKeptState(strapi, submissionKey(month, of, by));
    return state === 'submitted' || state === 'accepted' ? { why: state, month } : null;
  }

  return {
    /** @throws NotFoundError for an entry that does not exist, or is out of reach. */
    async of(uid: string, documentId: string, actor: Actor): Promise<Beside> {
      const row = await readInReach(uid, documentId);
      const created = row.createdAt;
      return {
        readOnly: await readOnlyFor(uid, row, actor),
        createdAt: created instanceof Date ? created.toISOString() : textOrNull(row, 'createdAt'),
        createdBy: nameOf(rowOrNull(row, 'createdBy')),
        history: await readHistory(strapi, documentId, MOST_CHANGES),
        indicators: await present.with(undefined, ({ programmes }) =>
          Promise.resolve(new Map(programmes.flatMap(({ indicators }) => [...indicators]))),
        ),
      };
    },

    /**
     * @param mayPreview whether the role sees totals that are not published.
     * @throws NotFoundError for an entry that does not exist, or is out of reach.
     */
    async asTyped(entry: TypedEntry, actor: Actor, mayPreview: boolean): Promise<AsTyped> {
      if (entry.documentId !== null) await readInReach(entry.uid, entry.documentId);
      const typed = await readTypedRows(strapi, entry);
      const month = typed?.month ?? null;
      const monthState = month && (await readMonthRecord(strapi, month)).state;
      const nothing = { month, monthState, submission: null, programme: null, partner: null };
      if (typed === null) return { ...nothing, entered: [], totals: null, findings: null };
      return present.with(undefined, async (catalogue) => {
        const of = codeIn(typed.entry, 'programme');
        const programme = catalogue.programmes.find((record) => record.programme.code === of) ?? null;
        const partner = catalogue.partnersByCode.get(codeIn(typed.entry, 'partner') ?? '') ?? null;
        const known = { ...nothing, programme, partner };
        if (programme === null || month === null || month < programme.programme.startMonth)
          return { ...known, entered: [], totals: null, findings: null };
        const changed = await withStated(strapi, catalogue, typed, programme.id);
        const scope = await scopeOf(strapi, actor);
        const compiles =
          scope.kind === 'everything' ||
          scope.programmes.has(text(rowOrNull(typed.entry, 'programme') ?? {}, 'documentId'));
        const entered = enteredFigures(typed, programme);
        return {
          ...known,
          submission: await submissionOf(typed.entry, month),
          entered,
          totals:
            mayPreview && compiles && entered.length > 0
              ? await totals.ofScopes({
                  ...{ month, programme: programme.programme.code },
                  ...{ region: partner?.region?.code ?? null, partner: partner?.code ?? null },
                })
              : null,
          findings: await findings.onTyped({ ...typed, month }, programme.id, changed, actor),
        };
      });
    },
  };

  /** Null also for readers who may not read that partner. */
  async function submissionOf(entry: Row, month: Month): Promise<KeptState | 'none' | null> {
    const [programme, partner] = [rowOrNull(entry, 'programme'), rowOrNull(entry, 'partner')];
    if (programme === null || partner === null) return null;
    const [of, by] = [text(programme, 'documentId'), text(partner, 'documentId')];
    const bounds = await boundsOf(strapi);
    if (bounds !== null && !bounds.readsOf.has(by) && !bounds.programmes.has(of)) return null;
    const key = submissionKey(month, of, by);
    return (await readKeptState(strapi, key)) ?? 'none';
  }
};

export type BesideService = ReturnType<typeof besideService>;
