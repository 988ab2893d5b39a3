/** Sources of frozen figures: they have only codes, and their shares add up to the published figure. */
import type { Indicator } from '../../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import { sumOf } from '../../../src/plugins/monthly-report/server/src/domain/quantity';
import { figureOf } from '../../../src/plugins/monthly-report/server/src/totals/rules/figure';
import {
  namedSources,
  remainderOf,
} from '../../../src/plugins/monthly-report/server/src/totals/rules/named-sources';
import { spanOf } from '../../../src/plugins/monthly-report/server/src/domain/spans';
import { BASES, type Basis } from '../../../src/plugins/monthly-report/shared/vocabulary';
import {
  buildActivity,
  buildCalculated,
  buildCounted,
  buildMeasured,
  buildMembership,
  buildProgrammeFacts,
  buildReference,
  digits,
  quantity,
} from '../../helpers/builders';
import { carriedActivities, frozenActivity } from '../../helpers/frozen';
import { sourcesIn } from '../../helpers/totals';

const DECEMBER = toMonth('2020-12');
const reference = buildReference();

const indicators: readonly Indicator[] = [
  buildCounted('partner'),
  buildCounted('community'),
  buildCounted('session'),
  buildCounted('activity'),
  buildMeasured(),
  buildMeasured({ code: 'waste', decimals: 1 }),
  buildMeasured({ code: 'largest', aggregationType: 'MAX', calculationFormulaAcrossPeriods: 'max' }),
  buildMeasured({ code: 'last', aggregationType: 'LAST', calculationFormulaAcrossPeriods: 'latest' }),
  buildMeasured({ code: 'stock', calculationFormulaAcrossPeriods: 'latest' }),
  buildMeasured({ code: 'told', aggregationType: 'COUNT' }),
  buildMeasured({ code: 'whole', parts: ['participants', 'waste'] }),
  buildCalculated(['participants', 'waste'], { code: 'both' }),
];

const activities = [
  buildActivity({
    partner: 'a',
    communities: ['x'],
    startDate: '2019-12-30',
    measurements: { participants: '4', largest: '9', stock: '40' },
  }),
  buildActivity({
    partner: 'a',
    communities: ['y', 'x'],
    startDate: '2020-01-03',
    measurements: { waste: '0.1', last: '3' },
  }),
  buildActivity({
    partner: null,
    communities: [],
    startDate: '2020-11-03',
    measurements: { waste: '0.2', largest: '8', told: '0' },
  }),
  buildActivity({
    partner: 'b',
    communities: ['z'],
    startDate: '2020-12-03',
    measurements: { participants: '0', largest: '7', last: '1', stock: '60' },
  }),
  buildActivity({
    partner: 'a',
    communities: ['x', 'z'],
    startDate: '2020-12-03',
    sessions: null,
    measurements: { told: '5', last: '2' },
  }),
];

const facts = buildProgrammeFacts({
  programme: { startMonth: toMonth('2019-12') },
  indicators,
  memberships: [buildMembership({ partner: 'a', fromMonth: toMonth('2019-12') })],
  activities,
});
const named = activities.map((activity) => frozenActivity(activity, reference));
const levels = [
  ...named.filter(({ startDate }) => startDate.startsWith(DECEMBER)),
  ...carriedActivities(facts, DECEMBER).map((activity) => frozenActivity(activity, reference)),
];

function frozenSources(code: string, basis: Basis) {
  const span = spanOf(basis, DECEMBER, facts.programme);
  if (span === null) throw new Error('The programme had begun.');
  const within = named.filter(({ startDate }) => span.from <= startDate.slice(0, 7));
  return { span, sources: namedSources({ ...facts, form: 2 }, { activities: within, levels }, span, code) };
}

describe.each(BASES)('the sources of a frozen figure (%s)', (basis) => {
  it.each(indicators.map(({ code }) => code))('of %s are those of the live one and add up to it', (code) => {
    const { span, sources } = frozenSources(code, basis);
    const live = sourcesIn(facts, reference, DECEMBER, basis, code);
    expect(sources.map(({ activity, share }) => [activity.documentId, digits(share)])).toEqual(
      live.map(({ activity, share }) => [activity.documentId, digits(share)]),
    );
    const figure = figureOf(code, facts, span);
    expect(digits(sumOf(sources.map(({ share }) => share)))).toBe(digits(figure));
    expect(remainderOf(figure, sources)).toBeNull();
  });
});

describe('the sources of a revision of form 1', () => {
  const span = spanOf('to-date', DECEMBER, facts.programme);
  const sharesOf = (code: string) => {
    if (span === null) throw new Error('The programme had begun.');
    const sources = namedSources({ ...facts, form: 1 }, { activities: named, levels: [] }, span, code);
    return sources.map(({ activity, share }) => [activity.partner?.code, digits(share)]);
  };

  it('are found by the rules that its figures were made by', () => {
    // One last value for all partners, the last month of a sum, and totals as they were entered.
    expect(sharesOf('last')).toEqual([['a', '2']]);
    expect(sharesOf('stock')).toEqual([['b', '60']]);
    expect(sharesOf('whole')).toEqual([]);
    expect(sharesOf('largest')).toEqual([['a', '9']]);
  });
});

describe('what shares no longer account for', () => {
  const { sources } = frozenSources('waste', 'to-date');

  it('is the rest of the figure, whichever way it has gone', () => {
    expect(digits(remainderOf(quantity('1'), sources))).toBe('0.7');
    expect(digits(remainderOf(quantity('0.1'), sources))).toBe('-0.2');
  });

  it('is the whole figure where no activity is left', () => {
    expect(digits(remainderOf(quantity('3'), []))).toBe('3');
  });

  it('is nothing of a zero or of what nobody reported', () => {
    expect(remainderOf(quantity('0'), [])).toBeNull();
    expect(remainderOf(null, [])).toBeNull();
  });
});
