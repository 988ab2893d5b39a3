/** Everything the checks of a month look at, from the content as it is entered now. */
import type { Core } from '@strapi/strapi';

import type { CheckFacts } from '../../domain/checks/facts';
import type { Month } from '../../domain/month';
import { plansOfMonth } from '../../domain/totals/periods';
import type { Catalogue } from '../catalogue';
import { readProgrammeCells } from '../kept/read-cells';
import { readCheckedActivities } from './activities';
import { readNamedCommunities, readNamedPartners } from './names';
import { readEarlierStories, readHistory } from './past';
import { readCheckedWords } from './words';

export async function readCheckFacts(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  month: Month,
): Promise<CheckFacts> {
  const records = catalogue.programmes.filter(({ programme }) => programme.startMonth <= month);
  const cellsOf = await readProgrammeCells(strapi, plansOfMonth(records, month));
  const activitiesOf = await readCheckedActivities(strapi, month);
  const wordsOf = await readCheckedWords(strapi, month);
  const storiesBefore = await readEarlierStories(strapi, month);
  const programmes = [];
  for (const record of records) {
    programmes.push({
      facts: { ...record, cells: cellsOf(record.id) },
      ...wordsOf(record.id),
      activities: activitiesOf(record.id),
      earlierStories: storiesBefore(record.id),
      history: await readHistory(strapi, record, catalogue, month),
      submitted: new Set<string>(),
    });
  }
  return {
    month,
    programmes,
    partners: await readNamedPartners(strapi, catalogue),
    communities: await readNamedCommunities(strapi),
  };
}
