/** The figures that a report shows first. */
import { headlineOf } from '../../src/plugins/monthly-report/server/src/report/rules/headline';
import { readStored } from '../../src/plugins/monthly-report/server/src/publication/rules/stored/read';
import { writeStored } from '../../src/plugins/monthly-report/server/src/publication/rules/stored/write';
import {
  buildActivity,
  buildMeasured,
  buildPartner,
  buildProgrammeFacts,
  buildReference,
} from '../helpers/builders';
import { freeze } from '../helpers/frozen';
import { STORED_RECORD } from '../helpers/stored-month';

const codes = ['a', 'b', 'c', 'd', 'e', 'f'];
const factsOf = (key: readonly string[], missing: readonly string[] = []) =>
  buildProgrammeFacts({
    indicators: codes.map((code) => ({
      ...buildMeasured({ code }),
      ...(key.includes(code) && { isKeyFigure: true as const }),
    })),
    activities: [
      buildActivity({
        measurements: Object.fromEntries(
          codes.filter((code) => !missing.includes(code)).map((code) => [code, '1']),
        ),
      }),
    ],
  });

const shown = (...facts: Parameters<typeof factsOf>) => {
  const month = freeze({
    facts: [factsOf(...facts)],
    reference: buildReference({ partners: [buildPartner()] }),
  });
  const { models } = readStored(writeStored(month, STORED_RECORD)).month;
  return headlineOf(models['zh-Hans'].report).programmes[0]?.totals.map(({ indicator }) => indicator);
};

describe('The first page', () => {
  it('shows the first four figures of a programme that has no key figures', () => {
    expect(shown([])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('shows key figures before others, in the order of the programme, and none that nobody reported', () => {
    expect(shown(['f', 'c'])).toEqual(['c', 'f', 'a', 'b']);
    expect(shown(['f', 'c'], ['c', 'a'])).toEqual(['f', 'b', 'd', 'e']);
  });
});
