import * as contract from '../../src/plugins/monthly-report/server/src/http/contracts';
import { isMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import {
  readMonth,
  readPageQuery,
  readQuery,
} from '../../src/plugins/monthly-report/server/src/http/questions/query';

const asked = (querystring: string) => ({ parameters: {}, querystring, accepts: () => false as const });

describe('A query', () => {
  it('is read by the schemas that describe it', () => {
    const query =
      'groupBy=region&basis=to-date&locale=en&pagination%5Bpage%5D=2&pagination%5BpageSize%5D=100';
    expect(readQuery(asked(query), contract.totalsQuery)).toEqual({
      groupBy: 'region',
      basis: 'to-date',
      locale: 'en',
      'pagination[page]': 2,
      'pagination[pageSize]': 100,
    });
  });

  it.each([
    ['groupBy=village', '"groupBy" is "village"; accepted: region, partner, community, activity-type.'],
    ['status=', '"status" is ""; accepted: published, draft.'],
    ['pagination[pageSize]=101', '"pagination[pageSize]" is "101"; accepted: a whole number from 1 to 100.'],
    ['pagination[page]=01', '"pagination[page]" is "01"; accepted: a whole number from 1 to 1000000.'],
    ['pagination[page]=1.0', '"pagination[page]" is "1.0"; accepted: a whole number from 1 to 1000000.'],
    [
      'programme=Zero Waste',
      '"programme" is "Zero Waste"; accepted: a code of lower-case letters, digits, "_" and "-".',
    ],
    [
      'indicator=x',
      '"indicator" is not a query key here; accepted: programme, groupBy, basis, breakdown, locale, status, pagination[page], pagination[pageSize].',
    ],
    ['locale=en&locale=en', '"locale" is there 2 times; give it once.'],
  ])('is refused with what is accepted: %s', (query, sentence) => {
    expect(() => readQuery(asked(query), contract.totalsQuery)).toThrow(sentence);
  });

  it('of a page may have keys that the page does not know', () => {
    expect(readPageQuery(asked('locale=en&from=groupmessage'), contract.reportPageQuery)).toEqual({
      locale: 'en',
    });
  });

  it.each(['2000-01', '2199-12', '1999-12', '2200-01', '2020-13', '2020-1', '２０２０-12', ' 2020-12'])(
    'speaks of the same months as the figures: %s',
    (month) => {
      expect(contract.month.safeParse(month).success).toBe(isMonth(month));
      const read = () => readMonth(month, 'from');
      if (isMonth(month)) expect(read()).toBe(month);
      else expect(read).toThrow('accepted: a month written YYYY-MM, such as 2020-12.');
    },
  );
});
