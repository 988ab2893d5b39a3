/** Changing a definition (更改定义): its effect on the figures, and the change itself. */
import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type {
  DefinedType,
  DefinitionChangeAsked,
  DefinitionPreview,
  FigureDifference,
} from '../../../../shared/definitions';
import type { Locale } from '../../../../shared/vocabulary';
import type { Actor } from '../../access/actor';
import { readingWithin } from '../../database/present-reads';
import { rowOrNull, text, textOrNull, type Row } from '../../database/rows';
import type { Month } from '../../domain/month';
import { changingDefinitions } from '../../entries/guards/changing-definitions';
import { DEFINITION_POPULATE, fieldName } from '../../entries/guards/definitions';
import { definitionChanges, type DefinitionChange } from '../../entries/store/definition-changes';
import type { Indicator, ProgrammeRecord } from '../../entries/rules/facts';
import { isOtherSize } from '../../entries/rules/units';
import { readCatalogue } from '../../entries/store/catalogue';
import { readPartnerEntries, type PartnerEntry } from '../../entries/store/partner-entries';
import { conflict, NotFoundError, ValidationError } from '../../errors';
import { isLevel } from '../../ledger/rules/rules';
import { lockCountedBy, settleSoFar } from '../../ledger/steps';
import { programmesOfPartners } from '../../ledger/store/counted-entries';
import { liftTimeLimit } from '../../ledger/store/time-limit';
import { refusalOf } from '../../publication/locks/refusals';
import { readMonthRecords } from '../../publication/store/month-states';
import { documentsOf } from '../../strapi/documents';
import { inTransaction } from '../../strapi/transactions';
import { definitionOf } from '../../totals/rules/ruled';
import { keepTrail } from '../../trail/steps/record';
import { UID } from '../../uids';
import { figureDifferences, monthsOf } from '../rules/differences';
import { mergePartners, nothingToMerge } from './merge-partners';
import { lastMonth, readToldFigures, requireFeasible } from './read-figures';

const UIDS = {
  indicator: UID.indicator,
  dimension: UID.dimension,
  programme: UID.programme,
  membership: UID.membership,
} as const satisfies Readonly<Record<DefinedType, string>>;

/** The most differing figures that the trail lists; it also gives the number of all. */
const TOLD_IN_TRAIL = 100;

interface Asked {
  readonly change: DefinitionChangeAsked;
  readonly locale: Locale;
}

export interface TakenStep extends Asked {
  readonly reason: string;
  /** The hash from the preview. */
  readonly seen: string;
  readonly actor: Actor;
  readonly at: Date;
}

/** Ends the transaction of a preview, so that its writes are rolled back. */
class OnlyLooked extends Error {}

const NO_ENTRY = '没有这条内容，可能已被删除。 / There is no such entry; it may have been deleted.';
const NOTHING_CHANGES = '没有要更改的定义。 / Nothing of the definition would change.';
const OTHER_FIGURES =
  '您查看之后数字又有变化，未更改。请重新查看。 / The figures have changed since you looked at them; nothing was changed. Look again.';

/**
 * Makes the change in a transaction that is rolled back, so that the preview shows the real new sums.
 *
 * @throws ValidationError (400), NotFoundError (404), conflict (409), tooLarge (413).
 */
export async function previewChange(strapi: Core.Strapi, asked: Asked): Promise<DefinitionPreview> {
  const looked: { preview?: DefinitionPreview } = {};
  await withRefusals(
    inTransaction(strapi, async ({ trx }) => {
      looked.preview = await change(strapi, trx, asked);
      throw new OnlyLooked();
    }).catch((error: unknown) => {
      if (!(error instanceof OnlyLooked)) throw error;
    }),
  );
  if (looked.preview === undefined) throw new Error('The change was not looked at.');
  return looked.preview;
}

/**
 * All or nothing, kept sums and trail included. @throws the same errors, and conflict (409) if the preview no longer
 * matches.
 */
export function takeChange(strapi: Core.Strapi, step: TakenStep): Promise<DefinitionPreview> {
  return withRefusals(
    inTransaction(strapi, async ({ trx }) => {
      const preview = await change(strapi, trx, step);
      if (preview.obstacle !== null) throw conflict(preview.obstacle);
      if (preview.seen !== step.seen) throw conflict(OTHER_FIGURES);
      await keepStep(strapi, step, preview);
      return preview;
    }),
  );
}

const withRefusals = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw refusalOf(error) ?? error;
  });

/** The object of the change, and the function that makes it. */
interface Subject {
  readonly entry: string;
  /** Selects the programmes whose figures are compared. */
  readonly reaches: (record: ProgrammeRecord) => boolean;
  readonly write: () => Promise<readonly DefinitionChange[]>;
  readonly obstacle: (changes: readonly DefinitionChange[]) => string | null;
}

async function change(strapi: Core.Strapi, trx: Knex.Transaction, asked: Asked): Promise<DefinitionPreview> {
  const { locale } = asked;
  // 1. Lock: meanwhile nobody writes counted entries
  await liftTimeLimit(strapi, trx);
  await lockCountedBy(strapi, trx);
  const subject = await subjectOf(strapi, trx, asked.change);
  const states = await readMonthRecords(strapi);

  // 2. Read the present figures
  const before = await readCatalogue(strapi);
  const ids = before.programmes.filter(subject.reaches).map(({ id }) => id);
  const last = await lastMonth(trx, ids, states.keys());
  const among = (records: readonly ProgrammeRecord[]) => records.filter(({ id }) => ids.includes(id));
  await requireFeasible(trx, among(before.programmes), last);
  const was = await readingWithin(trx, () =>
    readToldFigures(strapi, trx, before, among(before.programmes), last, locale),
  );

  // 3. Make the change, and update the sums
  const changes = await changingDefinitions(subject.write);
  if (changes.length === 0) throw new ValidationError(NOTHING_CHANGES);
  await settleSoFar(strapi, trx);

  // 4. Read the new figures
  const after = await readCatalogue(strapi);
  const is = await readingWithin(trx, () =>
    readToldFigures(strapi, trx, after, among(after.programmes), last, locale),
  );
  const stateOf = (month: Month) => states.get(month)?.state ?? 'open';
  const figures = figureDifferences(was, is, stateOf, locale);
  return {
    entry: subject.entry,
    changes,
    figures,
    months: monthsOf(figures),
    obstacle: subject.obstacle(changes),
    seen: seenOf(asked.change, changes, figures),
  };
}

/** Hash of the requested change and the shown figures, in the language of the preview. */
const seenOf = (
  asked: DefinitionChangeAsked,
  changes: readonly DefinitionChange[],
  figures: readonly FigureDifference[],
): string =>
  createHash('sha256')
    .update(JSON.stringify([asked, changes, figures]))
    .digest('hex');

function subjectOf(strapi: Core.Strapi, trx: Knex, asked: DefinitionChangeAsked): Promise<Subject> {
  switch (asked.kind) {
    case 'update':
      return updateOf(strapi, asked.type, asked.documentId, asked.data);
    case 'create':
      return Promise.resolve(membershipOf(strapi, null, asked.data));
    case 'delete':
      return readEntry(strapi, 'membership', asked.documentId).then((row) => membershipOf(strapi, row, null));
    case 'merge-partners':
      return partnersOf(strapi, trx, asked);
  }
}

async function readEntry(strapi: Core.Strapi, type: DefinedType, documentId: string): Promise<Row> {
  const row = (await strapi.db.query(UIDS[type]).findOne({
    where: { documentId },
    populate: DEFINITION_POPULATE[type],
  })) as Row | null;
  if (row === null) throw new NotFoundError(NO_ENTRY);
  return row;
}

const nameOf = (row: Row): string =>
  textOrNull(row, 'label') ?? textOrNull(row, 'name') ?? textOrNull(row, 'code') ?? '';

/** The programmes whose figures depend on the entry. */
function reachOf(type: Exclude<DefinedType, 'membership'>, row: Row): Subject['reaches'] {
  const code = textOrNull(row, 'code');
  switch (type) {
    case 'indicator':
      return ({ indicators }) => code !== null && indicators.has(code);
    case 'dimension':
      return ({ indicators }) =>
        [...indicators.values()].some(
          (indicator) =>
            indicator.source === 'measured' && indicator.dimensions?.some((own) => own.code === code),
        );
    case 'programme':
      return ({ programme }) => programme.code === code;
  }
}

const OTHER_SIZE = (before: unknown, after: unknown): string =>
  `单位“${String(before)}”和“${String(after)}”大小不同，数字会是另一个意思。单位只能改名；请新建指标，停用原来的。 / ` +
  `The units "${String(before)}" and "${String(after)}" are of different sizes. A unit may only be renamed: make a new indicator, and retire this one.`;

const asUnit = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A unit may only become another name of the same size; otherwise a new indicator is needed. */
function obstacleOf(changes: readonly DefinitionChange[]): string | null {
  const other = changes.find(
    ({ field, before, after }) =>
      (field === 'unit' || field === 'unitEn') && isOtherSize(asUnit(before), asUnit(after)),
  );
  return other === undefined ? null : OTHER_SIZE(other.before, other.after);
}

async function updateOf(
  strapi: Core.Strapi,
  type: DefinedType,
  documentId: string,
  data: object,
): Promise<Subject> {
  const before = await readEntry(strapi, type, documentId);
  if (type === 'membership') return membershipOf(strapi, before, data);
  return {
    entry: nameOf(before),
    reaches: reachOf(type, before),
    write: async () => {
      await documentsOf(strapi, UIDS[type]).update({ documentId, data });
      return definitionChanges(type, before, await readEntry(strapi, type, documentId));
    },
    obstacle: obstacleOf,
  };
}

const isCarried = (indicator: Indicator): boolean => isLevel(definitionOf(indicator));

/** A membership that is created, changed or deleted: levels start or stop being carried. */
function membershipOf(strapi: Core.Strapi, before: Row | null, data: object | null): Subject {
  const documents = documentsOf(strapi, UID.membership);
  const partner = before && rowOrNull(before, 'partner');
  return {
    entry: partner === null ? '' : nameOf(partner),
    // The membership may move from one programme to another; only levels are carried.
    reaches: ({ indicators }) => [...indicators.values()].some(isCarried),
    write: async () => {
      const NOTHING: Row = {};
      if (before === null) {
        const { documentId } = await documents.create({ data });
        return definitionChanges('membership', NOTHING, await readEntry(strapi, 'membership', documentId));
      }
      const documentId = text(before, 'documentId');
      if (data === null) {
        await documents.delete({ documentId });
        return definitionChanges('membership', before, NOTHING);
      }
      await documents.update({ documentId, data });
      return definitionChanges('membership', before, await readEntry(strapi, 'membership', documentId));
    },
    obstacle: () => null,
  };
}

async function partnersOf(
  strapi: Core.Strapi,
  trx: Knex,
  { keep, merge }: Extract<DefinitionChangeAsked, { kind: 'merge-partners' }>,
): Promise<Subject> {
  if (nothingToMerge(keep, merge)) {
    throw new ValidationError(
      '请选择保留的伙伴机构和至少一个其他机构，各一次。 / Choose the partner to keep and others to merge into it, each once.',
    );
  }
  const partners: PartnerEntry[] = [];
  for (const documentId of [keep, ...merge]) {
    const [partner] = await readPartnerEntries(strapi, { documentId });
    if (partner === undefined) throw new NotFoundError(NO_ENTRY);
    partners.push(partner);
  }
  const [kept, ...others] = partners as [PartnerEntry, ...PartnerEntry[]];
  const programmes = new Set(
    await programmesOfPartners(
      trx,
      partners.map(({ id }) => id),
    ),
  );
  return {
    entry: kept.name,
    reaches: ({ id }) => programmes.has(id),
    write: async () => {
      await mergePartners(strapi, kept, others);
      return others.map(({ code }) => ({ field: 'partner', before: code, after: kept.code }));
    },
    obstacle: () => null,
  };
}

/** Writes one row of the trail: the change, its reason, and the figures that changed. */
async function keepStep(
  strapi: Core.Strapi,
  { change: asked, reason, actor, at }: TakenStep,
  { entry, changes, figures, months }: DefinitionPreview,
): Promise<void> {
  const isMerge = asked.kind === 'merge-partners';
  await keepTrail(strapi, {
    actor,
    at,
    action: isMerge ? 'merge-partners' : 'change-definition',
    month: null,
    programme: new Set(figures.map(({ programme }) => programme)).size === 1 ? figures[0]?.programme : null,
    details: {
      type: isMerge ? UID.partner : UIDS[asked.type],
      entry,
      changes: changes.map(({ field, before, after }) => ({ field: fieldName(field)[0], before, after })),
      reason,
      differing: figures.length,
      months: [...months.published, ...months.open],
      figures: figures
        .slice(0, TOLD_IN_TRAIL)
        .map(({ programme, group, indicator, month, basis, before, after }) => ({
          field: [programme, ...(group === null ? [] : [group.code ?? '—']), indicator, month, basis].join(
            ' ',
          ),
          before,
          after,
        })),
    },
  });
}
