/**
 * The entries of some partners alone: checks that run over these facts cannot tell them about
 * entries of others, because there are none.
 */
import type { CheckedProgramme, CheckFacts } from './facts';

export function onlyPartners(facts: CheckFacts, partners: ReadonlySet<string>): CheckFacts {
  const isTheirs = ({ partner }: { readonly partner: string | null }) =>
    partner !== null && partners.has(partner);
  return {
    ...facts,
    programmes: facts.programmes.map((programme): CheckedProgramme => ({
      ...programme,
      overview: null,
      progress: [],
      activities: programme.activities.filter(isTheirs),
      stories: programme.stories.filter(isTheirs),
      earlierStories: programme.earlierStories.filter(isTheirs),
      history: programme.history.filter(isTheirs),
    })),
  };
}
