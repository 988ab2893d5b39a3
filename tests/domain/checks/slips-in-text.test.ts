/** Slips of writing, and texts that an editor writes on purpose. */
import {
  both,
  exampleOf,
  exampleStory,
  paragraphs,
} from '../../../src/plugins/monthly-report/server/src/checks/rules/example-facts';
import type { Check } from '../../../src/plugins/monthly-report/server/src/checks/rules/check';
import { runChecks } from '../../../src/plugins/monthly-report/server/src/checks/rules/run';
import { bareAddress } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/bare-address';
import { doubledWord } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/doubled-word';
import { fullWidth } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/full-width';
import { impossibleAge } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/impossible-age';
import { languageSlot } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/language-slot';
import { measureWord } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/measure-word';
import { placeholderLeft } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/placeholder-left';
import { punctuation } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/punctuation';
import { sameTextTwice } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/same-text-twice';
import { sumInSentence } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/sum-in-sentence';
import { typedNumber } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/typed-number';
import { unmatchedMarks } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/unmatched-marks';
import { wrongCharacter } from '../../../src/plugins/monthly-report/server/src/checks/rules/text/wrong-character';

/** The words a check names in the Chinese body of a story, or in its English one. */
function wordsFound(
  check: Check,
  text: string,
  language: 'zh-Hans' | 'en' = 'zh-Hans',
): (string | undefined)[] {
  const body =
    language === 'en'
      ? { 'zh-Hans': paragraphs('正文。'), en: paragraphs(text) }
      : { 'zh-Hans': paragraphs(text), en: null };
  return runChecks([check], exampleOf({ stories: [exampleStory({ body })] })).map(
    ({ particulars }) => particulars[particulars.length - 1],
  );
}

describe('doubled words', () => {
  it.each([
    ['许多邻居参加参加了这次接力', '参加参加'],
    ['志愿者志愿者来了', '志愿者志愿者'],
    ['专家研究研究了方案', '研究研究'],
    ['社区的的老人', '的的'],
    ['活动在在小区举行', '在在'],
    ['居民和和志愿者', '和和'],
    ['院内退休人人员', '人人'],
  ])('are found in %s', (text, words) => {
    expect(wordsFound(doubledWord, text)).toEqual([words]);
  });

  it.each([
    '志愿者一铲一铲送进花园，一步一步走',
    '慢慢地，高高兴兴，谢谢，明明白白',
    '大家研究研究再定，出来活动活动',
    '加油加油！哈哈哈哈，叮咚叮咚',
    '以减量为目的的活动，的的确确有用，打的的士',
    '二〇二〇二〇二〇',
    '现在在小区，存在在人们心里，好在在场的人多',
    '参与与分享，普及及推广，合并并推广，棉被被送到，和和美美一家人',
    '人人知晓，人人参与，人人数学都好',
  ])('are none in %s', (text) => {
    expect(wordsFound(doubledWord, text)).toEqual([]);
  });

  it('are found in English, where it does not say them twice', () => {
    expect(wordsFound(doubledWord, 'They carried the the soup. The the team', 'en')).toEqual([
      'the the',
      'The the',
    ]);
    expect(wordsFound(doubledWord, 'It was very very cold in Walla Walla; they had had tea.', 'en')).toEqual(
      [],
    );
  });
});

describe('placeholders', () => {
  it.each([
    ['共派发宣传单XX份', 'XX'],
    ['来到××社区', '××'],
    ['X月X日下午', 'X'],
    ['人数待补充', '待补充'],
    ['合作机构（ ）到场', '（ ）'],
    ['讲师____主讲', '____'],
    ['感谢{partner_name}', '{partner_name}'],
    ['感谢{{ 机构 }}', '{{ 机构 }}'],
    ['TODO 补照片', 'TODO'],
    ['Lorem ipsum dolor', 'Lorem ipsum'],
    ['【日期】上午', '【日期】'],
    ['发放??份', '??'],
    ['走进某某社区', '某某'],
  ])('are found in %s', (text, words) => {
    expect(wordsFound(placeholderLeft, text)).toEqual([words]);
  });

  it.each([
    '王某某，六十八岁',
    '李××同学领到奖品',
    'XXL号马甲，2×3米',
    '机制有待补充完善，亟待补充人手',
    '蘑菇（香菇）一袋',
    'SpaceX年会',
    '真的吗？？',
  ])('are none in %s', (text) => {
    expect(wordsFound(placeholderLeft, text)).toEqual([]);
  });
});

describe('measure words', () => {
  it.each([
    ['还发出宣传单22分。', '22分'],
    ['发放了30分宣传册', '30分'],
    ['来了5明志愿者', '5明'],
    ['举办3厂培训', '3厂'],
    ['共12为老人领到', '12为'],
    ['在20各社区开展', '20各'],
  ])('that do not fit are found in %s', (text, words) => {
    expect(wordsFound(measureWord, text)).toEqual([words]);
  });

  it.each([
    '9点22分发放物资',
    '发放30分钟后',
    '平均得95分',
    '回收10分之一',
    '领取22分积分',
    '发放2分类手册',
    '2家工厂参观3厂区',
    '2020各社区情况',
    '目标12为老人服务',
    '材料十分丰富，物资十分充足',
    '福建三明志愿者',
    '棉纺3厂举办活动',
    '捐出5分钱',
    '问卷4分以上',
  ])('fit in %s', (text) => {
    expect(wordsFound(measureWord, text)).toEqual([]);
  });
});

describe('wrong characters', () => {
  it.each([
    ['活动持续时常3小时', '时常'],
    ['奶奶笑的合不拢嘴', '的'],
    ['截止2020年12月', '截止'],
    ['大家再接再励', '再接再励'],
  ])('are found in %s', (text, words) => {
    expect(wordsFound(wrongCharacter, text)).toEqual([words]);
  });

  it.each(['活动时常办到晚上', '他们时常来', '报名已截止', '截至2020年12月', '笑的人', '既使用又分享'])(
    'are none in %s',
    (text) => {
      expect(wordsFound(wrongCharacter, text)).toEqual([]);
    },
  );
});

describe('a number typed before a title', () => {
  const numbersIn = (title: string) =>
    runChecks([typedNumber], exampleOf({ stories: [exampleStory({ title: both(title, null) })] })).map(
      ({ particulars }) => particulars[1],
    );

  it.each([
    ['1.天津的一课', '1.'],
    ['（一）华北区', '（一）'],
    ['二、精彩故事', '二、'],
    ['(3) 提交申请', '(3)'],
    ['5、宣传义仓', '5、'],
    ['一.总体情况', '一.'],
  ])('is found in %s', (title, number) => {
    expect(numbersIn(title)).toEqual([number]);
  });

  it.each([
    '3.15消费者权益日',
    '12.5公里健步走',
    '2020年的冬天',
    '一桶厨余',
    '十二月的粥',
    '七.一慰问',
    '99公益日',
    '24小时',
  ])('is none in %s', (title) => {
    expect(numbersIn(title)).toEqual([]);
  });
});

describe('the language of a field', () => {
  it.each([
    ['居民来到花园', 'en', true],
    ['Residents of 杨楼 came', 'en', false],
    ['何佳慧 first', 'en', false],
    ['The children came. 孩子们先读绘本，再到院子里种下两棵海棠。', 'en', true],
    ['Residents came to the garden', 'zh-Hans', true],
    ['Earth Hour', 'zh-Hans', false],
    ['2020-12-08', 'en', false],
  ] as const)('%s as %s is wrong: %s', (text, language, wrong) => {
    expect(wordsFound(languageSlot, text, language)).toEqual(wrong ? ['body'] : []);
  });
});

describe('punctuation', () => {
  it('is named once for half-width marks, and for every kind of doubled mark', () => {
    expect(wordsFound(punctuation, '来了,坐下,喝汤，，真好。。')).toEqual(['了,', '，，', '。。']);
  });

  it('names a paragraph that breaks off, and leaves a line of verse alone', () => {
    const brokenOff = '为了困难家庭能够温暖过冬，开心地迎接节日的到来，';
    expect(wordsFound(punctuation, brokenOff)).toEqual(['，']);
    expect(wordsFound(punctuation, '床前明月光，')).toEqual([]);
  });

  it('leaves figures, addresses, emphasis and ellipses alone', () => {
    expect(wordsFound(punctuation, '9:00-11:00，1,200人；https://example.org 好！！真好？！……——')).toEqual(
      [],
    );
  });
});

describe('the same text twice', () => {
  it('in one entry takes a longer sentence in English', () => {
    expect(wordsFound(sameTextTwice, 'Thank you all. Thank you all.', 'en')).toEqual([]);
    const told = 'Residents brought their kitchen scraps to the garden.';
    expect(wordsFound(sameTextTwice, `${told} ${told}`, 'en')).toHaveLength(1);
  });

  it('in one entry is a whole sentence, whatever its punctuation', () => {
    expect(wordsFound(sameTextTwice, '居民带着厨余来到小区花园。居民带着厨余，来到小区花园！')).toHaveLength(
      1,
    );
    expect(wordsFound(sameTextTwice, '居民带着厨余来到小区花园。居民带着厨余来到小区广场。')).toEqual([]);
  });

  const paragraph =
    '居民带着厨余来到小区花园，志愿者把它们倒进堆肥箱，盖上落叶，再浇一点水，等它慢慢变成松软的黑土送给各家。';

  it('is found in two entries, once for each that comes later', () => {
    const stories = ['a', 'b', 'c'].map((slug) =>
      exampleStory({
        documentId: slug,
        slug,
        body: { 'zh-Hans': paragraphs('开头。', paragraph), en: null },
      }),
    );
    const subjects = runChecks([sameTextTwice], exampleOf({ stories })).map(({ subject }) => subject);
    expect(subjects).toEqual([
      { kind: 'story', documentId: 'b' },
      { kind: 'story', documentId: 'c' },
    ]);
  });

  it('is a formula where more than three entries have it', () => {
    const stories = ['a', 'b', 'c', 'd'].map((slug) =>
      exampleStory({ documentId: slug, slug, body: { 'zh-Hans': paragraphs(paragraph), en: null } }),
    );
    expect(runChecks([sameTextTwice], exampleOf({ stories }))).toEqual([]);
  });
});

describe('doubled words, where the same word may also be said twice', () => {
  it.each([
    ['本次活动活动现场热闹', '活动活动'],
    ['由社区组织组织居民参观', '组织组织'],
    ['大家一起一起包饺子', '一起一起'],
    ['读书会是是在树下举行的', '是是'],
    ['志愿者们们来了', '们们'],
  ])('are found in %s', (text, words) => {
    expect(wordsFound(doubledWord, text)).toEqual([words]);
  });

  it.each([
    '“来了来了！”孩子们喊',
    '“慢点慢点，别着急。”',
    '锣鼓咚咚锵咚咚锵，腰鼓队来了',
    '为了了解需求，但是是非要分清',
    '出来活动活动筋骨',
    '首都都知道，自由由他，可以以此为例，成为为人师表的人',
  ])('are none in %s', (text) => {
    expect(wordsFound(doubledWord, text)).toEqual([]);
  });
});

describe('placeholders that are blanks', () => {
  it.each([
    ['活动时间：2023年　　月　　日，', '2023年　　月　　日'],
    ['共有N名志愿者', 'N'],
    ['捡拾垃圾*公斤', '*'],
    ['（此处放合影）', '（此处放合影）'],
    ['详情见：#', '#'],
    ['本月覆盖【34】个社区', '【34】'],
  ])('are found in %s', (text, words) => {
    expect(wordsFound(placeholderLeft, text)).toEqual([words]);
  });

  it.each([
    '2023年 6月 1日',
    '维生素N个体差异，DNA份样本',
    '3*5米的横幅',
    '#邻里守望#话题',
    '研究表明【1】，堆肥有效【2】。',
    '【1】签到【2】分组',
    '某某公益基金会资助',
  ])('are none in %s', (text) => {
    expect(wordsFound(placeholderLeft, text)).toEqual([]);
  });

  it('of a template are one finding, however many there are', () => {
    const facts = exampleOf({
      stories: [
        exampleStory({
          body: {
            'zh-Hans': paragraphs(
              Array.from({ length: 17 }, (_, index) => `覆盖【${index + 1}】个社区`).join('，'),
            ),
            en: null,
          },
        }),
      ],
    });
    const findings = runChecks([placeholderLeft], facts);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message['zh-Hans']).toContain('等16处');
  });
});

describe('what is counted', () => {
  it.each([
    ['3明老人领到助听器', '3明'],
    ['间接受益人1200次，发放', '1200次'],
  ])('does not fit its measure word in %s', (text, words) => {
    expect(wordsFound(measureWord, text)).toEqual([words]);
  });

  it.each(['知识竞赛第一名领取98分证书', '志愿者12次上门', '受益人1200人次', '服务老人3次上门'])(
    'fits in %s',
    (text) => {
      expect(wordsFound(measureWord, text)).toEqual([]);
    },
  );
});

describe('confusions of the list', () => {
  it.each([
    ['垃圾份类小课堂', ['份类']],
    ['在次感谢', ['在次']],
    ['洋益着笑容', ['洋益']],
    ['积极参予，社工以经走访', ['参予', '以经']],
    ['感谢志原者', ['志原者']],
  ])('are found in %s', (text, words) => {
    expect([...wordsFound(wrongCharacter, text)].sort()).toEqual([...words].sort());
  });

  it.each([
    '每份类似的问卷',
    '存在次要问题，在次日',
    '以经验交流为主',
    '自己经历过',
    '居民门诊，老人门口',
    '社区份额充足',
    '他俩个子高',
  ])('are none in %s', (text) => {
    expect(wordsFound(wrongCharacter, text)).toEqual([]);
  });
});

describe('figures of a sentence', () => {
  it.each([
    ['参加者中男12人、女20人，共33人。', '12人、女20人，共33人'],
    ['共33人，其中男12人、女20人。', '33人，其中男12人、女20人'],
    ['善款共12,380.50元，其中扫码9,880.50元，现金2,000元。', '12,380.50元，其中扫码9,880.50元，现金2,000元'],
    ['大米25公斤×40袋，共1200公斤。', '25公斤×40袋，共1200公斤'],
    ['厨余占45%、可回收物占40%、其他垃圾占25%。', '45%、可回收物占40%、其他垃圾占25%'],
  ])('do not add up in %s', (text, words) => {
    expect(wordsFound(sumInSentence, text)).toEqual([words]);
  });

  it.each([
    '男12人、女21人，共33人',
    '共33人，其中老人12人、儿童8人',
    '其中约12人、20人，共33人',
    '社工3人、志愿者12人，共服务老人60人',
    '善款12,380.50元，其中扫码9,880.50元，现金2,500元',
    '米25公斤×40袋，共1000公斤',
    '厨余占33.3%、可回收物占33.3%、其他占33.3%',
    '女性占60%，60岁以上占70%，外来人口占30%',
    '厨余占45%、可回收物占40%',
    '上午12人，下午20人，共服务33人次',
    '走访12户、20户，收到3户反馈',
  ])('are no sum, or a right one, in %s', (text) => {
    expect(wordsFound(sumInSentence, text)).toEqual([]);
  });
});

describe('single marks and characters', () => {
  it.each([
    [unmatchedMarks, '奶奶笑着说：“今天真高兴。大家鼓掌。', ['“']],
    [unmatchedMarks, '读《小王子的孩子', ['《']],
    [unmatchedMarks, '合作机构三家）参加', ['）']],
    [unmatchedMarks, '“真好。”（掌声)', []],
    [unmatchedMarks, '1）签到；2）分组', []],
    [fullWidth, '共计１２０人', ['１２０']],
    [fullWidth, '共计120人，Ａ区', []],
    [punctuation, '奶奶说,“今天真热闹”', ['说,']],
    [punctuation, '大家都笑了.', ['了.']],
    [punctuation, '见example.org，1.2吨', []],
    [impossibleAge, '今年135岁的李奶奶', ['135岁']],
    [impossibleAge, '300岁的银杏，两位老人加起来160岁', []],
    [bareAddress, '回顾：https://mp.example.org/s/abc，欢迎', ['https://mp.example.org/s/abc']],
  ] as const)('are told of, or not: %#', (check, text, words) => {
    expect(wordsFound(check, text)).toEqual(words);
  });

  it.each(['3）便民车进巷', '①签到', '第一、走访'])('a number typed as in %s is found', (title) => {
    const facts = exampleOf({ stories: [exampleStory({ title: both(title, null) })] });
    expect(runChecks([typedNumber], facts)).toHaveLength(1);
  });
});
