import type { Check } from '../check';
import { exampleOf, storySaying } from '../example-facts';
import type { Severity } from '../../../domain/finding';
import { SURNAMES } from '../people/surnames';
import { foundInTexts, matchesOf, type Spot } from '../spots';

const CROSSES = 'XxＸｘ×✕';

/** 王某某, 李××: a name hidden on purpose; a person's title or a pause follows it. */
const KEPT_BACK = `(?<![${SURNAMES}](?=.{1,3}(?:先生|女士|奶奶|爷爷|大爷|大妈|阿姨|叔叔|老师|同学|小朋友|[，。、；：！？（）”]|$)))`;

/** Units, which need a figure before them. */
const COUNTED = '[份场户名位个次件条只支袋箱册本吨元斤克米]|人(?!文|物|生)|公斤|千克|小时|分钟|万元|kg';

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
  // Blanks in place of the numbers of a date.
  /(?:\d{4} ?)?年[ \u3000_＿]{1,20}月(?:[ \u3000_＿]{1,20}日)?|(?<=^|[\s，。：:])[ \u3000]{2,20}月[ \u3000]{1,20}日/gmu,
  new RegExp(
    `(?<=^|[有共约达计近了到超：:，。、\\s]|参加|参与|服务|发放|捡拾|回收|收集|走访)[NnMm](?=${COUNTED})`,
    'gmu',
  ),
  new RegExp(`(?<![*＊×\\d])[*＊]{1,4}(?=${COUNTED})`, 'gu'),
  /[（(【[](?:此处|这里|请在|请放|放|插入|待插|配图|附图)[^（）()【】[\]\n]{0,20}[）)】\]]/gu,
  // A link that was never set leaves this.
  /(?<=[：:])[ \u3000]{0,2}#(?=[\s，。；）)]|$)/gmu,
];

/** 某某公益基金会: the name of an organisation hidden on purpose. */
const KEPT_BACK_ORGANISATION =
  '(?![\\p{Script=Han}]{0,4}(?:基金会|公司|集团|企业|银行|医院|学校|单位|机构|协会|中心))';

const PROBABLE: readonly RegExp[] = [
  new RegExp(`${KEPT_BACK}(?<!某)某某(?!某)${KEPT_BACK_ORGANISATION}`, 'gu'),
  // A figure that still has the brackets of a template; 【1】 as the number of a list or a note is allowed.
  new RegExp(
    `【 ?\\d[\\d,.]{0,20} ?】(?= ?(?:${COUNTED}|[家间座辆台张棵天年月日批届期岁亩]|社区|小区))|【 ?\\d{1,9}[.,]\\d{1,20} ?】`,
    'gu',
  ),
];

function spotsOf(text: string, patterns: readonly RegExp[], severity: Severity): Spot[] {
  return patterns.flatMap((pattern) =>
    matchesOf(pattern, text).map((match) => ({
      ...match,
      severity,
      kind: pattern.source,
      says: {
        'zh-Hans': `“${match.words}”像是没有填完的占位内容，请补全或删去。`,
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
        stories: [storySaying('共派发宣传单XX份。')],
      }),
    silent: () =>
      exampleOf({
        stories: [storySaying('王某某，六十八岁，领到一件XXL号的马甲；机制还有待补充。')],
      }),
  },
};
