import type { Core } from '@strapi/strapi';

import type { Locale } from '../../../../shared/vocabulary';
import type { ExplainedFinding } from '../../domain/explained';
import type { ReportEntry, ReportFacts } from '../../entries/rules/facts';
import { reportedPartners } from '../../totals/rules/reporting';
import { nextTurn } from '../../turns';
import type { Catalogue } from '../../entries/store/catalogue';
import { readActivePartners } from '../../ledger/store/read-cells';
import { readNarratives } from '../../entries/store/narratives';
import { readPublisher } from '../../entries/store/publisher';
import { readCommunitiesByCode } from '../../entries/store/reference';
import { readDeclarations } from '../../submissions/store/submission';
import { readProgrammeFacts } from '../../ledger/store/read-facts';

/**
 * Everything that the report of a month is compiled from; drafts of the narrative only in a preview.
 *
 * @param findings findings of the checks, which the caller runs or has frozen
 */
export async function readReportFacts(
  strapi: Core.Strapi,
  entry: ReportEntry,
  locale: Locale,
  catalogue: Catalogue,
  findings: readonly ExplainedFinding[],
): Promise<ReportFacts> {
  const { month } = entry;
  const ids = catalogue.programmes.map(({ id }) => id);
  const factsOf = await readProgrammeFacts(strapi, catalogue.programmes, month);
  const activeIn = await readActivePartners(strapi, ids, month);
  const declarationsIn = await readDeclarations(strapi, catalogue, month);
  await nextTurn();
  const narrativeOf = await readNarratives(strapi, { month, locale, preview: entry.status === 'draft' });
  await nextTurn();
  const programmes = catalogue.programmes.map((record) => ({
    facts: factsOf(record),
    reportedPartners: reportedPartners(
      declarationsIn(record.id),
      activeIn(record.id).flatMap((partner) => catalogue.partners.get(partner)?.code ?? []),
    ),
    narrative: narrativeOf(record.id),
  }));
  const named = programmes.flatMap(({ narrative }) =>
    narrative.stories.flatMap(({ communities }) => communities),
  );
  return {
    entry,
    locale,
    reference: {
      partners: catalogue.partnersByCode,
      communities: await readCommunitiesByCode(strapi, named),
    },
    programmes,
    publisher: await readPublisher(strapi),
    findings,
  };
}
