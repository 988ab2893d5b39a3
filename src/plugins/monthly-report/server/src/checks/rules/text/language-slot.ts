import type { Check } from '../check';
import { textsOf, type EntryText } from '../entry-texts';
import { exampleOf, exampleStory, paragraphs } from '../example-facts';
import { nameOfPlace } from '../place-names';

const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /\p{Script=Latin}{2,40}/gu;
/** At most this many Chinese characters beside English are a name. */
const LONGEST_NAME = 4;
/** An English name of three words may stand alone in a Chinese field. */
const FEWEST_WORDS = 4;

function isInOtherLanguage({ text, language }: EntryText): boolean {
  const [han, words] = [text.match(HAN)?.length ?? 0, text.match(LATIN_WORD)?.length ?? 0];
  if (language === 'zh-Hans') return words >= FEWEST_WORDS && han === 0;
  return han > words && (words === 0 || han > LONGEST_NAME);
}

export const languageSlot: Check = {
  code: 'language-slot',
  title: { 'zh-Hans': '文字语言与栏目不符', en: 'Text in the wrong language' },
  rule: {
    'zh-Hans': '英文栏里的汉字不多于英文词数，中文栏里不能全是英文；机构名称和人名不受影响。',
    en: 'An English field holds no more Chinese characters than English words, and a Chinese field is not all English; names pass.',
  },
  run: (programme) =>
    textsOf(programme)
      .filter(isInOtherLanguage)
      .map((text) => {
        const [place, english] = [nameOfPlace(text), text.language === 'en'];
        return {
          severity: 'warning',
          partner: text.partner,
          subject: text.subject,
          particulars: [text.language, text.place],
          message: {
            'zh-Hans': `${text.entry['zh-Hans']}的${place['zh-Hans']}填的是${english ? '中文' : '英文'}。`,
            en: `${text.entry.en}: the ${place.en} is written in ${english ? 'Chinese' : 'English'}.`,
          },
        };
      }),
  examples: {
    fires: () =>
      exampleOf({
        stories: [exampleStory({ title: { 'zh-Hans': '一桶厨余的旅行', en: '一桶厨余的旅行' } })],
      }),
    silent: () =>
      exampleOf({
        stories: [
          exampleStory({
            title: { 'zh-Hans': 'Earth Hour', en: 'The “一勺米” jar and how it travelled' },
            body: {
              'zh-Hans': paragraphs('居民带来 Good Neighbours 的堆肥桶。'),
              en: paragraphs('He Jiahui 何佳慧 came first.'),
            },
          }),
        ],
      }),
  },
};
