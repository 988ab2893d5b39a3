/** The trail of the figures of entries: who changed a figure, and its old and new value. */
import { AsyncLocalStorage } from 'node:async_hooks';

import type { Core } from '@strapi/strapi';

import { actorOf } from '../../access/actor';
import { contentTypeOf } from '../../content-model';
import { dayOrNull, rowOrNull, text, textOrNull, type Row } from '../../database/rows';
import { isMonth, type Month } from '../../domain/month';
import { aroundDocuments } from '../../strapi/documents';
import { hasDrafts, schemaOf } from '../../strapi/schema';
import { inTransaction } from '../../strapi/transactions';
import { UID } from '../../uids';
import { keepTrail } from './record';

/** The fields with figures, by type. */
const FIGURES: Readonly<Record<string, readonly string[]>> = {
  [UID.activity]: ['measurements', 'sessions'],
  [UID.statedFigure]: ['value', 'explanation'],
};

/** The actions that change existing figures; the entry itself tells who created it. */
const CHANGING: readonly string[] = ['update', 'discardDraft', 'delete'];

const told = new AsyncLocalStorage<true>();

/** Runs a write of a step that writes its own row of the trail, with the reason. */
export const toldByItsStep = <T>(write: () => Promise<T>): Promise<T> => told.run(true, write);

const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A grid as single figures; the options of a breakdown come after the code of their figure. */
function figuresIn(name: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (name !== 'measurements') return [[name, value]];
  const grid: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  if (!isObject(grid)) return [];
  return Object.entries(grid).flatMap(([code, figure]) => {
    if (!isObject(figure)) return [[code, figure] as const];
    const options = isObject(figure.by) ? Object.entries(figure.by) : [];
    return [
      [code, figure.value] as const,
      ...options.flatMap(([dimension, given]) =>
        isObject(given)
          ? Object.entries(given).map(([option, part]) => [`${code}.${dimension}.${option}`, part] as const)
          : [],
      ),
    ];
  });
}

type Figures = ReadonlyMap<string, string | null>;

const figuresOf = (uid: string, row: Row | null): Figures =>
  new Map(
    (FIGURES[uid] ?? [])
      .flatMap((name) => figuresIn(name, row?.[name]))
      // Null, undefined and the empty text all mean that nothing was reported.
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => [name, String(value)]),
  );

function changesBetween(before: Figures, after: Figures): readonly Row[] {
  const fields = [...new Set([...before.keys(), ...after.keys()])].sort();
  return fields
    .map((field) => ({ field, before: before.get(field) ?? null, after: after.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

function monthOf(uid: string, row: Row): Month | null {
  const of = contentTypeOf(uid)?.month;
  if (!of) return null;
  const month = of.is === 'day' ? dayOrNull(row, of.field)?.slice(0, 7) : textOrNull(row, of.field);
  return isMonth(month) ? month : null;
}

const NAMED = { select: ['code'] };

/** The entry for editing: the draft, if the type has drafts. */
async function readEntered(strapi: Core.Strapi, uid: string, documentId: string): Promise<Row | null> {
  const schema = schemaOf(strapi, uid);
  const names = ['programme', 'partner', 'indicator'].filter((name) =>
    Object.hasOwn(schema.attributes, name),
  );
  return strapi.db.query(uid).findOne({
    where: { documentId, ...(hasDrafts(schema) && { publishedAt: { $null: true } }) },
    populate: Object.fromEntries(names.map((name) => [name, NAMED])),
  }) as Promise<Row | null>;
}

const codeIn = (row: Row, field: string): string | null => {
  const named = rowOrNull(row, field);
  return named && text(named, 'code');
};

/** Writes a row of the trail for every change of a figure, inside the transaction of the write. */
export function registerFigureTrail(strapi: Core.Strapi): void {
  aroundDocuments(strapi, async (call, next) => {
    const { uid, action, params } = call;
    const { documentId } = params;
    const isFollowed = Object.hasOwn(FIGURES, uid) && CHANGING.includes(action);
    if (!isFollowed || documentId === undefined || told.getStore() === true) return next();
    return inTransaction(strapi, async () => {
      const before = await readEntered(strapi, uid, documentId);
      const result: unknown = await next();
      const after = action === 'delete' ? null : await readEntered(strapi, uid, documentId);
      const known = after ?? before;
      const changes = changesBetween(figuresOf(uid, before), figuresOf(uid, after));
      if (known !== null && changes.length > 0)
        await keepTrail(strapi, {
          ...{ actor: actorOf(strapi), at: new Date(), document: documentId },
          action: action === 'delete' ? 'delete-entry' : 'change-figures',
          month: monthOf(uid, known),
          programme: codeIn(known, 'programme'),
          partner: codeIn(known, 'partner'),
          details: { entry: textOrNull(known, 'title') ?? codeIn(known, 'indicator'), changes },
        });
      return result;
    });
  });
}
