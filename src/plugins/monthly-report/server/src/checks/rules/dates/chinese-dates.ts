/**
 * Dates as Chinese texts write them: 2019年12月1日, 12月25日, 十二月八日, 12月10日至12日, 20号.
 * A number before 号 is a day only where it stands like one: 229号院, 3号楼 and 5号线 are
 * places, 天津路20号 is an address. Every pattern starts where no digit stands before it and
 * repeats a bounded number of times, so that hostile text costs linear time.
 */
import type { PartialDay } from './calendar-day';

const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九十廿]{1,3})';
const DASH = '(?:至|到|[-—–~～]{1,2})';

const MONTH_AND_DAY = new RegExp(
  '(?<![\\d.一二三四五六七八九十廿])' +
    `(?:(?<year>\\d{4}) ?年 ?)?(?<month>${NUMBER}) ?月 ?(?<day>${NUMBER}) ?` +
    `(?:[日号]? ?${DASH} ?(?:(?<toYear>\\d{4}) ?年 ?)?(?:(?<toMonth>${NUMBER}) ?月 ?)?(?<toDay>${NUMBER}) ?)?[日号]`,
  'gu',
);

const STANDS_ALONE = '(?<=^|[\\s，。、；：！？“”‘’（）(),.;:!?—–~～-]|[月在于从自至到])';
const TIME_OF_DAY = '那天|这天|当天|当日|上午|下午|中午|晚|早|一早|清晨|凌晨|傍晚';
/** 20号在小区办了一场: what is done on a day; a house number stands after its street. */
const DOING = '在|于|前往|来到|走进|组织|开展|举办|举行';
const DAY_ALONE = new RegExp(
  `${STANDS_ALONE}(?<!\\d{1,4} ?[年月] ?|每个?月)(?<day>\\d{1,2}) ?(?:[日号]? ?${DASH} ?(?<toDay>\\d{1,2}) ?)?(?:号(?= ?(?:${TIME_OF_DAY}|${DOING})|[，。、；,;]|$)|日(?=${TIME_OF_DAY}))`,
  'gmu',
);

const UNITS = '零一二三四五六七八九';

/** 1 to 39 in Arabic or Chinese numerals; 0 for what is no such number. */
export function numberOf(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const [, tens = '', units = ''] = /^((?:[二三]?十|廿)?)([一二三四五六七八九]?)$/u.exec(text) ?? [];
  const ten = tens === '' ? 0 : tens === '廿' ? 20 : 10 * (tens === '十' ? 1 : UNITS.indexOf(tens.charAt(0)));
  return ten + UNITS.indexOf(units || '零');
}

export interface WrittenDate {
  readonly index: number;
  readonly words: string;
  readonly from: PartialDay;
  /** The last day of a span; null for a single day. */
  readonly to: PartialDay | null;
}

export function chineseDatesIn(text: string): WrittenDate[] {
  return [...text.matchAll(MONTH_AND_DAY), ...text.matchAll(DAY_ALONE)].map(
    ({ index, 0: words, groups = {} }) => {
      const { year, month, day, toYear, toMonth, toDay } = groups as Partial<Record<string, string>>;
      const from = { year: given(year), month: given(month), day: given(day) ?? 0 };
      const last = given(toDay);
      const to =
        last === null
          ? null
          : { year: given(toYear) ?? from.year, month: given(toMonth) ?? from.month, day: last };
      return { index, words, from, to };
    },
  );
}

function given(text: string | undefined): number | null {
  return text === undefined ? null : numberOf(text);
}
