/** The totals as CSV, read back as a spreadsheet reads it. */
import { totalsCsv } from '../../src/plugins/monthly-report/server/src/documents/csv/totals';
import type { ProgrammeTotals } from '../../src/plugins/monthly-report/server/src/documents/json/totals';
import { readTotalsAsked } from '../../src/plugins/monthly-report/server/src/totals/http/totals-question';
import { totalsOf } from '../../src/plugins/monthly-report/server/src/totals/rules/totals';
import { quantity } from '../helpers/builders';
import {
  buildActivityOf,
  buildMeasured,
  buildProgramme,
  buildReportFacts,
  DECEMBER,
  words,
} from '../helpers/report-builders';

function totalsNamed(name: string): ProgrammeTotals {
  const [programme] = buildReportFacts({
    programmes: [
      buildProgramme({
        programme: { name: words(name) },
        indicators: [
          buildMeasured({ decimals: 1 }),
          buildMeasured({ code: 'reads', label: words('阅读量', 'Reads'), unit: null }),
        ],
        facts: {
          activities: [
            buildActivityOf('活动', {
              measurements: new Map([['waste_hazardous', quantity('5701221.125')]]),
            }),
          ],
        },
      }),
    ],
  }).programmes;
  if (programme === undefined) throw new Error('There is a programme');
  return {
    programme: programme.facts.programme,
    totals: totalsOf(programme.facts, DECEMBER, 'month'),
    groups: [
      {
        code: 'north',
        name: words('华北区', 'North China'),
        figures: totalsOf(programme.facts, DECEMBER, 'month').map(({ indicator, value }) => ({
          indicator,
          value,
        })),
      },
    ],
  };
}

const csvOf = (name: string, isGrouped = false): string[] =>
  totalsCsv({
    month: DECEMBER,
    basis: 'month',
    locale: 'zh-Hans',
    programmes: [totalsNamed(name)],
    isGrouped,
  }).split('\r\n');

describe('totals as CSV', () => {
  it('have a row for each figure, with every digit, and nothing where nothing was reported', () => {
    const [head, waste, reads, end] = csvOf('零废弃');
    expect(head).toBe(
      '\uFEFFmonth,basis,programme,programmeName,group,groupName,indicator,label,unit,value,previous,yearToDate,toDate,sameMonthLastYear,stated',
    );
    expect(waste).toMatch(
      /^2020-12,month,[a-z_]+,零废弃,,,waste_hazardous,有害垃圾减量,kg,5701221.125,,5701221.125,/,
    );
    expect(reads).toMatch(/,reads,阅读量,,,,,,,$/);
    expect(end).toBe('');
  });

  it('have the rows of the groups alone where groups were asked for, so that a sum counts nothing twice', () => {
    const [, ...rows] = csvOf('零废弃', true);
    expect(rows.filter((row) => row !== '' && !row.includes(',north,华北区,'))).toEqual([]);
  });

  it('quote what has commas, and let no name become a formula', () => {
    expect(csvOf('甲, "乙"')[1]).toContain('"甲, ""乙"""');
    expect(csvOf('=1+1')[1]).toContain(",'=1+1,");
  });

  it('are what is served to whoever asks for CSV, and JSON to anybody else', () => {
    const askedWith = (accepted: string | false) =>
      readTotalsAsked({ parameters: { month: '2020-12' }, querystring: '', accepts: () => accepted }).format;
    expect(['text/csv', 'application/json', false as const].map(askedWith)).toEqual(['csv', 'json', 'json']);
  });
});
