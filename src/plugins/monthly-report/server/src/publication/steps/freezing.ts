/** Freezes a month: all its figures, texts and photos, from the present content. */
import type { Core } from '@strapi/strapi';

import {
  BASES,
  GROUPINGS,
  LOCALES,
  type Basis,
  type Grouping,
  type Locale,
} from '../../../../shared/vocabulary';
import type { Catalogue } from '../../entries/store/catalogue';
import { readReportFacts } from '../../report/store/facts';
import { readMonthActivities, readCarriedActivities } from '../../entries/store/month-activities';
import type { ExplainedFinding } from '../../domain/explained';
import type { ProgrammeFacts, PublishedEntry } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import { eachBasis, eachGrouping } from '../../domain/each';
import { by, compareText } from '../../domain/order';
import { compileReport } from '../../report/rules/compile';
import type { FrozenModel } from '../../report/rules/model';
import type { FrozenMonth, FrozenPartner, FrozenProgramme } from '../rules/frozen-month';
import type { GroupTotals } from '../../totals/rules/figures';
import { totalsOf } from '../../totals/rules/totals';
import { nextTurn } from '../../turns';
import { atBasis, groupsPage } from '../../totals/steps/groups';
import type { Progress } from './job';
import { readProgrammeFacts } from '../../ledger/store/read-facts';

/** A page with all groups. */
const ALL = { page: 1, pageSize: Number.MAX_SAFE_INTEGER };

const untold: Progress = () => Promise.resolve();

export interface ToFreeze {
  /** The entry with the number of its revision and the time of its publication. */
  readonly entry: PublishedEntry;
  readonly findings: readonly ExplainedFinding[];
  /** The newest revisions of the earlier published months. */
  readonly pins: ReadonlyMap<Month, number>;
}

/** Call it inside the transaction that publishes, so that all data comes from one snapshot. */
export async function freezeMonth(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  { entry, findings, pins }: ToFreeze,
  tell: Progress = untold,
): Promise<FrozenMonth> {
  const models: Partial<Record<Locale, FrozenModel>> = {};
  for (const locale of LOCALES) {
    await tell('texts', Object.keys(models).length, LOCALES.length);
    await nextTurn();
    models[locale] = compileReport(await readReportFacts(strapi, entry, locale, catalogue, findings));
  }
  return {
    month: entry.month,
    revision: entry.revision,
    frozenAt: entry.publishedAt,
    models: models as Record<Locale, FrozenModel>,
    programmes: await freezeProgrammes(strapi, catalogue, entry.month, tell),
    partners: partnersOf(catalogue),
    pins,
  };
}

/** Every programme with its present figures of a month, its groups and its activities. */
export async function freezeProgrammes(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  month: Month,
  tell: Progress = untold,
): Promise<FrozenProgramme[]> {
  const programmes = catalogue.programmes.map(await readProgrammeFacts(strapi, catalogue.programmes, month));
  const groupsOf = await freezeGroups(strapi, catalogue, { programmes, month }, tell);
  await nextTurn();
  const activitiesOf = await readMonthActivities(strapi, catalogue, month);
  const carriedOf = await readCarriedActivities(strapi, catalogue, month);
  return programmes.map((facts) => ({
    programme: facts.programme,
    form: 2,
    indicators: facts.indicators,
    totals: eachBasis((basis) => totalsOf(facts, month, basis)),
    groups: eachBasis((basis) => eachGrouping((grouping) => groupsOf(facts, basis, grouping))),
    activities: activitiesOf(facts.id),
    carried: carriedOf(facts.id),
  }));
}

async function freezeGroups(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  { programmes, month }: { readonly programmes: readonly ProgrammeFacts[]; readonly month: Month },
  tell: Progress,
): Promise<(facts: ProgrammeFacts, basis: Basis, grouping: Grouping) => readonly GroupTotals[]> {
  const pages = new Map<string, Awaited<ReturnType<typeof groupsPage>>>();
  for (const basis of BASES) {
    for (const grouping of GROUPINGS) {
      await tell('groups', pages.size, BASES.length * GROUPINGS.length);
      await nextTurn();
      const page = await groupsPage(
        strapi,
        catalogue,
        programmes,
        { ...atBasis(basis, month), grouping },
        ALL,
      );
      pages.set(`${basis} ${grouping}`, page);
    }
  }
  return (facts, basis, grouping) => pages.get(`${basis} ${grouping}`)?.of(facts) ?? [];
}

function partnersOf({ partnersByCode }: Catalogue): ReadonlyMap<string, FrozenPartner> {
  const partners = [...partnersByCode.values()].sort(by(({ code }) => code, compareText));
  return new Map(
    partners.map(({ code, name, region }) => [code, { code, name, region: region?.code ?? null }]),
  );
}
