import type { Core } from '@strapi/strapi';

import type { Partner, ProgrammeRecord } from '../rules/facts';
import { by, compareNumber, compareText, inOrder } from '../../domain/order';
import { readProgrammes } from './programmes';
import { readReferenceEntries, type ReferenceEntries } from './reference';

/**
 * The data that totals and reports need in addition to the kept sums, the communities and the texts of the month. It
 * changes only with reference data.
 */
export interface Catalogue extends ReferenceEntries {
  /** In report order: order, then code. */
  readonly programmes: readonly ProgrammeRecord[];
  readonly partnersByCode: ReadonlyMap<string, Partner>;
  /** Row ids of partners and regions, by code. */
  readonly partnerIds: ReadonlyMap<string, number>;
  readonly regionIds: ReadonlyMap<string, number>;
}

const inReportOrder = inOrder<ProgrammeRecord>(
  by(({ programme }) => programme.order, compareNumber),
  by(({ programme }) => programme.code, compareText),
);

function idsByCode(entries: ReadonlyMap<number, { readonly code: string }>): ReadonlyMap<string, number> {
  return new Map([...entries].map(([id, { code }]) => [code, id]));
}

export async function readCatalogue(strapi: Core.Strapi): Promise<Catalogue> {
  const entries = await readReferenceEntries(strapi);
  const programmes = (await readProgrammes(strapi)).sort(inReportOrder);
  return {
    ...entries,
    programmes,
    partnersByCode: new Map([...entries.partners.values()].map((partner) => [partner.code, partner])),
    partnerIds: idsByCode(entries.partners),
    regionIds: idsByCode(entries.regions),
  };
}
