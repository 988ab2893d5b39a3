/** A partner reports a level again and leaves out a community of the last report: that community no longer counts. */
import { isLevel } from '../../../ledger/rules/rules';
import { toMonth } from '../../../domain/month';
import type { Check, Found } from '../check';
import { exampleActivity, exampleFacts, exampleIndicator, exampleOf } from '../example-facts';
import type { CheckedProgramme, CheckFacts, EarlierState } from '../facts';
import type { Message } from '../../../domain/finding';
import { partnerName } from '../partner-name';
import { countedFor, measuredIndicators } from './entered';
import { nameOf } from './wording';

function vanishedFrom(state: EarlierState, programme: CheckedProgramme): readonly string[] {
  const indicator = measuredIndicators(programme).find(({ code }) => code === state.indicator);
  if (indicator === undefined || !isLevel(indicator)) return [];
  const own = programme.activities.filter(({ partner }) => partner === state.partner);
  const again = countedFor(own, indicator, programme);
  if (again.length === 0) return [];
  const named = new Set(again.flatMap(({ activity }) => activity.communities));
  return state.communities.filter((community) => !named.has(community));
}

function foundIn(state: EarlierState, programme: CheckedProgramme, facts: CheckFacts): readonly Found[] {
  const vanished = vanishedFrom(state, programme);
  const indicator = programme.facts.indicators.get(state.indicator);
  if (vanished.length === 0 || indicator === undefined) return [];
  const [who, what] = [whoReported(state, facts), nameOf(indicator)];
  const names = vanished.map((code) => facts.communities.get(code)?.name ?? { 'zh-Hans': code, en: null });
  const listed = {
    'zh-Hans': names.map((name) => name['zh-Hans']).join('、'),
    en: names.map((name) => name.en ?? name['zh-Hans']).join(', '),
  };
  return [
    {
      severity: 'warning',
      partner: state.partner,
      subject: { kind: 'total', indicator: state.indicator },
      particulars: [state.partner ?? '', state.month, ...vanished],
      message: {
        'zh-Hans': `${who['zh-Hans']}本月填报了${what['zh-Hans']}，${state.month}填过的${listed['zh-Hans']}这次没有，其存量不再计入。`,
        en: `${who.en} reports ${what.en} this month without ${listed.en}, which it had in ${state.month}: what was there is no longer counted.`,
      },
    },
  ];
}

const whoReported = ({ partner }: EarlierState, facts: CheckFacts): Message =>
  partner === null
    ? { 'zh-Hans': '无所属机构的条目', en: 'Entries without a partner' }
    : partnerName(facts, partner);

const stock = exampleIndicator({ code: 'stock', calculationFormulaAcrossPeriods: 'latest' });

const reportingOf = (...communities: readonly string[]) =>
  exampleOf({
    facts: exampleFacts([stock]),
    activities: [exampleActivity({ communities, measurements: { stock: '12' } })],
    statesBefore: [
      {
        ...{ partner: 'green_home', indicator: 'stock', month: toMonth('2020-11') },
        communities: ['maple_court', 'sunny_village'],
      },
    ],
  });

export const vanishedCommunity: Check = {
  code: 'vanished-community',
  title: { 'zh-Hans': '存量少了社区', en: 'A community is missing from a level' },
  rule: {
    'zh-Hans':
      '伙伴再次填报存量时，上次填过的社区应仍在其中：存量只计最近一个月的填报，没有再填的社区不再计入。',
    en: 'A partner that reports a level again names the communities it had the last time: a level counts the last month alone, and a community that is left out counts no more.',
  },
  run: (programme, facts) => programme.statesBefore.flatMap((state) => foundIn(state, programme, facts)),
  examples: {
    fires: () => reportingOf('sunny_village'),
    silent: () => reportingOf('sunny_village', 'maple_court'),
  },
};
