/** Reads everything that the checks of a month need: the content as it is entered now, or as it would be published. */
import type { Core } from '@strapi/strapi';

import type { CheckFacts } from '../rules/facts';
import type { Month } from '../../domain/month';
import { partnersThatSubmitted, partnersWithNilReturn } from '../../totals/rules/reporting';
import { nextTurn } from '../../turns';
import type { Catalogue } from '../../entries/store/catalogue';
import { readDeclarations } from '../../submissions/store/submission';
import { readProgrammeFacts } from '../../ledger/store/read-facts';
import { readCheckedActivities } from './activities';
import { readNamedCommunities, readNamedPartners } from './names';
import { readEarlierStories, readHistory } from './past';
import { readStatesBefore } from './states';
import type { CheckedPart } from './typed';
import { readCheckedWords } from './words';

/**
 * @param drafts true includes drafts, and edited entries in their edited form; false gives the content that
 *   a publication prints: a draft that nobody publishes blocks no month and is shown to no reader
 * @param part one programme alone, with an entry as it is typed
 */
export async function readCheckFacts(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  month: Month,
  drafts: boolean,
  part: CheckedPart | null = null,
): Promise<CheckFacts> {
  const records = catalogue.programmes.filter(
    ({ id, programme }) => programme.startMonth <= month && (part === null || part.programme === id),
  );
  const factsOf = await readProgrammeFacts(strapi, records, month);
  await nextTurn();
  const activitiesOf = await readCheckedActivities(strapi, month, drafts, null, part);
  await nextTurn();
  const wordsOf = await readCheckedWords(strapi, month, drafts, part);
  await nextTurn();
  const storiesBefore = await readEarlierStories(strapi, month, part?.programme ?? null);
  const statesBefore = await readStatesBefore(strapi, records, month);
  const declarationsIn = await readDeclarations(strapi, catalogue, month);
  const programmes = [];
  for (const record of records) {
    await nextTurn();
    const declarations = declarationsIn(record.id);
    programmes.push({
      facts: factsOf(record),
      ...wordsOf(record.id),
      activities: activitiesOf(record.id),
      earlierStories: storiesBefore(record.id),
      history: await readHistory(strapi, record, catalogue, month),
      statesBefore: statesBefore(record.id),
      submitted: partnersThatSubmitted(declarations),
      nilReturns: partnersWithNilReturn(declarations),
    });
  }
  return {
    month,
    programmes,
    partners: await readNamedPartners(strapi, catalogue),
    communities: await readNamedCommunities(strapi),
  };
}
