import type { Check } from '../check';
import { exampleOf, exampleStory, paragraphs } from '../example-facts';
import { foundInTexts, type Spot } from '../spots';

interface Confusion {
  readonly written: string;
  readonly meant: string;
  readonly pattern: RegExp;
}

/** Arabic only: 材料十分丰富 praises, and 三明 is a town. */
const NUMBER = '(?<![\\d.:：点时])\\d{1,9}(?:余|多)?';
const HANDED_OUT = '发放|派发|发出|送出|送去|赠送|分发|领取|收回|回收|印制|制作|捐出|捐赠';
const PAPERS =
  '宣传单页|宣传单|单页|宣传册|宣传页|宣传品|传单|折页|手册|资料|材料|礼品|礼包|礼物|奖品|物资|福包|爱心包|盒饭|午餐|晚餐|早餐|餐食|报纸|海报|倡议书|协议|合同|问卷|表格|纪念品|证书';
const PEOPLE = '志愿者|居民|社工|老人|学生|儿童|孩子|小朋友|党员|家长|工作人员|讲师|参与者|群众|村民';
const EVENTS = '活动|讲座|培训|演出|比赛|宣传|课程|分享会|义诊|义卖';
const PLACES = '社区|小区|家庭|村庄|街道|点位|机构|院落|学校|站点';

/** Characters that an input method offers for the same sound, beside a noun that takes only one of them. */
const CONFUSIONS: readonly Confusion[] = [
  {
    written: '分',
    meant: '份',
    pattern: new RegExp(
      `(?:(?<=(?:${PAPERS}|${HANDED_OUT})(?:共|约|近|各|有|了|共计)?)${NUMBER}分(?![钟之类享别成布散队秒积钱制以满])|${NUMBER}分(?=(?:${PAPERS})))`,
      'gu',
    ),
  },
  { written: '明', meant: '名', pattern: new RegExp(`${NUMBER}明(?=(?:${PEOPLE}))`, 'gu') },
  {
    written: '为',
    meant: '位',
    pattern: new RegExp(`(?<=[有共邀请和与近约])${NUMBER}为(?=(?:${PEOPLE}))`, 'gu'),
  },
  {
    written: '厂',
    meant: '场',
    pattern: new RegExp(`(?<=[办展行了共约近])${NUMBER}厂(?=.{0,4}(?:${EVENTS}))`, 'gu'),
  },
  {
    written: '各',
    meant: '个',
    pattern: new RegExp(`(?<=[在有共到近约])${NUMBER}各(?=(?:${PLACES}))`, 'gu'),
  },
];

function spotsIn(text: string): Spot[] {
  return CONFUSIONS.flatMap(({ written, meant, pattern }) =>
    [...text.matchAll(pattern)].map(({ index, 0: words }) => {
      const mended = `${words.slice(0, -written.length)}${meant}`;
      return {
        index,
        words,
        severity: 'warning',
        says: {
          'zh-Hans': `量词「${written}」与所数的东西不配，应为「${mended}」。`,
          en: `the measure word ${written} does not fit what is counted; ${mended} is meant.`,
        },
      } as const;
    }),
  );
}

export const measureWord: Check = {
  code: 'measure-word',
  title: { 'zh-Hans': '量词不当', en: 'Measure word that does not fit' },
  rule: {
    'zh-Hans':
      '同音的量词写错：宣传单22分（份）、5明志愿者（名）、3厂活动（场）等，只在旁边的名词或动词能够断定时提醒。',
    en: 'A measure word of the same sound stands for the right one: 22分 leaflets (份), 5明 volunteers (名), 3厂 events (场); only beside a noun or verb that settles it.',
  },
  run: (programme) =>
    foundInTexts(programme, ({ text, language }) => (language === 'zh-Hans' ? spotsIn(text) : [])),
  examples: {
    fires: () =>
      exampleOf({
        stories: [
          exampleStory({ body: { 'zh-Hans': paragraphs('发出宣传单22分，来了5明志愿者。'), en: null } }),
        ],
      }),
    silent: () =>
      exampleOf({
        stories: [
          exampleStory({
            body: {
              'zh-Hans': paragraphs(
                '讲座9点22分开始，发放30分钟，宣传单22份；活动得了95分，5名志愿者分类回收了10分之一。',
              ),
              en: null,
            },
          }),
        ],
      }),
  },
};
