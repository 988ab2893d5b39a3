/**
 * A small month with every kind of block, node, figure, group and finding that a revision can
 * hold. Its stored text is committed (tests/fixtures/stored).
 */
import type { ProgrammeNarrative } from '../../src/plugins/monthly-report/server/src/entries/rules/facts';
import { addMonths, monthsFrom, toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import { correctionBlock } from '../../src/plugins/monthly-report/server/src/report/rules/correction';
import type {
  Block,
  CorrectionNode,
  FrozenModel,
  Section,
} from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { withTrends } from '../../src/plugins/monthly-report/server/src/report/rules/trends';
import type { FrozenMonth } from '../../src/plugins/monthly-report/server/src/publication/rules/frozen-month';
import type { FrozenRecord } from '../../src/plugins/monthly-report/server/src/publication/rules/frozen-record';
import type { RichText } from '../../src/plugins/monthly-report/server/src/domain/rich-text';
import { seriesOf } from '../../src/plugins/monthly-report/server/src/totals/rules/series';
import type { Locale } from '../../src/plugins/monthly-report/shared/vocabulary';
import {
  buildActivity,
  buildCalculated,
  buildCounted,
  buildMeasured,
  buildMembership,
  buildPartner,
  buildProgrammeFacts,
  buildReference,
  buildRatio,
  buildRegion,
  buildStatedFigure,
  quantity,
  type CountedFacts,
} from './builders';
import { buildExplained } from './findings';
import { freeze } from './frozen';
import {
  buildPhoto,
  buildProgress,
  buildPublisher,
  buildReportFacts,
  buildStory,
  words,
} from './report-builders';

const MONTH = toMonth('2020-12');

const reference = buildReference({
  partners: [
    buildPartner({
      name: words('绿家园', 'Green Home'),
      region: buildRegion({ name: words('华北区', 'North China') }),
    }),
    buildPartner({ code: 'silent', name: words('四海'), region: null }),
  ],
  communities: [
    { code: 'sunny_village', name: words('阳光村', 'Sunny Village') },
    { code: 'yanglou', name: words('杨楼社区') },
  ],
  activityTypes: [{ code: 'training', name: words('培训', 'Training'), order: 1 }],
});

/** The first form had no levels, no ratios and no breakdowns. */
type Form = 1 | 2;

const zeroWasteIn = (form: Form) =>
  buildProgrammeFacts({
    programme: {
      name: words('零废弃网络发展项目', 'Zero Waste Network'),
      basis: 'to-date',
      summaryTemplate: words('截至{month}月，{participants_toDate}人次参与。', '{participants} took part.'),
      regionHeading: words('{region}执行情况', 'Work in {region}'),
    },
    indicators: [
      ...(['partner', 'community', 'session', 'activity'] as const).map((counts) => buildCounted(counts)),
      buildMeasured({
        label: words('参与人次', 'Participants'),
        unit: words('人次', 'people'),
        lowest: quantity('0'),
        highest: quantity('9999.5'),
      }),
      buildMeasured({
        code: 'mean',
        label: words('平均重量', 'Mean weight'),
        unit: words('kg'),
        aggregationType: 'AVERAGE',
        calculationFormulaAcrossPeriods: 'latest',
        decimals: 2,
      }),
      buildMeasured({ code: 'most', aggregationType: 'MAX', calculationFormulaAcrossPeriods: 'max' }),
      buildMeasured({ code: 'state', aggregationType: 'LAST', calculationFormulaAcrossPeriods: 'latest' }),
      buildMeasured({ code: 'reports', aggregationType: 'COUNT', parts: ['participants'] }),
      buildCalculated(['participants', 'most'], { label: words('合计', 'Together') }),
      ...(form === 1
        ? []
        : [
            buildMeasured({ code: 'stock', calculationFormulaAcrossPeriods: 'latest' }),
            buildMeasured({
              code: 'people',
              label: words('人数', 'People'),
              dimensions: [
                {
                  code: 'sex',
                  name: words('性别', 'Sex'),
                  options: [
                    { code: 'female', label: words('女', 'Women') },
                    { code: 'male', label: words('男', 'Men') },
                  ],
                },
              ],
            }),
            buildRatio('participants', 'activity_count', { label: words('人次比', 'Rate') }),
          ]),
    ],
    memberships: form === 1 ? [] : [buildMembership()],
    activities: [
      buildActivity({
        documentId: 'activity-1',
        measurements: {
          ...{ participants: '0.1', mean: '1', most: '8', state: '3' },
          ...(form === 1 ? {} : { people: '33', 'people.sex.female': '12', 'people.sex.male': '20' }),
        },
      }),
      buildActivity({
        documentId: 'activity-2',
        title: '“冬至”包饺子 🥟',
        partner: null,
        communities: [],
        activityType: null,
        sessions: null,
        endDate: '2020-12-09',
        measurements: { participants: '0.2', mean: '2' },
      }),
      buildActivity({
        documentId: 'activity-3',
        communities: ['sunny_village', 'yanglou'],
        measurements: { mean: '2.005', reports: '1' },
      }),
      buildActivity({
        documentId: 'activity-4',
        startDate: '2020-11-30',
        measurements: { participants: '5701221.1', ...(form === 1 ? {} : { stock: '40' }) },
      }),
      buildActivity({
        documentId: 'activity-5',
        startDate: '2019-12-01',
        measurements: { participants: '7' },
      }),
    ],
    statedFigures: [
      buildStatedFigure({ value: quantity('0.5') }),
      buildStatedFigure({ basis: 'to-date', value: quantity('7.25') }),
    ],
  });

const granary = buildProgrammeFacts({
  programme: {
    code: 'yicang',
    name: words('义仓发展网络建设项目'),
    startMonth: toMonth('2020-12'),
    storyGrouping: 'partner',
    order: 2,
  },
});

const text = { type: 'text', text: '正文 & <b>' } as const;
const body: RichText = [
  { type: 'paragraph', children: [text, { type: 'link', url: 'https://example.org/', children: [text] }] },
  {
    type: 'paragraph',
    children: [{ ...text, bold: true, italic: true, underline: true, strikethrough: true, code: true }],
  },
  { type: 'heading', level: 2, children: [text] },
  { type: 'quote', children: [text] },
  { type: 'code', children: [text] },
  { type: 'code', language: 'sql', children: [text] },
  {
    type: 'list',
    format: 'ordered',
    children: [
      { type: 'list-item', children: [text] },
      { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: [text] }] },
    ],
  },
  {
    type: 'image',
    image: { url: '/uploads/plan.png', alternativeText: '平面图', width: 800, height: 600 },
    children: [text],
  },
  {
    type: 'image',
    image: { url: 'https://example.org/a.png', alternativeText: null, width: null, height: null },
    children: [],
  },
];

const narrativeIn = (locale: Locale): Partial<ProgrammeNarrative> => ({
  overview: { language: locale, status: 'published', body },
  progress: [
    buildProgress('above', {
      eventStatus: 'postponed',
      plannedFrom: '2020-12-10',
      plannedTo: '2020-12-12',
      newDate: '2021-01-10',
      links: [
        { group: '回顾', title: '没有地址', url: null },
        { group: null, title: '有地址', url: 'https://example.org/?a=1&b=2' },
      ],
    }),
    buildProgress('below', { parent: 'progress above', eventStatus: 'held', order: 1 }),
  ],
  stories: [
    // Not translated: the English report says so.
    buildStory('腊八粥', {
      partner: 'green_home',
      communities: ['sunny_village'],
      narrative: { language: 'zh-Hans', title: '腊八粥', body },
      photos: [
        buildPhoto({
          alternativeText: '一锅粥',
          caption: '分粥',
          credit: '绿家园',
          formats: { small: { url: '/uploads/small_classroom.jpg', width: 500, height: 375 } },
        }),
        buildPhoto({ url: '/uploads/gone.jpg', width: null, height: null, missing: true }),
      ],
      videos: [{ group: null, title: '视频', url: 'https://example.org/video' }],
    }),
    buildStory('nobody', { partner: null, occurredOn: null }),
  ],
});

const findings = [
  buildExplained({ explanation: '按伙伴来稿保留。' }),
  buildExplained({ particulars: ['open'], severity: 'info', subject: { kind: 'programme' } }),
];

const programmesIn = (locale: Locale, zeroWaste: CountedFacts) =>
  [zeroWaste, granary].map((facts) => ({
    facts,
    reportedPartners: new Set(['green_home']),
    narrative: { overview: null, progress: [], stories: [], ...narrativeIn(locale) },
  }));

const PUBLISHER = buildPublisher({
  publisher: words('山海公益网络总秘书处', 'the secretariat of Mountains and Seas'),
  logo: buildPhoto({ url: '/uploads/logo.png', alternativeText: '两座山' }),
  cover: buildPhoto({ url: '/uploads/cover.jpg', caption: '村口' }),
  colour: '#7a1f3d',
  contact: words('电话：12345'),
  licence: words('署名4.0', 'Attribution 4.0'),
  licenceUrl: 'https://licences.example.org/by',
  citation: words('山海公益网络：《{title}》'),
  imprint: words('数据由伙伴机构填报。'),
  filingNumber: '京ICP备00000000号',
  signatures: words('编制\n签发', 'Prepared by\nApproved by'),
});

function compiled(
  locale: Locale,
  status: 'published' | 'draft',
  zeroWaste: CountedFacts,
  form: Form,
): FrozenModel {
  return compileReport(
    buildReportFacts({
      locale,
      entry: { note: words('本期为试行版。'), status, revision: 2 },
      partners: [...reference.partners.values()],
      communities: [...reference.communities.values()],
      programmes: programmesIn(locale, zeroWaste),
      // The first form did not have the publisher of the report.
      publisher: form === 1 ? null : PUBLISHER,
      findings,
    }),
  );
}

function correctionIn(locale: Locale): CorrectionNode {
  const name = { text: '零废弃网络发展项目', language: 'zh-Hans' } as const;
  const programme = { code: 'zero_waste', name };
  const figure = (digits: string | null) => ({
    value: digits === null ? null : quantity(digits),
    decimals: 1,
    text: digits ?? '未填报',
  });
  const label = { text: locale === 'en' ? 'Participants' : '参与人次', language: locale };
  const changed = { programme, indicator: 'participants', label };
  return {
    revision: 2,
    previousRevision: 1,
    reason: '补报',
    figures: [
      {
        ...changed,
        unit: { text: '人次', language: 'zh-Hans' },
        basis: 'month',
        stated: figure('0.1'),
        correct: figure('0.3'),
        difference: figure('0.2'),
      },
      {
        ...changed,
        unit: null,
        basis: 'year-to-date',
        stated: figure(null),
        correct: figure('7'),
        difference: figure(null),
      },
    ],
    texts: [
      { programme: null, change: 'changed', name: label, text: '修改：标题' },
      { programme, change: 'added', name, text: '新增：零废弃网络发展项目' },
      { programme, change: 'removed', name, text: '删除：零废弃网络发展项目' },
    ],
  };
}

const blocksOf = (sections: readonly Section[]): Block[] =>
  sections.flatMap((section) => [...section.blocks, ...blocksOf(section.sections)]);

/** Trends are added on reading, and drafts are never published, but the form could hold both. */
function modelIn(locale: Locale, zeroWaste: CountedFacts, form: Form): FrozenModel {
  const months = monthsFrom(addMonths(MONTH, -2), MONTH);
  const series = [...zeroWaste.indicators.values()].slice(4, 6).map((indicator) => ({
    programme: zeroWaste.programme.code,
    indicator,
    points: seriesOf(zeroWaste, indicator.code, months),
  }));
  const published = compiled(locale, 'published', zeroWaste, form);
  const draft = compiled(locale, 'draft', zeroWaste, form);
  const correction = correctionIn(locale);
  const preamble: Block[] = [
    correctionBlock(correction, locale),
    ...draft.preamble,
    { kind: 'notice', reason: 'earlier-month-corrected', text: '2020年11月有更正。' },
    ...blocksOf(draft.sections).filter(({ kind }) => kind === 'findings'),
  ];
  return {
    ...published,
    report: { ...published.report, correction, findings: draft.report.findings },
    preamble,
    sections: withTrends(published, series).sections.map((section) => asCommitted(section, locale)),
  };
}

/** Trends with their words at the time of the commit: every reading of a report words them again. */
function asCommitted(section: Section, locale: Locale): Section {
  const plain = (text: string) => (locale === 'en' ? text : text.replace(/(\d),(?=\d{3})/g, '$1'));
  return {
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === 'trend'
        ? {
            ...block,
            title: block.title.replace(/^(?:图\d+\u3000|Figure \d+\. )/, ''),
            description: block.description.map(plain),
            panels: block.panels.map((panel) => ({
              ...panel,
              points: panel.points.map(({ month, figure }) => ({
                month,
                figure: { ...figure, text: plain(figure.text) },
              })),
            })),
          }
        : block,
    ),
    sections: section.sections.map((below) => asCommitted(below, locale)),
  };
}

function storedMonth(form: Form): FrozenMonth {
  const zeroWaste = zeroWasteIn(form);
  const month = freeze({
    month: MONTH,
    revision: 2,
    facts: [zeroWaste, granary],
    reference,
    pins: new Map([
      [toMonth('2020-10'), 1],
      [toMonth('2020-11'), 3],
    ]),
  });
  return {
    ...month,
    models: { 'zh-Hans': modelIn('zh-Hans', zeroWaste, form), en: modelIn('en', zeroWaste, form) },
    programmes: month.programmes.map((programme) => ({ ...programme, form })),
  };
}

/** The month in each form of a stored revision. */
export const STORED_MONTHS: Readonly<Record<Form, FrozenMonth>> = { 1: storedMonth(1), 2: storedMonth(2) };
export const STORED_MONTH = STORED_MONTHS[2];

const SUBJECTS: readonly FrozenRecord['findings'][number]['subject'][] = [
  { kind: 'activity', documentId: 'activity-1' },
  { kind: 'story', documentId: 'story 腊八粥' },
  { kind: 'progress-update', documentId: 'progress above' },
  { kind: 'programme-month', documentId: 'overview' },
  { kind: 'total', indicator: 'participants' },
  { kind: 'partner', partner: 'silent' },
  { kind: 'programme' },
];

export const STORED_RECORD: FrozenRecord = {
  previousSha256: '0'.repeat(64),
  findings: SUBJECTS.map((subject, index) => ({
    key: JSON.stringify(['check', index]),
    check: 'check',
    severity: (['error', 'warning', 'info'] as const)[index % 3] ?? 'info',
    programme: 'zero_waste',
    partner: index === 0 ? 'green_home' : null,
    subject,
    message: { 'zh-Hans': '有一处不符。', en: 'Something does not fit.' },
    explanation: index === 0 ? null : '已核对。',
  })),
  submissions: [
    { programme: 'zero_waste', partner: 'green_home', state: 'accepted', nilReturn: false },
    { programme: 'zero_waste', partner: 'silent', state: 'submitted', nilReturn: true },
  ],
  photos: [
    { url: '/uploads/classroom.jpg', sha256: 'a'.repeat(64) },
    { url: '/uploads/gone.jpg', sha256: null },
  ],
};
