import type { Check } from '../check';
import type { EntryText } from '../entry-texts';
import { exampleOf, storySaying } from '../example-facts';
import { foundInTexts, matchesOf, type Spot } from '../spots';
import { personalNumbersIn } from './numbers-of-people';

/** 3栋2单元501室, 12号楼502室, 2单元501的. */
const FLAT =
  /(?:(?:\d{1,4}|[A-Za-z]|[一二三四五六七八九十]{1,3}) ?(?:栋|幢|座|号楼|号院|单元|门) ?){1,3}(?:\d{1,3}层)?(?:\d{1,4}(?:室|号?房(?![屋间子型产源]))|\d{3,4}(?=[的，。；、）)住]|$))/gmu;
/** Rooms that are open to everybody. */
const PUBLIC =
  /活动室|会议室|教室|办公|阅览室|服务站|社工站|中心|驿站|党群|居委会|机构|公司|书店|举办|举行|召开|开展|报名|集合|签到|咨询/u;
const AROUND = 20;

function mobileSpots(text: string): Spot[] {
  return personalNumbersIn(text)
    .filter(({ kind }) => kind === 'mobile')
    .map(({ index, words }) => ({
      ...{ index, words },
      severity: 'warning',
      says: {
        'zh-Hans': '这是手机号码；确要公开，请先征得本人同意，最好改用机构的座机。',
        en: 'this is the number of a mobile telephone; publish it with consent only, or give the telephone of the organisation.',
      },
    }));
}

function flatSpots({ text, place }: EntryText): Spot[] {
  if (place === 'venue') return [];
  return matchesOf(FLAT, text)
    .filter(({ index, words }) => {
      const end = index + words.length;
      return !PUBLIC.test(text.slice(Math.max(0, index - AROUND), end + AROUND));
    })
    .map((match) => ({
      ...match,
      severity: 'warning',
      says: {
        'zh-Hans': '地址写到了门户，能找到人家里；写到小区就够了。',
        en: 'the address leads to somebody’s door; the name of the community is enough.',
      },
    }));
}

export const privateContact: Check = {
  code: 'private-contact',
  title: { 'zh-Hans': '手机号、住址', en: 'Mobile number or home address' },
  rule: {
    'zh-Hans': '文字里不应有手机号和写到门户的住址；座机、热线（12345、400）和办公场所的房间不算。',
    en: 'No text has a mobile number or an address down to the flat; landlines, hotlines (12345, 400) and rooms of offices are exempt.',
  },
  run: (programme) => foundInTexts(programme, (text) => [...mobileSpots(text.text), ...flatSpots(text)]),
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('联系陈先生13800138000，家住3栋2单元501室。')],
      }),
    silent: () =>
      exampleOf({
        stories: [storySaying('拨打12345或0755-83012345；文化路128号3号楼2单元旁；党群服务中心2号楼301室。')],
      }),
  },
};
