/** Festivals and special days that reports mention, and their dates. */
import { dayOfDongzhi, dayOfLunarDate, dayOfQingming, newYearsEve } from './lunar-calendar';

/** By month and day, as MM-DD. */
const FIXED: Readonly<Record<string, readonly string[]>> = {
  '01-01': ['元旦'],
  '02-14': ['情人节'],
  '03-03': ['爱耳日'],
  '03-05': ['学雷锋纪念日', '学雷锋日'],
  '03-08': ['国际妇女节', '三八妇女节', '妇女节', '三八节'],
  '03-12': ['植树节'],
  '03-15': ['消费者权益日'],
  '03-21': ['睡眠日', '森林日'],
  '03-22': ['世界水日'],
  '04-02': ['自闭症日', '孤独症日', '自闭症关注日', '孤独症关注日'],
  '04-07': ['世界卫生日'],
  '04-15': ['国家安全教育日'],
  '04-22': ['地球日'],
  '04-23': ['世界读书日', '读书日'],
  '05-01': ['国际劳动节', '五一劳动节', '劳动节'],
  '05-04': ['五四青年节', '青年节'],
  '05-08': ['世界红十字日', '红十字日'],
  '05-12': ['国际护士节', '护士节', '防灾减灾日'],
  '05-15': ['国际家庭日'],
  '05-18': ['国际博物馆日', '博物馆日'],
  '05-31': ['世界无烟日', '无烟日'],
  '06-01': ['国际儿童节', '六一儿童节', '儿童节'],
  '06-05': ['世界环境日', '环境日'],
  '06-06': ['爱眼日'],
  '06-08': ['世界海洋日'],
  '06-14': ['世界献血者日', '献血者日'],
  '06-26': ['国际禁毒日', '禁毒日'],
  '07-01': ['建党节'],
  '07-11': ['世界人口日', '人口日'],
  '08-01': ['建军节'],
  '08-15': ['全国生态日'],
  '09-05': ['中华慈善日', '国际慈善日', '慈善日'],
  '09-10': ['教师节'],
  '09-20': ['爱牙日'],
  '10-01': ['国庆节', '国际老年人日'],
  '10-10': ['精神卫生日'],
  '10-15': ['国际盲人节', '盲人节'],
  '10-16': ['世界粮食日', '粮食日'],
  '10-17': ['国家扶贫日', '国际消除贫困日'],
  '11-09': ['消防日', '消防宣传日'],
  '11-20': ['世界儿童日'],
  '12-01': ['世界艾滋病日', '艾滋病日'],
  '12-03': ['国际残疾人日'],
  '12-04': ['国家宪法日', '宪法日'],
  '12-05': ['国际志愿者日', '国际志愿人员日', '志愿者日'],
  '12-13': ['国家公祭日', '公祭日'],
  '12-24': ['平安夜'],
  '12-25': ['圣诞节'],
};

const SUNDAY = 0;
const THURSDAY = 4;

/** The nth weekday of a month. */
const FLOATING: readonly {
  readonly names: readonly string[];
  readonly rule: readonly [number, number, number];
}[] = [
  { names: ['母亲节'], rule: [5, 2, SUNDAY] },
  { names: ['全国助残日', '助残日'], rule: [5, 3, SUNDAY] },
  { names: ['父亲节'], rule: [6, 3, SUNDAY] },
  { names: ['感恩节'], rule: [11, 4, THURSDAY] },
];

/** By lunar month and day. 小年 is left out: north and south celebrate it on different days. */
const LUNAR: readonly { readonly names: readonly string[]; readonly date: readonly [number, number] }[] = [
  { names: ['春节', '大年初一', '正月初一'], date: [1, 1] },
  { names: ['元宵节', '元宵佳节', '正月十五'], date: [1, 15] },
  { names: ['龙抬头'], date: [2, 2] },
  { names: ['端午节', '端午佳节', '端午'], date: [5, 5] },
  { names: ['七夕节', '七夕'], date: [7, 7] },
  { names: ['中元节'], date: [7, 15] },
  { names: ['中秋节', '中秋佳节', '中秋'], date: [8, 15] },
  { names: ['重阳节', '重阳佳节', '重阳', '老年节'], date: [9, 9] },
  { names: ['腊八节', '腊八'], date: [12, 8] },
];

function nthWeekday(year: number, [month, nth, weekday]: readonly [number, number, number]): string {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const day = 1 + ((weekday - first + 7) % 7) + (nth - 1) * 7;
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

type DayOf = (year: number) => readonly (string | null)[];

const DAYS: ReadonlyMap<string, DayOf> = new Map<string, DayOf>([
  ...Object.entries(FIXED).flatMap(([day, names]) =>
    names.map((name): [string, DayOf] => [name, (year) => [`${year}-${day}`]]),
  ),
  ...FLOATING.flatMap(({ names, rule }) =>
    names.map((name): [string, DayOf] => [name, (year) => [nthWeekday(year, rule)]]),
  ),
  ...LUNAR.flatMap(({ names, date: [month, day] }) =>
    names.map((name): [string, DayOf] => [
      name,
      // A feast of the twelfth lunar month may be in the January after.
      (year) => [dayOfLunarDate(year, month, day), dayOfLunarDate(year - 1, month, day)],
    ]),
  ),
  ['除夕', (year) => [newYearsEve(year)]],
  ['大年三十', (year) => [newYearsEve(year)]],
  ['清明节', (year) => [dayOfQingming(year)]],
  ['清明', (year) => [dayOfQingming(year)]],
  ['冬至节', (year) => [dayOfDongzhi(year)]],
  ['冬至', (year) => [dayOfDongzhi(year)]],
]);

/** The longest first, as alternatives of a pattern. */
export const FESTIVAL_NAMES: readonly string[] = [...DAYS.keys()].sort((a, b) => b.length - a.length);

/** The day (YYYY-MM-DD) of a festival in a calendar year; null if the year is not in the table. */
export function dayOfFestival(name: string, year: number): string | null {
  const days = DAYS.get(name)?.(year) ?? [];
  return days.find((day) => day?.startsWith(String(year)) === true) ?? null;
}
