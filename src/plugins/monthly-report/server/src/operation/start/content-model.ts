import type { Core } from '@strapi/strapi';

import { CONTENT_TYPES, type ContentType } from '../../content-model';
import { attributeOf, hasDrafts, isLocalised, schemaOf } from '../../strapi/schema';

function differencesOf(strapi: Core.Strapi, row: ContentType): string[] {
  const { uid, month, owners, drafts, localised, unlocked = [] } = row;
  if (!Object.hasOwn(strapi.contentTypes, uid)) return [`there is no type ${uid}`];
  const schema = schemaOf(strapi, uid);
  const fields = [
    ...(month === null ? [] : [month.field]),
    ...Object.values(owners).filter((field) => field !== 'self'),
    ...unlocked,
    ...Object.values(row.may).flatMap(({ without = [] }) => without),
  ];
  return [
    ...fields
      .filter((name) => attributeOf(schema, name) === undefined)
      .map((name) => `${uid} has no field ${name}`),
    ...(hasDrafts(schema) === drafts ? [] : [`draft & publish of ${uid} is ${hasDrafts(schema)}`]),
    ...(isLocalised(schema) === localised ? [] : [`i18n of ${uid} is ${isLocalised(schema)}`]),
  ];
}

/**
 * Checks that the content model and Strapi's schemas agree on drafts, languages and fields.
 *
 * @throws Error that names every difference: locks and gates are made from the table.
 */
export function requireAgreement(strapi: Core.Strapi): void {
  const differences = Object.values(CONTENT_TYPES).flatMap((row) => differencesOf(strapi, row));
  if (differences.length === 0) return;
  throw new Error(`The content model (content-model.ts) and the schemas differ: ${differences.join('; ')}.`);
}
