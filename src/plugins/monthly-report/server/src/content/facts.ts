import type { Core } from '@strapi/strapi';

import type { Locale } from '../../../shared/vocabulary';
import type { ProgrammeFacts, Reference, ReportEntry, ReportFacts } from '../domain/facts';
import type { Month } from '../domain/month';
import { readActivities } from './activities';
import { readNarratives } from './narratives';
import { readProgrammes, type ProgrammeRecord } from './programmes';
import { readReference } from './reference';

export interface TotalsFacts {
  readonly reference: Reference;
  /** In report order: order, then code. */
  readonly programmes: readonly ProgrammeFacts[];
}

function inReportOrder(a: ProgrammeRecord, b: ProgrammeRecord): number {
  const [left, right] = [a.programme, b.programme];
  if (left.order !== right.order) return left.order - right.order;
  return left.code < right.code ? -1 : 1;
}

async function readRecords(strapi: Core.Strapi, upTo: Month) {
  const reference = await readReference(strapi);
  const records = (await readProgrammes(strapi)).sort(inReportOrder);
  const activities = await readActivities(strapi, upTo);
  const withFacts = records.map(({ id, ...record }) => ({
    id,
    facts: { ...record, activities: activities.get(id) ?? [] },
  }));
  return { reference, records: withFacts };
}

/** Everything totals, series and sources up to a month are made of. */
export async function readTotalsFacts(strapi: Core.Strapi, upTo: Month): Promise<TotalsFacts> {
  const { reference, records } = await readRecords(strapi, upTo);
  return { reference, programmes: records.map(({ facts }) => facts) };
}

/** Everything the report of a month is compiled from; drafts of the narrative only in a preview. */
export async function readReportFacts(
  strapi: Core.Strapi,
  entry: ReportEntry,
  locale: Locale,
): Promise<ReportFacts> {
  const preview = entry.status === 'draft';
  const { reference, records } = await readRecords(strapi, entry.month);
  const narrativeOf = await readNarratives(strapi, { month: entry.month, locale, preview });
  return {
    entry,
    locale,
    reference,
    programmes: records.map(({ id, facts }) => ({ facts, narrative: narrativeOf(id) })),
  };
}
