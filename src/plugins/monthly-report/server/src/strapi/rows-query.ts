/**
 * Reach into Strapi: `strapi.db.queryBuilder` gives the SQL of a filter, so that the database can count the documents
 * of a filter. The public query API only counts rows, not documents.
 */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** The documentIds of the rows that match a filter, as a subquery for `whereIn`. */
export const documentsQuery = (strapi: Core.Strapi, uid: string, where: object): Knex.QueryBuilder =>
  strapi.db.queryBuilder(uid).select(['documentId']).where(where).getKnexQuery();
