import { toMonth } from '../../month';
import { compare, fromInteger } from '../../quantity';
import type { Check } from '../check';
import { exactly, exampleActivity, exampleOf } from '../example-facts';
import { nameOfPartner } from '../partner-name';
import { partnerMonths } from './partner-months';
import { labelOf } from './printed';

/** So many months in a row make a habit. */
const FEWEST_MONTHS = 3;
const ZERO = fromInteger(0);

const history = ['2020-09', '2020-10', '2020-11'].map((month) => ({
  partner: 'green_home',
  indicator: 'participants',
  month: toMonth(month),
  value: exactly('40'),
}));

export const zeroOrNotReported: Check = {
  code: 'zero-or-not-reported',
  title: { 'zh-Hans': '零还是未填报', en: 'Zero, or not reported' },
  rule: {
    'zh-Hans': `机构以往至少${FEWEST_MONTHS}个月都有数，本月填0：没有数据应留空（未填报），确实为零才填0。`,
    en: `A partner that always had something in at least ${FEWEST_MONTHS} months reports 0: what is not known is left empty, 0 is a count.`,
  },
  run: (programme, facts) =>
    partnerMonths(programme).flatMap(({ partner, indicator, value, earlier }) => {
      const neverZero = earlier.length >= FEWEST_MONTHS && earlier.every((one) => compare(one, ZERO) > 0);
      if (!neverZero || compare(value, ZERO) !== 0) return [];
      const [name, label] = [nameOfPartner(facts, partner), labelOf(indicator)];
      return [
        {
          severity: 'info' as const,
          partner,
          subject: { kind: 'partner' as const, partner },
          particulars: [indicator.code],
          message: {
            'zh-Hans': `${name['zh-Hans']}：${label['zh-Hans']}本月填0，以往${earlier.length}个月都有数。若只是没有数据，请留空（未填报）。`,
            en: `${name.en}: ${label.en} is 0 this month after ${earlier.length} months that had something; if it is not known, leave it empty.`,
          },
        },
      ];
    }),
  examples: {
    fires: () =>
      exampleOf({ history, activities: [exampleActivity({ measurements: { participants: '0' } })] }),
    silent: () =>
      exampleOf({ history, activities: [exampleActivity({ measurements: { participants: null } })] }),
  },
};
