import { advising } from '../advising';
import type { Check, Found } from '../check';
import { exampleOf, exampleStory, paragraphs } from '../example-facts';
import { textsOf, type EntryText } from '../entry-texts';

const TIME = /\d{1,2}[:：]\d{2}|\d{1,2} ?(?:[ap]\.?m\.?|o’clock)(?![A-Za-z])|\d{1,2} ?[点时](?!\d)/giu;
const NUMBER =
  /(?<![\d.,A-Za-z])(?<digits>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,3})?|\d{1,12}(?:\.\d{1,3})?)(?<scale> ?(?:万|亿|million|thousand))?/gu;
const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, million: 1e6, thousand: 1e3 };

/** Values in thousandths, so that 12.5万 and 125,000 are equal. */
function valuesIn(text: string): Map<number, string> {
  const values = new Map<number, string>();
  for (const { 0: words, groups = {} } of text.replace(TIME, ' ').matchAll(NUMBER)) {
    const scale = SCALES[(groups.scale ?? '').trim()] ?? 1;
    values.set(Math.round(Number((groups.digits ?? '').replaceAll(',', '')) * scale * 1000), words.trim());
  }
  return values;
}

const ENGLISH_WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const CHINESE_DIGITS = '零一二三四五六七八九';
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** 12, as the other language may write it in words: twelve, a dozen, December; 十二, 一打. */
function isWritten(value: number, text: string, language: EntryText['language']): boolean {
  const number = value / 1000;
  if (!Number.isInteger(number) || number > 100) return false;
  const words = language === 'en' ? englishWords(number) : chineseWords(number);
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word));
}

function englishWords(number: number): string[] {
  const tens = ENGLISH_TENS[Math.floor(number / 10) - 2] ?? '';
  const units = ENGLISH_WORDS[number % 10] ?? '';
  const composed =
    number > 20 && number < 100 ? [number % 10 === 0 ? tens : `${tens}-${units}`, `${tens} ${units}`] : [];
  const special = number === 12 ? ['dozen'] : number === 100 ? ['hundred'] : [];
  return [...composed, ...special, ENGLISH_WORDS[number] ?? '', MONTHS[number - 1] ?? ''].filter(
    (word) => word !== '',
  );
}

function chineseWords(number: number): string[] {
  if (number === 100) return ['百'];
  const [tens, units] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${CHINESE_DIGITS.charAt(tens)}十`;
  const words = `${ten}${units === 0 && tens > 0 ? '' : CHINESE_DIGITS.charAt(units)}`;
  return number === 2 ? [words, '两'] : [words];
}

const POWERS = [10, 100, 1000, 10_000];

/** 1.2吨 and 1,200 kg are the same weight. */
function isConverted(a: number, b: number): boolean {
  return POWERS.some((power) => a * power === b || b * power === a);
}

interface Difference {
  readonly original: string;
  readonly translation: string;
}

/** One number of each text that the other lacks; if only one text leaves out a number, there is no difference. */
function differenceOf(original: string, translation: string): Difference | null {
  const [chinese, english] = [valuesIn(original), valuesIn(translation)];
  const lacking = [...chinese.keys()].filter(
    (value) => !english.has(value) && !isWritten(value, translation, 'en'),
  );
  const added = [...english.keys()].filter(
    (value) => !chinese.has(value) && !isWritten(value, original, 'zh-Hans'),
  );
  const a = lacking.find((value) => !added.some((other) => isConverted(value, other)));
  const b = added.find((value) => !lacking.some((other) => isConverted(value, other)));
  if (a === undefined || b === undefined) return null;
  return { original: chinese.get(a) ?? '', translation: english.get(b) ?? '' };
}

function keyOf({ subject, place }: EntryText): string {
  return JSON.stringify([subject, place]);
}

export const translationNumbers: Check = {
  code: 'translation-numbers',
  title: { 'zh-Hans': '中英文数字不一致', en: 'Numbers differ in the translation' },
  rule: {
    'zh-Hans':
      '中文和英文正文、标题里的数应一致：两边各有一个数是另一边没有的，才提醒；用文字写的数、时刻和换算过的单位不算。',
    en: 'Text and title have the same numbers in both languages; told only where each has one that the other lacks. Numbers in words, times of day and converted units are no difference.',
  },
  run: (programme) => {
    const texts = textsOf(programme).filter(({ place }) => place === 'title' || place === 'body');
    const originals = new Map(
      texts.filter(({ language }) => language === 'zh-Hans').map((text) => [keyOf(text), text]),
    );
    return texts.flatMap((translation): Found[] => {
      const original = translation.language === 'en' ? originals.get(keyOf(translation)) : undefined;
      const difference = original === undefined ? null : differenceOf(original.text, translation.text);
      if (difference === null) return [];
      const { subject, partner, entry, place } = translation;
      return [
        {
          severity: 'warning',
          partner,
          subject,
          particulars: [place, difference.original, difference.translation],
          message: advising(
            {
              'zh-Hans': `${entry['zh-Hans']}的中文里有“${difference.original}”，英文里没有，而英文写着“${difference.translation}”`,
              en: `${entry.en}: the Chinese says “${difference.original}”, which the English lacks, and the English says “${difference.translation}”`,
            },
            { 'zh-Hans': '；可能改了一边，忘了另一边。', en: '; perhaps only one of them was corrected.' },
          ),
        },
      ];
    });
  },
  examples: {
    fires: () =>
      exampleOf({
        stories: [
          exampleStory({
            body: { 'zh-Hans': paragraphs('收到21公斤米。'), en: paragraphs('They got 12 kg of rice.') },
          }),
        ],
      }),
    silent: () =>
      exampleOf({
        stories: [
          exampleStory({
            body: {
              'zh-Hans': paragraphs('12月8日14:00，十二位志愿者收到1.2吨米、12.5万元。'),
              en: paragraphs('On 8 December at 2 pm, 12 volunteers got 1,200 kg of rice and 125,000 yuan.'),
            },
          }),
        ],
      }),
  },
};
