import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import { foundInTexts, type Spot } from '../spots';

interface Confusion {
  readonly written: string;
  readonly meant: string;
  readonly pattern: RegExp;
}

/** Arabic digits only: 材料十分丰富 is praise, and 三明 is a town. */
const NUMBER = '(?<![\\d.:：点时])\\d{1,9}(?:余|多)?';
const HANDED_OUT = '发放|派发|发出|送出|送去|赠送|分发|领取|收回|回收|印制|制作|捐出|捐赠';
const PAPERS =
  '宣传单页|宣传单|单页|宣传册|宣传页|宣传品|传单|折页|手册|资料|材料|礼品|礼包|礼物|奖品|物资|福包|爱心包|盒饭|午餐|晚餐|早餐|餐食|报纸|海报|倡议书|协议|合同|问卷|表格|纪念品|证书';
const PEOPLE =
  '志愿者|志愿服务者|义工|居民|社工|老人|老年人|长者|老党员|独居|残障|残疾人|妇女|妈妈|学生|大学生|小学生|儿童|孩子|小朋友|青少年|青年|亲子|党员|家长|工作人员|医护|医生|讲师|老师|教师|学员|参与者|参加者|队员|代表|群众|村民|业主|邻居|热心|爱心|骨干|成员|嘉宾|选手|环卫';
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

/** 98分证书 of a contest is a mark; things that are handed out are counted in 份. */
const MARKS = /得分|成绩|评分|满分|分数|竞赛|比赛|考试|考核|测试|测评|打分|答题|名次|第[一二三]名/u;
const SENTENCE_AROUND = 40;

function isMark(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - SENTENCE_AROUND), index);
  return MARKS.test(before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1));
}

/** 受益人1200次: people are counted in 人次; 志愿者12次上门 counts visits. */
const TIMES_OF_PEOPLE =
  /(?<=(?:受益|服务|参与|参加|惠及|覆盖)(?:人|人员|群众|居民|老人|对象|人数)(?:共|约|近|达|共计|合计)?)\d{1,9}次(?=[，。；、！,;.]|$)/gmu;

function timesOfPeople(text: string): Spot[] {
  return [...text.matchAll(TIMES_OF_PEOPLE)].map(({ index, 0: words }) => ({
    index,
    words,
    severity: 'warning',
    says: {
      'zh-Hans': `数的是人，单位应为人次：“${words.slice(0, -1)}人次”。`,
      en: `people are counted in 人次, not in 次.`,
    },
  }));
}

function spotsIn(text: string): Spot[] {
  return [...timesOfPeople(text), ...confusionSpots(text)];
}

function confusionSpots(text: string): Spot[] {
  return CONFUSIONS.flatMap(({ written, meant, pattern }) =>
    [...text.matchAll(pattern)]
      .filter(({ index }) => written !== '分' || !isMark(text, index))
      .map(({ index, 0: words }) => {
        const mended = `${words.slice(0, -written.length)}${meant}`;
        return {
          index,
          words,
          severity: 'warning',
          says: {
            'zh-Hans': `量词“${written}”与所数的东西不配，应为“${mended}”。`,
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
      '同音的量词写错：宣传单22分（份）、5明志愿者（名）、3厂活动（场）、受益人1200次（人次）等，只在旁边的名词或动词能够断定时提醒。',
    en: 'A measure word of the same sound stands for the right one: 22分 leaflets (份), 5明 volunteers (名), 3厂 events (场), 1200次 of people (人次); only beside a noun or verb that settles it.',
  },
  run: (programme) =>
    foundInTexts(programme, ({ text, language }) => (language === 'zh-Hans' ? spotsIn(text) : [])),
  examples: {
    fires: () =>
      exampleOf({
        stories: [storySaying('发出宣传单22分，来了5明志愿者。')],
      }),
    silent: () =>
      exampleOf({
        stories: [
          storySaying('讲座9点22分开始，发放30分钟，宣传单22份；活动得了95分，5名志愿者分类回收了10分之一。'),
        ],
      }),
  },
};
