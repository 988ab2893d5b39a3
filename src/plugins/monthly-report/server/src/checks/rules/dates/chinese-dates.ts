/**
 * Dates as Chinese texts write them: 2019年12月1日, 二〇二〇年十二月八日, 12月10日至12日, 20号, 本月7日,
 * 7.25当天. A number before 号 is a day only where it stands like one: 229号院, 3号楼 and 5号线 are
 * places, 天津路20号 is an address. Every pattern starts where no digit stands before it and
 * repeats a bounded number of times, so that hostile text costs linear time.
 */
import type { PartialDay } from './calendar-day';

const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九十廿]{1,3})';
const YEAR = '(?:\\d{4}|[〇零○一二三四五六七八九]{4})';
const DASH = '(?:至|到|[-—–~～]{1,2})';

const MONTH_AND_DAY = new RegExp(
  '(?<![\\d.一二三四五六七八九十廿])' +
    `(?:(?<year>${YEAR}) ?年 ?)?(?<month>${NUMBER}) ?月 ?(?<day>${NUMBER}) ?` +
    `(?:[日号]? ?${DASH} ?(?:(?<toYear>${YEAR}) ?年 ?)?(?:(?<toMonth>${NUMBER}) ?月 ?)?(?<toDay>${NUMBER}) ?)?[日号]`,
  'gu',
);

const STANDS_ALONE = '(?<=^|[\\s，。、；：！？“”‘’（）(),.;:!?—–~～-]|[月在于从自至到])';
const TIME_OF_DAY = '那天|这天|当天|当日|上午|下午|中午|晚|早|一早|清晨|凌晨|傍晚';
/** 20号在小区办了一场: an activity follows a day; a house number stands after its street. */
const DOING = '在|于|前往|来到|走进|组织|开展|举办|举行';
/** (2023)8号 and 〔2020〕15号 number documents; 家在15号 and 乘坐20号 are a house and a bus. */
const NO_DAY =
  '\\d{1,4} ?[年月] ?|每个?月|[〔［\\[【（(]\\d{4}[〕］\\]】）)] ?|[家住位门店铺设址]在|位于|乘坐?|坐|门牌';
const DAY_ALONE = new RegExp(
  `${STANDS_ALONE}(?<!${NO_DAY})(?<day>\\d{1,2}) ?(?:[日号]? ?${DASH} ?(?<toDay>\\d{1,2}) ?)?(?:号(?= ?(?:${TIME_OF_DAY}|${DOING})|[，。、；,;]|$)|日(?=${TIME_OF_DAY}))`,
  'gmu',
);

/** 本月7日 and 上月5日, which name a month without its number. */
const RELATIVE = /(?<which>本|这个?|当|(?<![早晚马])上个?)月 ?(?<day>\d{1,2}) ?[日号]/gu;
/** 7.25当天; a number of kilograms or of a version is not followed by a time of day. */
const WITH_A_POINT = new RegExp(
  `(?<![\\d.])(?<month>0?[1-9]|1[0-2])\\.(?<day>\\d{1,2})(?= ?(?:${TIME_OF_DAY}|晚上|早上))`,
  'gu',
);
/** 2022年7月, if no day follows. */
const MONTH_ALONE = new RegExp(
  `(?<![\\d〇零○一二三四五六七八九])(?<year>${YEAR}) ?年 ?(?<month>${NUMBER}) ?月(?! ?(?:\\d|[一二三四五六七八九十廿]))`,
  'gu',
);

const UNITS = '零一二三四五六七八九';

/** 1 to 39 in Arabic or Chinese numerals; 0 if the text is no such number. */
export function numberOf(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const [, tens = '', units = ''] = /^((?:[二三]?十|廿)?)([一二三四五六七八九]?)$/u.exec(text) ?? [];
  const ten = tens === '' ? 0 : tens === '廿' ? 20 : 10 * (tens === '十' ? 1 : UNITS.indexOf(tens.charAt(0)));
  return ten + UNITS.indexOf(units || '零');
}

/** 2022 and 二〇二二. */
function yearOf(text: string): number {
  const digits = [...text].map((digit) =>
    /\d/u.test(digit) ? digit : UNITS.indexOf(/[〇○]/u.test(digit) ? '零' : digit),
  );
  return Number(digits.join(''));
}

export interface WrittenDate {
  readonly index: number;
  readonly words: string;
  readonly from: PartialDay;
  /** The last day of a span; null for a single day. */
  readonly to: PartialDay | null;
}

export function chineseDatesIn(text: string): WrittenDate[] {
  return [
    ...[...text.matchAll(MONTH_AND_DAY), ...text.matchAll(DAY_ALONE), ...text.matchAll(WITH_A_POINT)].map(
      ({ index, 0: words, groups = {} }): WrittenDate => {
        const { year, month, day, toYear, toMonth, toDay } = groups as Partial<Record<string, string>>;
        const from = { year: givenYear(year), month: given(month), day: given(day) ?? 0 };
        const last = given(toDay);
        const to =
          last === null
            ? null
            : { year: givenYear(toYear) ?? from.year, month: given(toMonth) ?? from.month, day: last };
        return { index, words, from, to };
      },
    ),
    ...[...text.matchAll(RELATIVE)].map(({ index, 0: words, groups = {} }): WrittenDate => {
      const monthsBefore = (groups.which ?? '').startsWith('上') ? 1 : 0;
      const from = { year: null, month: null, day: Number(groups.day), monthsBefore };
      return { index, words, from, to: null };
    }),
  ];
}

export interface WrittenMonth {
  readonly index: number;
  readonly words: string;
  readonly year: number;
  readonly month: number;
}

/** Months with their year and without a day. */
export function chineseMonthsIn(text: string): WrittenMonth[] {
  return [...text.matchAll(MONTH_ALONE)].map(({ index, 0: words, groups = {} }) => ({
    index,
    words,
    year: yearOf(groups.year ?? ''),
    month: numberOf(groups.month ?? ''),
  }));
}

function given(text: string | undefined): number | null {
  return text === undefined ? null : numberOf(text);
}

function givenYear(text: string | undefined): number | null {
  return text === undefined ? null : yearOf(text);
}
