/** Pages of groups and sources from SQL equal those from all activities together. */
import fc from 'fast-check';

import type { Catalogue } from '../../src/plugins/monthly-report/server/src/entries/store/catalogue';
import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import { fromThousandths, toDigits } from '../../src/plugins/monthly-report/server/src/domain/quantity';
import type { GroupTotals, Source } from '../../src/plugins/monthly-report/server/src/totals/rules/figures';
import { indicatorOf } from '../../src/plugins/monthly-report/server/src/totals/rules/figure';
import { namedKept } from '../../src/plugins/monthly-report/server/src/totals/rules/named-figures';
import {
  namedSources,
  remainderOf,
} from '../../src/plugins/monthly-report/server/src/totals/rules/named-sources';
import {
  periodTotals,
  wholeSpan,
} from '../../src/plugins/monthly-report/server/src/totals/rules/period-totals';
import {
  spanOf,
  spanOfPeriod,
  untilFigures,
  type Timing,
} from '../../src/plugins/monthly-report/server/src/domain/spans';
import { communityCodeOf } from '../../src/plugins/monthly-report/server/src/publication/rules/frozen-month';
import { totalsOf } from '../../src/plugins/monthly-report/server/src/totals/rules/totals';
import { atBasis, groupsPage } from '../../src/plugins/monthly-report/server/src/totals/steps/groups';
import { sourcesPage } from '../../src/plugins/monthly-report/server/src/totals/steps/sources';
import {
  readPeriodFacts,
  readProgrammeFacts,
} from '../../src/plugins/monthly-report/server/src/ledger/store/read-facts';
import {
  AGGREGATION_TYPES,
  BASES,
  COUNTED_THINGS,
  FREQUENCIES,
  GROUPINGS,
  PERIOD_FORMULAS,
} from '../../src/plugins/monthly-report/shared/vocabulary';
import {
  buildCalculated,
  buildCounted,
  buildMeasured,
  buildMembership,
  buildPartner,
  buildProgrammeFacts,
  buildReference,
  buildRegion,
  translated,
} from '../helpers/builders';
import { startKeptDatabase, type KeptDatabase } from '../helpers/kept-database';
import { frozenActivity } from '../helpers/frozen';
import { countedBy, ledgerOf, rowIdOf, stateEntriesIn, statesIn } from '../helpers/ledger';
import type { Activity } from '../helpers/recount/activity';
import { groupsOf, readAt, sourcesIn } from '../helpers/totals';

const measured = AGGREGATION_TYPES.flatMap((aggregationType) =>
  PERIOD_FORMULAS.filter((formula) => !(aggregationType === 'AVERAGE' && formula === 'sum')).map((formula) =>
    buildMeasured({
      code: `${aggregationType}_${formula}`.toLowerCase(),
      aggregationType,
      calculationFormulaAcrossPeriods: formula,
    }),
  ),
);
/** Totals that are entered or made of their parts, including parts of parts. */
const wholes = [
  buildMeasured({ code: 'whole', parts: ['sum_sum', 'half'] }),
  buildMeasured({ code: 'half', parts: ['quarter', 'other_quarter'] }),
  buildMeasured({ code: 'quarter' }),
  buildMeasured({ code: 'other_quarter' }),
  buildMeasured({
    code: 'whole_state',
    aggregationType: 'LAST',
    calculationFormulaAcrossPeriods: 'latest',
    parts: ['last_latest', 'part_state'],
  }),
  buildMeasured({ code: 'part_state', aggregationType: 'LAST', calculationFormulaAcrossPeriods: 'latest' }),
];
const entered = [...measured, ...wholes];
const each = buildCalculated(['sum_sum', 'count_max', 'session_count'], { code: 'each_total' });
const ofLevels = buildCalculated(['sum_latest', 'last_latest'], { code: 'level_total' });
const mixed = buildCalculated(['each_total', 'max_latest', 'community_count'], { code: 'mixed_total' });
const indicators = [
  ...entered,
  ...COUNTED_THINGS.map((counts) => buildCounted(counts)),
  ...[each, mixed, ofLevels],
];

const regions = { north: buildRegion({ code: 'north', order: 2 }), south: buildRegion({ code: 'south' }) };
const partners = [
  buildPartner({ code: 'a', region: regions.north }),
  buildPartner({ code: 'b', region: regions.south }),
  buildPartner({ code: 'c', region: null }),
];
const types = [
  { code: 'training', name: translated('培训'), order: 2 },
  { code: 'visit', name: translated('入户'), order: 1 },
];
const communityCodes = ['w', 'x', 'y', 'z'];
const reference = buildReference({
  partners,
  activityTypes: types,
  communities: communityCodes.map((code) => ({ code, name: translated(code) })),
});

const byRowId = <T extends { readonly code: string }>(
  kind: Parameters<typeof rowIdOf>[0],
  entries: readonly T[],
) => new Map(entries.map((entry) => [rowIdOf(kind, entry.code), entry]));
const idsOf = (kind: Parameters<typeof rowIdOf>[0], codes: readonly string[]) =>
  new Map(codes.map((code) => [code, rowIdOf(kind, code)]));

const catalogue: Catalogue = {
  programmes: [],
  regions: byRowId('region', Object.values(regions)),
  partners: byRowId('partner', partners),
  activityTypes: byRowId('activity-type', types),
  partnersByCode: reference.partners,
  partnerIds: idsOf('partner', ['a', 'b', 'c']),
  regionIds: idsOf('region', ['north', 'south']),
};

const activity: fc.Arbitrary<Omit<Activity, 'documentId'>> = fc.record({
  // A title beyond the basic plane: both databases and JavaScript must put it last.
  title: fc.constantFrom('甲', '乙', '😀', '（'),
  partner: fc.constantFrom('a', 'b', 'c', null),
  communities: fc.uniqueArray(fc.constantFrom(...communityCodes), { maxLength: 3 }),
  activityType: fc.constantFrom('training', 'visit', null),
  // Few days: SQL must order activities of the same day by the same further keys.
  startDate: fc.constantFrom('2019-12-31', '2020-01-20', '2020-02-29'),
  endDate: fc.option(fc.constantFrom('2020-03-01', '2020-03-02')),
  sessions: fc.option(fc.nat(9)),
  measurements: fc
    .dictionary(
      fc.constantFrom(...entered.map(({ code }) => code)),
      fc.bigInt({ min: 0n, max: 3000n }).map(fromThousandths),
    )
    .map((values) => new Map(Object.entries(values))),
});

const content = fc
  .array(activity, { minLength: 5, maxLength: 14 })
  .map((list) => list.map((one, index): Activity => ({ ...one, documentId: `activity-${index}` })));

const question = fc.record({
  month: fc.constantFrom('2019-10', '2020-01', '2020-02').map(toMonth),
  basis: fc.constantFrom(...BASES),
  // Figures with nearly all activities as sources test the order better than the others.
  code: fc.oneof(
    fc.constantFrom(...indicators.map(({ code }) => code)),
    fc.constantFrom('activity_count', 'partner_count', 'community_count', 'each_total'),
    fc.constantFrom('level_total', 'last_sum', 'whole', 'whole_state'),
  ),
  filter: fc.constantFrom(
    {},
    {},
    { region: 'north' },
    { partner: 'c' },
    { region: 'north', partner: 'a' },
    { region: 'south', partner: 'a' },
  ),
  grouping: fc.constantFrom(...GROUPINGS),
  page: fc.integer({ min: 1, max: 3 }),
  // With the last size, the database adds up the communities.
  pageSize: fc.constantFrom(1, 2, 3, 100, 1000),
});

/** The indicators whose figures to date are read by years. */
const ofYears = indicators.filter((indicator) =>
  ['sum_sum', 'count_sum', 'max_max', 'last_sum', 'last_latest', 'partner_count', 'community_count'].includes(
    indicator.code,
  ),
);

/** One partner is always a member, one was away in January, one was never a member. */
const memberships = [
  buildMembership({ partner: 'a', fromMonth: toMonth('2019-01') }),
  buildMembership({ partner: 'b', fromMonth: toMonth('2019-01'), toMonth: toMonth('2019-12') }),
  buildMembership({ partner: 'b', fromMonth: toMonth('2020-02') }),
];

const START = toMonth('2019-11');

/** Programmes that report in every way, with years that begin in every kind of month. */
const timing: fc.Arbitrary<Timing> = fc.constantFrom(
  { startMonth: START },
  ...FREQUENCIES.flatMap((frequency) =>
    [1, 2, 12].map((fiscalYearStart) => ({ startMonth: START, calendar: { frequency, fiscalYearStart } })),
  ),
);

const factsOf = (activities: readonly Activity[], programme: Timing, reported = indicators) =>
  buildProgrammeFacts({
    programme,
    indicators: reported,
    memberships,
    activities,
  });

const exact = (value: Source['value']) => (value === null ? null : toDigits(value, 12));
const pictureOfSource = ({
  activity,
  value,
  share,
  weight,
}: Omit<Source, 'activity'> & { readonly activity: { readonly documentId: string } | null }) => [
  activity?.documentId,
  exact(value),
  exact(share),
  weight,
];
const pictureOfGroup = ({ code, name, figures }: GroupTotals) => [
  code,
  name,
  ...figures.map(({ value }) => exact(value)),
];

describe('pages read from the kept tables', () => {
  let database: KeptDatabase;

  beforeAll(async () => {
    database = await startKeptDatabase();
  });
  afterAll(async () => {
    await database.stop();
  });

  const filled = async (activities: readonly Activity[], programme: Timing, reported = indicators) => {
    const facts = factsOf(activities, programme, reported);
    const ledger = countedBy(facts, ledgerOf(activities, reference.partners, programme.calendar));
    const communities = new Map(communityCodes.map((code) => [rowIdOf('community', code), code]));
    await database.fill(ledger, communities, facts);
    return facts;
  };

  it('have the sources that all activities together give', async () => {
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.array(question, { minLength: 10, maxLength: 10 }),
        timing,
        async (activities, questions, programme) => {
          const facts = await filled(activities, programme);
          for (const { month, basis, code, filter, ...asked } of questions) {
            const indicator = indicatorOf(facts.indicators, code);
            const found = await sourcesPage(
              database.strapi,
              catalogue,
              facts,
              { span: spanOf(basis, month, programme), indicator, filter },
              asked,
            );
            const all = sourcesIn(facts, reference, month, basis, code, filter).map(pictureOfSource);
            const first = (asked.page - 1) * asked.pageSize;
            expect(found.sources.map(pictureOfSource)).toEqual(all.slice(first, first + asked.pageSize));
            expect(found.pagination.total).toBe(all.length);
          }
        },
      ),
      { seed: 3, numRuns: 100 },
    );
  });

  it('have the groups that all activities together give', async () => {
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.array(question, { minLength: 6, maxLength: 6 }),
        fc.constantFrom(indicators, ofYears),
        timing,
        async (activities, questions, reported, programme) => {
          const facts = await filled(activities, programme, reported);
          for (const { month, basis, grouping, ...asked } of questions) {
            const factsIn = await readProgrammeFacts(database.strapi, [facts], month);
            const live = factsIn(facts);
            expect(totalsOf(live, month, basis)).toEqual(totalsOf(readAt(facts, month), month, basis));
            const found = await groupsPage(
              database.strapi,
              catalogue,
              [live],
              { ...atBasis(basis, month), grouping },
              asked,
            );
            const all = groupsOf(facts, reference, month, basis, grouping).map(pictureOfGroup);
            const first = (asked.page - 1) * asked.pageSize;
            expect(found.of(live).map(pictureOfGroup)).toEqual(all.slice(first, first + asked.pageSize));
            expect(found.pagination.total).toBe(all.length);
          }
        },
      ),
      { seed: 3, numRuns: 100 },
    );
  });

  it('have the figures of periods that the activities of revisions give, in groups and sources as well', async () => {
    const months = fc
      .constantFrom(
        ['2019-10', '2020-01'],
        ['2019-12', '2019-12'],
        ['2020-01', '2020-03'],
        ['2019-12', '2020-02'],
      )
      .map(([from = '', to = '']) => ({ from: toMonth(from), to: toMonth(to) }));
    await fc.assert(
      fc.asyncProperty(content, months, question, timing, async (activities, asked, ...others) => {
        const [{ grouping, code }, programme] = others;
        const facts = await filled(activities, programme);
        const whole = spanOfPeriod(asked, programme);
        if (whole === null) return;
        const span = untilFigures(whole, programme);
        const live = (await readPeriodFacts(database.strapi, [facts], asked))(facts);
        const ledger = countedBy(facts, ledgerOf(activities, reference.partners, programme.calendar));
        const standing = new Set(
          stateEntriesIn(statesIn(facts, ledger), ledger, span.to).map(({ entry }) => entry.documentId),
        );
        const counted = new Set(
          ledger
            .filter(({ month }) => span.from <= month && month <= span.to)
            .map(({ documentId }) => documentId),
        );
        const named = activities.map((one) => frozenActivity(one, reference));
        const ofPeriod = {
          activities: named.filter(({ documentId }) => counted.has(documentId)),
          levels: named.filter(({ documentId }) => standing.has(documentId)),
        };
        const byNames = { indicators: facts.indicators, form: 2 as const, programme: facts.programme };
        const keptOf = namedKept(byNames, ofPeriod, span.to);
        const figuresOf = (figures: readonly { readonly value: Source['value'] }[]) =>
          figures.map(({ value }) => exact(value));
        const totals = periodTotals(live, live, wholeSpan(whole, facts.programme));
        expect(figuresOf(totals)).toEqual(
          figuresOf(
            periodTotals(
              facts,
              keptOf(() => true),
              wholeSpan(span, facts.programme),
            ),
          ),
        );

        const page = await groupsPage(
          database.strapi,
          catalogue,
          [live],
          { spanOf: () => whole, grouping },
          { pageSize: 100 },
        );
        const groupOf: Record<typeof grouping, (one: (typeof named)[number]) => string | null> = {
          region: ({ partner }) => reference.partners.get(partner?.code ?? '')?.region?.code ?? null,
          partner: ({ partner }) => partner?.code ?? null,
          community: communityCodeOf,
          'activity-type': ({ activityType }) => activityType,
        };
        for (const group of page.of(live)) {
          const kept = keptOf((one) => groupOf[grouping](one as (typeof named)[number]) === group.code);
          expect([group.code, figuresOf(group.figures)]).toEqual([
            group.code,
            figuresOf(periodTotals(facts, kept, wholeSpan(span, facts.programme))),
          ]);
        }

        const found = await sourcesPage(
          database.strapi,
          catalogue,
          facts,
          { span, indicator: indicatorOf(facts.indicators, code), filter: {} },
          { pageSize: 100 },
        );
        const sources = namedSources(byNames, ofPeriod, span, code);
        expect(found.sources.map(pictureOfSource)).toEqual(sources.map(pictureOfSource));
        const total = totals.find(({ indicator }) => indicator.code === code)?.value ?? null;
        expect(remainderOf(total, sources)).toBeNull();
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});
