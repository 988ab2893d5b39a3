import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import { CHECKED_PHOTOS } from '../../checks/store/photos';
import { componentTable } from '../../strapi/component-table';
import { dialectOf } from '../../database/dialect';
import { relationTable } from '../../strapi/relation-table';
import { rows, type Row } from '../../database/rows';
import { targetOf } from '../../strapi/relations';
import { isLocalised, schemaOf } from '../../strapi/schema';
import { PHOTO } from '../../uids';
import { linksTo } from './links';

/** The data for the guards of a publication, and whether other entries must be linked again afterwards. */
export interface Publication {
  /** The draft with its days, its programme and its photos; null if there is no Chinese draft. */
  readonly draft: Row | null;
  /** Whether the draft of another entry points to the document. */
  readonly isLinkedTo: boolean;
}

/** SQL condition: drafts of a type point to the document that is bound. */
function isLinkedFrom(strapi: Core.Strapi, uid: string, { from, field }: { from: string; field: string }) {
  const { metadata } = strapi.db;
  const link = relationTable(strapi, from, field);
  return `EXISTS (SELECT 1 FROM ${metadata.get(uid).tableName} target
    JOIN ${link.name} link ON link.${link.target} = target.id
    JOIN ${metadata.get(from).tableName} linked ON linked.id = link.${link.source}
    WHERE target.document_id = ? AND linked.published_at IS NULL)`;
}

/** SQL condition: the draft has a photo. Most entries have none, and then nothing more is read. */
function hasPhotos(strapi: Core.Strapi, uid: string): string {
  const held = componentTable(strapi, uid, 'photos');
  return `EXISTS (SELECT 1 FROM ${held.name} held
    WHERE held.${held.holder} = draft.id AND held.component_type = '${PHOTO}')`;
}

/** The statement for one type, and the number of times that the document is bound in it. */
function statement(strapi: Core.Strapi, uid: string): { readonly sql: string; readonly documents: number } {
  const { metadata } = strapi.db;
  const { asText } = dialectOf(strapi);
  const schema = schemaOf(strapi, uid);
  const { attributes } = schema;
  const programme = relationTable(strapi, uid, 'programme');
  const programmes = metadata.get(targetOf(strapi, uid, 'programme')).tableName;
  const links = linksTo(uid).map((link) => isLinkedFrom(strapi, uid, link));
  const photos = 'photos' in attributes ? hasPhotos(strapi, uid) : '1 = 0';
  const day = (field: string, column: string) => (field in attributes ? asText(`draft.${column}`) : 'NULL');
  return {
    sql: `SELECT ${links.length === 0 ? '0' : `CASE WHEN ${links.join(' OR ')} THEN 1 ELSE 0 END`} AS linked,
        CASE WHEN ${photos} THEN 1 ELSE 0 END AS photos, draft.id AS draft,
        ${day('startDate', 'start_date')} AS start_date, ${day('endDate', 'end_date')} AS end_date,
        programme.code, programme.start_month
      FROM ${metadata.get(uid).tableName} draft
      LEFT JOIN ${programme.name} link ON link.${programme.source} = draft.id
      LEFT JOIN ${programmes} programme ON programme.id = link.${programme.target}
      WHERE draft.document_id = ? AND draft.published_at IS NULL
        ${isLocalised(schema) ? `AND draft.locale = '${DEFAULT_LOCALE}'` : ''}`,
    documents: links.length + 1,
  };
}

/**
 * One query instead of Strapi's three, because editors wait while an entry is published. It reads the Chinese row:
 * only that row has the programme.
 */
export async function readPublication(
  strapi: Core.Strapi,
  trx: Knex,
  uid: string,
  documentId: string,
): Promise<Publication> {
  const { sql, documents } = statement(strapi, uid);
  const name = `publication_${strapi.db.metadata.get(uid).tableName}`;
  const [row] = await dialectOf(strapi).query(trx, name, sql, Array<string>(documents).fill(documentId));
  // Without a Chinese draft the query returns no row, so the links are not known.
  if (row === undefined) return { draft: null, isLinkedTo: true };
  const { linked, start_date: startDate, end_date: endDate, code, start_month: startMonth } = row;
  const photos = row.photos === 1 ? await readPhotos(strapi, uid, row.draft) : [];
  return {
    draft: { startDate, endDate, programme: code === null ? null : { code, startMonth }, photos },
    isLinkedTo: linked === 1,
  };
}

async function readPhotos(strapi: Core.Strapi, uid: string, draft: unknown): Promise<readonly Row[]> {
  const found: Row | null = await strapi.db.query(uid).findOne({
    select: ['id'],
    where: { id: draft },
    populate: CHECKED_PHOTOS,
  });
  return found === null ? [] : rows(found, 'photos');
}
