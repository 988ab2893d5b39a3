/** An ordinary month, from the reference report, in either language; one story has no translation yet. */
import { fromInteger, parseQuantity } from '../../src/plugins/monthly-report/server/src/domain/quantity';
import type { Narrative, ReportFacts } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import type { Locale } from '../../src/plugins/monthly-report/shared/vocabulary';
import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import {
  buildActivityOf,
  buildCounted,
  buildMeasured,
  buildPartner,
  buildPhoto,
  buildProgramme,
  buildProgress,
  buildRegion,
  buildReportFacts,
  buildStory,
  DECEMBER,
  prose,
  words,
} from '../helpers/report-builders';

const SOUTH = buildRegion({ code: 'south', name: words('华南区', 'South China'), order: 4 });

export function ordinaryMonth(locale: Locale): ReportFacts {
  const told = (chinese: [string, string], english: [string, string] | null): Narrative => {
    const language = locale === 'en' && english !== null ? 'en' : 'zh-Hans';
    const [title, body] = language === 'en' && english !== null ? english : chinese;
    return { language, title, body: prose(body) };
  };

  const zeroWaste = buildProgramme({
    programme: {
      summaryTemplate: words(
        '截至{year}年{month}月，据不完全统计，共有{partners}家伙伴机构，在{communities}个社区开展了{activities}场垃圾分类活动，参与人数总{participants}人次，有害垃圾减量{waste_hazardous}kg。',
        'In {month} {year}, {partners, plural, one {# partner} other {# partners}} held {activities} events in {communities} communities with {participants} participants; hazardous waste was reduced by {waste_hazardous} kg.',
      ),
      regionHeading: words('{region}伙伴壹起分活动执行情况', 'Sorting activities of partners in {region}'),
    },
    indicators: [
      buildCounted({
        code: 'partners',
        counts: 'partner',
        label: words('参与伙伴', 'Partners'),
        unit: words('家', null),
      }),
      buildCounted({
        code: 'communities',
        counts: 'community',
        label: words('覆盖社区', 'Communities'),
        unit: words('个'),
      }),
      buildCounted(),
      buildMeasured({
        code: 'participants',
        label: words('参与人次'),
        unit: words('人次', 'people'),
        decimals: 0,
      }),
      buildMeasured(),
      buildMeasured({
        code: 'reads',
        label: words('点击阅读量', 'Reads'),
        unit: words('次', 'reads'),
        decimals: 0,
      }),
    ],
    facts: {
      memberships: ['green_neighbour', 'green_life', 'silent'].map((partner) => ({
        partner,
        fromMonth: toMonth('2020-01'),
        toMonth: null,
      })),
      statedFigures: [
        {
          month: DECEMBER,
          basis: 'month',
          indicator: 'waste_hazardous',
          value: fromInteger(19),
          statedBy: null,
          explanation: null,
        },
      ],
      activities: [
        buildActivityOf('垃圾分类大讲堂', {
          communities: ['yanglou'],
          measurements: new Map([
            ['participants', fromInteger(5170)],
            ['waste_hazardous', parseQuantity('18.1') ?? fromInteger(0)],
          ]),
        }),
        buildActivityOf('堆肥开箱', {
          partner: 'green_life',
          communities: ['xinzhu'],
          startDate: '2020-12-02',
          measurements: new Map([
            ['participants', fromInteger(35)],
            ['waste_hazardous', parseQuantity('0.9') ?? fromInteger(0)],
          ]),
        }),
        buildActivityOf('十一月活动', {
          startDate: '2020-11-03',
          communities: ['yanglou'],
          measurements: new Map([['participants', fromInteger(120)]]),
        }),
      ],
    },
    narrative: {
      overview: {
        language: locale,
        status: 'published',
        body: prose(locale === 'en' ? 'The network kept growing in December.' : '十二月，网络继续发展。'),
      },
      progress: [
        buildProgress('secretariat', {
          order: 1,
          narrative: {
            ...told(['网络秘书处主要工作进展', ''], ['Work of the network secretariat', '']),
            body: [],
          },
        }),
        buildProgress('tiers', {
          order: 1,
          parent: 'progress secretariat',
          narrative: told(
            ['2020年壹起分伙伴分层管理', '秘书处内部讨论就壹起分伙伴如何分层、不同层级的支持策略达成共识。'],
            ['Partner tiers in 2020', 'The secretariat agreed on how partners are grouped into tiers.'],
          ),
        }),
        buildProgress('brand', {
          order: 2,
          parent: 'progress secretariat',
          narrative: told(
            ['品牌传播', '2020年壹起分社区计划全国培训会在上海举办，第四季度发出了以下课程。'],
            ['Communication', 'The national training was held in Shanghai.'],
          ),
          links: [
            { group: '回顾推文', title: '武汉花仙子的成长发展 | 知识分享回顾', url: null },
            {
              group: '线上课程分享回顾推文',
              title: '社区牛奶包回收经验之一二',
              url: 'https://example.org/review?a=1&b=2',
            },
            { group: '回顾推文', title: '垃圾分类政策形势分析', url: 'https://example.org/policy' },
          ],
        }),
        buildProgress('training', {
          order: 2,
          eventStatus: 'postponed',
          plannedFrom: '2020-12-10',
          plannedTo: '2020-12-12',
          narrative: told(
            ['认证讲师培训招募、筹备', '由于成都突发疫情，培训延迟。'],
            ['Training of certified lecturers', 'Delayed by the outbreak in Chengdu.'],
          ),
        }),
      ],
      stories: [
        buildStory('compost', {
          partner: 'green_life',
          occurredOn: '2020-12-02',
          communities: ['xinzhu'],
          // Not translated yet: the English report shows it in Chinese and says so.
          narrative: told(
            ['公共堆肥箱第一次开箱', '志愿者将变成“沃土”的堆肥取出，用来营养公共花园的土壤。'],
            null,
          ),
        }),
        buildStory('lecture', {
          communities: ['yanglou'],
          narrative: told(
            ['垃圾分类大讲堂', '绿邻居在西青区杨楼社区开展垃圾分类大讲堂活动。'],
            ['A lecture on sorting waste', 'Green Neighbour held a lecture in Yanglou.'],
          ),
          photos: [
            buildPhoto({
              caption: locale === 'en' ? 'The lecture' : '大讲堂现场',
              credit: '绿邻居',
              formats: {
                small: { url: '/uploads/small_classroom.jpg', width: 500, height: 375 },
                medium: { url: '/uploads/medium_classroom.jpg', width: 750, height: 563 },
              },
            }),
            buildPhoto({
              url: 'https://media.example.org/a,b.jpg',
              width: null,
              height: null,
              alternativeText: 'Volunteers',
            }),
          ],
          videos: [{ group: null, title: '活动视频', url: 'https://example.org/video' }],
        }),
      ],
    },
  });

  const granary = buildProgramme({
    programme: {
      code: 'yicang',
      name: words('义仓发展网络建设项目'),
      storyGrouping: 'partner',
      order: 2,
      summaryTemplate: words('本月志愿者参与人次达{volunteers}人次。'),
      basis: 'to-date',
    },
    indicators: [
      buildMeasured({ code: 'volunteers', label: words('志愿者', 'Volunteers'), unit: null, decimals: 0 }),
    ],
    facts: {
      statedFigures: [
        {
          month: DECEMBER,
          basis: 'to-date',
          indicator: 'volunteers',
          value: fromInteger(1260),
          statedBy: null,
          explanation: null,
        },
      ],
    },
    narrative: {
      stories: [
        buildStory('rice', {
          partner: 'jiashu',
          occurredOn: '2020-12-07',
          narrative: told(
            ['大雪降寒气，献米暖人心', '一勺米公益活动。'],
            ['A spoon of rice', 'Neighbours gave rice.'],
          ),
        }),
      ],
    },
  });

  return buildReportFacts({
    locale,
    partners: [
      buildPartner({ name: words('天津市西青区绿邻居社区服务中心', 'Green Neighbour, Tianjin') }),
      buildPartner({ code: 'green_life', name: words('南宁市绿生活社会工作服务中心'), region: SOUTH }),
      buildPartner({
        code: 'jiashu',
        name: words('海南省嘉树社会工作服务中心', 'Jiashu, Hainan'),
        region: SOUTH,
      }),
    ],
    communities: [
      { code: 'yanglou', name: words('杨楼社区', 'Yanglou') },
      { code: 'xinzhu', name: words('新竹小区') },
    ],
    // Given in the wrong order: the report sorts them.
    programmes: [granary, zeroWaste],
  });
}
