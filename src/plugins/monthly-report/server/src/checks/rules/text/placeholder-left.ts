import type { Check } from '../check';
import { exampleOf, exampleStory, paragraphs } from '../example-facts';
import type { Severity } from '../../../domain/finding';
import { foundInTexts, matchesOf, type Spot } from '../spots';

const CROSSES = 'XxＸｘ×✕';

/** 王某某, 李××: a name kept back on purpose, which a person's title or a pause follows. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜苏魏吕丁沈姚卢姜崔钟谭陆汪范廖贾夏韦付邹孟熊秦邱尹薛闫段侯龙陶黎贺顾毛郝龚邵钱严戴莫汤';
const KEPT_BACK = `(?<![${SURNAMES}](?=.{1,3}(?:先生|女士|奶奶|爷爷|大爷|大妈|阿姨|叔叔|老师|同学|小朋友|[，。、；：！？（）”]|$)))`;

const CERTAIN: readonly RegExp[] = [
  new RegExp(`${KEPT_BACK}(?<![A-Za-z0-9${CROSSES}])[${CROSSES}]{2,40}(?![A-Za-z0-9${CROSSES}])`, 'gu'),
  new RegExp(`(?<![A-Za-z0-9${CROSSES}])[${CROSSES}](?=[年月日号份场户名])`, 'gu'),
  /(?<![A-Za-z])(?:TODO|TBD|TBC|FIXME)(?![A-Za-z])/gu,
  /\blorem ipsum\b/giu,
  /(?<![有亟急等期])待(?:补充|填写|插入)|此处(?:填写|插入|补充|添加)/gu,
  /[（(][ \u3000]{0,20}[）)]|【[ \u3000]{0,20}】|《[ \u3000]{0,20}》|「[ \u3000]{0,20}」/gu,
  /(?<![_＿])[_＿]{3,200}/gu,
  /\{\{? ?[\p{L}_][\p{L}\p{N}_.-]{0,40} ?\}?\}/gu,
  /[[【](?:姓名|日期|时间|地点|数量|机构名称|社区名称|name|date|place|number)[\]】]/gu,
  /(?<![?？])[?？]{2,4}(?=[份场户名人次])/gu,
];

const PROBABLE: readonly RegExp[] = [
  new RegExp(`${KEPT_BACK}(?<!某)某某(?!某)`, 'gu'),
  // A figure in the brackets that a template had around it.
  /【 ?\d[\d,.]{0,20} ?】/gu,
];

function spotsOf(text: string, patterns: readonly RegExp[], severity: Severity): Spot[] {
  return patterns.flatMap((pattern) =>
    matchesOf(pattern, text).map((match) => ({
      ...match,
      severity,
      says: {
        'zh-Hans': `「${match.words}」像是没有填完的占位内容，请补全或删去。`,
        en: `“${match.words}” looks like a placeholder that was never filled in.`,
      },
    })),
  );
}

export const placeholderLeft: Check = {
  code: 'placeholder-left',
  title: { 'zh-Hans': '留有占位内容', en: 'Placeholder left in the text' },
  rule: {
    'zh-Hans':
      '正文、标题和图注里不应留有“XX份”“待补充”、空括号一类等待填写的内容，也不应留下模板的方括号“【34】”；隐去姓名的“王某某”不算。',
    en: 'No text keeps what was to be filled in later: XX, TODO, empty brackets, {name}, nor the brackets of a template (【34】). A name kept back on purpose (王某某) is none.',
  },
  run: (programme) =>
    foundInTexts(programme, ({ text }) => [
      ...spotsOf(text, CERTAIN, 'error'),
      ...spotsOf(text, PROBABLE, 'warning'),
    ]),
  examples: {
    fires: () =>
      exampleOf({
        stories: [exampleStory({ body: { 'zh-Hans': paragraphs('共派发宣传单XX份。'), en: null } })],
      }),
    silent: () =>
      exampleOf({
        stories: [
          exampleStory({
            body: {
              'zh-Hans': paragraphs('王某某，六十八岁，领到一件XXL号的马甲；机制还有待补充。'),
              en: null,
            },
          }),
        ],
      }),
  },
};
