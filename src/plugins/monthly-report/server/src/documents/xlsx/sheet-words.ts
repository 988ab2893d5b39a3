/** The words of the workbook around the report's own, in both languages. */
import type { Locale } from '../../../../shared/vocabulary';
import type { AppendixGrouping } from '../../report/rules/appendix';
import { groupThousands } from '../../domain/figure-text';

interface SheetWords {
  readonly report: string;
  readonly totals: string;
  readonly reporting: string;
  readonly region: string;
  readonly partner: string;
  readonly community: string;
  readonly series: string;
  readonly charts: string;
  readonly sources: string;
  readonly corrections: string;
  readonly findings: string;
  /** Heads of the columns that name a group. */
  readonly groups: Readonly<Record<AppendixGrouping, string>>;
  readonly number: string;
  readonly content: string;
  readonly seeSheet: (sheet: string) => string;
  readonly programme: string;
  readonly indicator: string;
  readonly unit: string;
  readonly previous: string;
  readonly change: string;
  readonly changePercent: string;
  readonly sameMonthLastYear: string;
  readonly breakdown: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly stated: string;
  readonly statedBasis: string;
  readonly basis: string;
  readonly statedBefore: string;
  readonly correct: string;
  readonly difference: string;
  readonly expected: string;
  readonly actual: string;
  readonly rate: string;
  readonly code: string;
  readonly activity: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly communities: string;
  readonly value: string;
  readonly share: string;
  readonly id: string;
  readonly severity: string;
  readonly message: string;
  readonly explanation: string;
  readonly check: string;
  /** Between the names of communities in one cell. */
  readonly and: string;
  readonly chartTitle: (label: string, unit: string | null) => string;
  readonly chartPoint: (month: string, figure: string) => string;
  readonly chartsLead: string;
  readonly emptyPoint: string;
  /** The meaning of an empty grey cell. */
  readonly missing: string;
  readonly month: string;
  readonly rowsLeftOut: (count: number) => string;
}

export const SHEET_WORDS: Readonly<Record<Locale, SheetWords>> = {
  'zh-Hans': {
    report: '月报',
    totals: '数据汇总',
    reporting: '填报率',
    region: '按区域',
    partner: '按伙伴机构',
    community: '按社区',
    series: '月度序列',
    charts: '趋势图',
    sources: '活动明细',
    corrections: '更正说明',
    findings: '核查问题',
    groups: { region: '区域', partner: '伙伴机构', community: '社区' },
    number: '编号',
    content: '内容',
    seeSheet: (sheet) => `数据见工作表“${sheet}”。`,
    programme: '项目',
    indicator: '指标',
    unit: '单位',
    previous: '上月',
    change: '比上月增减',
    changePercent: '环比（%）',
    sameMonthLastYear: '上年同期',
    breakdown: '分组（本月）',
    numerator: '分子',
    denominator: '分母',
    stated: '原报数',
    statedBasis: '原报数口径',
    basis: '口径',
    statedBefore: '原数',
    correct: '更正后',
    difference: '差额',
    expected: '应报机构',
    actual: '实报机构',
    rate: '填报率',
    code: '代码',
    activity: '活动',
    startDate: '开始日期',
    endDate: '结束日期',
    communities: '社区',
    value: '填报值',
    share: '计入指标',
    id: '活动编号',
    severity: '级别',
    message: '问题',
    explanation: '说明',
    check: '核查规则',
    and: '、',
    chartTitle: (label, unit) => (unit === null ? label : `${label}（${unit}）`),
    chartPoint: (month, figure) => `${month} ${figure}`,
    chartsLead: '各指标逐月数据，取自工作表“月度序列”。',
    emptyPoint: '空白：未填报、未发布或项目尚未开始。',
    missing: '灰色空格：未填报',
    month: '月份',
    rowsLeftOut: (count) => `另有${groupThousands(String(count))}行未列出，可从数据接口查询。`,
  },
  en: {
    report: 'Report',
    totals: 'Totals',
    reporting: 'Reporting rate',
    region: 'By region',
    partner: 'By partner',
    community: 'By community',
    series: 'Months',
    charts: 'Charts',
    sources: 'Activities',
    corrections: 'Corrections',
    findings: 'Findings',
    groups: { region: 'Region', partner: 'Partner', community: 'Community' },
    number: 'No.',
    content: 'Content',
    seeSheet: (sheet) => `Figures: see the sheet “${sheet}”.`,
    programme: 'Programme',
    indicator: 'Indicator',
    unit: 'Unit',
    previous: 'Previous month',
    change: 'Change from previous month',
    changePercent: 'Change (%)',
    sameMonthLastYear: 'Same month last year',
    breakdown: 'Breakdown (this month)',
    numerator: 'Numerator',
    denominator: 'Denominator',
    stated: 'Stated',
    statedBasis: 'Basis of stated figure',
    basis: 'Basis',
    statedBefore: 'Stated',
    correct: 'Correct',
    difference: 'Difference',
    expected: 'Partners expected',
    actual: 'Partners that reported',
    rate: 'Reporting rate',
    code: 'Code',
    activity: 'Activity',
    startDate: 'From',
    endDate: 'To',
    communities: 'Communities',
    value: 'Reported',
    share: 'Share of the figure',
    id: 'Id of the activity',
    severity: 'Severity',
    message: 'Finding',
    explanation: 'Explanation',
    check: 'Check',
    and: ', ',
    chartTitle: (label, unit) => (unit === null ? label : `${label} (${unit})`),
    chartPoint: (month, figure) => `${month}: ${figure}`,
    chartsLead: 'Each indicator month by month, from the sheet “Months”.',
    emptyPoint: 'Empty: not reported, not published, or before the programme began.',
    missing: 'Grey: not reported',
    month: 'Month',
    rowsLeftOut: (count) =>
      `${groupThousands(String(count))} more rows are not listed here; ask the API for them.`,
  },
};
