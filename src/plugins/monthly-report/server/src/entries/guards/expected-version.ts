/**
 * A save never overwrites the later save of somebody else. A request may name the version of the entry that it
 * started from (`If-Match`), and is refused if another version is stored. The check runs after the document is
 * locked: of two requests at the same time, the second one sees the work of the first.
 */
import type { Core } from '@strapi/strapi';
import createError from 'http-errors';
import type { Context } from 'koa';

import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import { actorOf } from '../../access/actor';
import { rowOrNull, textOrNull, type Row } from '../../database/rows';
import { ValidationError } from '../../errors';
import { aroundDocuments, type DocumentCall } from '../../strapi/documents';
import { hasDrafts, isLocalised, schemaOf, type Attribute } from '../../strapi/schema';
import { inTransaction } from '../../strapi/transactions';

const WRITES: readonly string[] = ['update', 'publish', 'unpublish', 'discardDraft', 'delete'];

const ANY = '*';
/** Weak or strong, one or several; the version is the time of the last change, as Strapi writes it. */
const TAG = /^(?:W\/)?"?(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z)"?$/;

/** @throws ValidationError (400) if a tag is not a version. */
export function readExpected(header: string): readonly number[] | typeof ANY {
  if (header.trim() === ANY) return ANY;
  return header.split(',').map((tag) => {
    const moment = TAG.exec(tag.trim())?.[1];
    if (moment === undefined || Number.isNaN(Date.parse(moment))) {
      throw new ValidationError(
        'If-Match 应为条目的 updatedAt。 / If-Match takes the updatedAt of the entry, such as "2020-12-31T08:00:00.000Z", or *.',
      );
    }
    return Date.parse(moment);
  });
}

const CHANGED =
  '他人刚刚修改了此条目，请对照两个版本后再保存。 / Somebody else has changed this entry meanwhile: compare the two versions before you save.';

/** Only a write on the entry that the request names is checked, and no other write that it causes. */
function isMeant({ params }: DocumentCall, { params: named }: Context): boolean {
  const { id, documentId = id } = named as { id?: string; documentId?: string };
  return params.documentId !== undefined && params.documentId === documentId;
}

const isFile = ({ type }: Attribute): boolean => type === 'media';

/**
 * Populates files by their ids, and components as they were entered: the form can compare its whole value with them.
 */
function populateOf(strapi: Core.Strapi, uid: string): Row {
  const { attributes } = schemaOf(strapi, uid);
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, attribute]): [string, Row][] => {
      if (isFile(attribute)) return [[name, { select: ['id'] }]];
      return attribute.component === undefined
        ? []
        : [[name, { populate: populateOf(strapi, attribute.component) }]];
    }),
  );
}

async function readStored(strapi: Core.Strapi, { uid, params }: DocumentCall): Promise<Row | null> {
  const schema = schemaOf(strapi, uid);
  const locale = typeof params.locale === 'string' && params.locale !== '*' ? params.locale : DEFAULT_LOCALE;
  const where: Record<string, unknown> = { documentId: params.documentId };
  if (hasDrafts(schema)) where.publishedAt = { $null: true };
  if (isLocalised(schema)) where.locale = locale;
  const populate = { ...populateOf(strapi, uid), updatedBy: { select: ['firstname', 'lastname'] } };
  return (await strapi.db.query(uid).findOne({ where, populate })) as Row | null;
}

const nameOf = (row: Row): string | null => {
  const editor = rowOrNull(row, 'updatedBy');
  return editor && [textOrNull(editor, 'lastname'), textOrNull(editor, 'firstname')].filter(Boolean).join('');
};

/** The stored fields, for the person who has to compare. Relations are left out: they are read by their own rules. */
function fieldsOf(strapi: Core.Strapi, uid: string, row: Row): Row {
  const { attributes } = schemaOf(strapi, uid);
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]): [string, unknown][] => {
      const attribute = attributes[name];
      if (attribute === undefined || attribute.private === true || attribute.target !== undefined) return [];
      const { component } = attribute;
      if (component === undefined) return [[name, value]];
      const part = (one: unknown): unknown =>
        typeof one === 'object' && one !== null ? fieldsOf(strapi, component, one as Row) : one;
      return [[name, Array.isArray(value) ? value.map(part) : part(value)]];
    }),
  );
}

/** Register this after the locks of documents and after isolation. */
export function registerExpectedVersions(strapi: Core.Strapi): void {
  const judged = new WeakSet<object>();
  aroundDocuments(strapi, async (call, next) => {
    const ctx = strapi.requestContext.get();
    const header = ctx?.get('If-Match') ?? '';
    if (ctx === undefined || header === '' || !WRITES.includes(call.action) || !isMeant(call, ctx))
      return next();
    const expected = readExpected(header);
    // One request may save and then publish: only the first write is checked.
    if (judged.has(ctx)) return next();
    judged.add(ctx);
    return inTransaction(strapi, async () => {
      const stored = await readStored(strapi, call);
      const at = stored && new Date(stored.updatedAt as string | number | Date);
      // Strapi itself answers if the entry does not exist.
      if (stored !== null && at !== null && expected !== ANY && !expected.includes(at.getTime())) {
        throw createError(409, CHANGED, {
          details: {
            version: at.toISOString(),
            // Only editors in the panel may see the stored fields; a token may write without the right to read.
            ...(actorOf(strapi).kind === 'admin' && {
              theirs: fieldsOf(strapi, call.uid, stored),
              by: nameOf(stored),
            }),
          },
        });
      }
      return next();
    });
  });
}
