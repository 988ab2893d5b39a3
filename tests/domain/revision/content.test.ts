/** What is frozen of a month, and what is read back of it. */
import { createHash } from 'node:crypto';

import type { ReportModel } from '../../../src/plugins/monthly-report/server/src/domain/report/model';
import type { GroupTotals } from '../../../src/plugins/monthly-report/server/src/domain/totals/figures';
import { BASES, GROUPINGS } from '../../../src/plugins/monthly-report/shared/vocabulary';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import {
  canonicalText,
  fromContent,
  readContent,
  toContent,
  type FrozenRecord,
} from '../../../src/plugins/monthly-report/server/src/domain/revision/content';
import {
  quantityFromText,
  quantityText,
} from '../../../src/plugins/monthly-report/server/src/domain/revision/quantity-text';
import {
  buildActivity,
  buildCalculated,
  buildCounted,
  buildMeasured,
  buildPartner,
  buildProgrammeFacts,
  buildReference,
  buildRegion,
  buildStatedFigure,
  quantity,
  translated,
} from '../../helpers/builders';
import { freeze } from '../../helpers/frozen';
import { buildPhoto, buildStory } from '../../helpers/report-builders';

const reference = buildReference({
  partners: [buildPartner({ region: buildRegion() }), buildPartner({ code: 'silent' })],
  communities: [{ code: 'sunny_village', name: translated('阳光村') }],
  activityTypes: [{ code: 'training', name: translated('培训'), order: 1 }],
});

const facts = buildProgrammeFacts({
  indicators: [
    buildCounted('partner'),
    buildMeasured({ lowest: quantity('0'), highest: quantity('9999.5') }),
    buildMeasured({
      code: 'mean',
      aggregationType: 'AVERAGE',
      calculationFormulaAcrossPeriods: 'latest',
      decimals: 2,
    }),
    buildCalculated(['participants', 'mean']),
  ],
  activities: [
    buildActivity({ measurements: { participants: '0.1', mean: '1' } }),
    buildActivity({ partner: null, communities: [], measurements: { participants: '0.2', mean: '2' } }),
    buildActivity({
      communities: ['sunny_village', 'x'],
      startDate: '2020-11-30',
      measurements: { mean: '2.005' },
    }),
    buildActivity({ measurements: { mean: '2' } }),
  ],
  statedFigures: [buildStatedFigure(), buildStatedFigure({ basis: 'to-date', value: quantity('7.25') })],
});

const RECORD: FrozenRecord = { previousSha256: null, findings: [], submissions: [], photos: [] };

const frozen = freeze({
  facts: [facts],
  reference,
  narrative: () => ({
    stories: [buildStory('half \ud800 a pair', { photos: [buildPhoto({ caption: '图' })] })],
  }),
  pins: new Map([[toMonth('2020-11'), 3]]),
});

/** As text, because Jest tells a missing member from an undefined one. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'bigint' ? String(member) : member instanceof Map ? [...member] : member,
  );

const pictureOf = ({ code, name, figures }: GroupTotals) => ({ code, name, figures });

describe('the content of a revision', () => {
  const text = canonicalText(toContent(frozen, RECORD));

  it('gives back every figure, name and text that went in', () => {
    const back = readContent(text);
    for (const key of ['month', 'revision', 'frozenAt', 'partners', 'pins'] as const) {
      expect([key, back[key]]).toEqual([key, frozen[key]]);
    }
    const [programme] = back.programmes;
    const [before] = frozen.programmes;
    expect(programme?.totals).toEqual(before?.totals);
    for (const basis of BASES) {
      for (const grouping of GROUPINGS) {
        expect(programme?.groups[basis][grouping].map(pictureOf)).toEqual(
          before?.groups[basis][grouping].map(pictureOf),
        );
      }
    }
    expect(programme?.indicators).toEqual(before?.indicators);
    expect(programme?.activities).toMatchObject(before?.activities ?? []);
  });

  it('gives back the report of each language', () => {
    const whole = (model: ReportModel) => written(model).replaceAll('\\ud800', '\ufffd');
    const { models } = fromContent(JSON.parse(text) as ReturnType<typeof toContent>);
    expect(JSON.parse(written(models.en))).toEqual(JSON.parse(whole(frozen.models.en)));
    expect(JSON.parse(written(models['zh-Hans']))).toEqual(JSON.parse(whole(frozen.models['zh-Hans'])));
  });

  it('is the same text however often it is frozen and read back', () => {
    const back = readContent(text);
    expect(canonicalText(toContent(back, back.record))).toBe(text);
  });

  it('is another text when anything of it differs, the revision before it included', () => {
    const hash = (content: string) => createHash('sha256').update(content).digest('hex');
    const others = [
      toContent({ ...frozen, revision: 2 }, RECORD),
      toContent(frozen, { ...RECORD, previousSha256: 'a' }),
      toContent(frozen, { ...RECORD, photos: [{ url: '/uploads/a.jpg', sha256: 'b' }] }),
    ];
    expect(new Set([text, ...others.map(canonicalText)].map(hash)).size).toBe(4);
  });

  it('is refused in a form that nobody knows', () => {
    expect(() => fromContent({ ...toContent(frozen, RECORD), version: 2 })).toThrow('form 2');
  });
});

describe('a figure as text', () => {
  it.each([
    ['0', { thousandths: 0n, over: 1n }],
    ['5701221.1', { thousandths: 5_701_221_100n, over: 1n }],
    ['-0.5', { thousandths: -500n, over: 1n }],
    ['10000/3', { thousandths: 10_000n, over: 3n }],
    ['-10000/3', { thousandths: -10_000n, over: 3n }],
  ])('%s is the same figure again', (text, figure) => {
    expect(quantityText(figure)).toBe(text);
    expect(quantityFromText(text)).toEqual(figure);
  });

  it.each(['', '1e3', '1.2345', '1/0', '١', '+1'])('%j is none', (text) => {
    expect(() => quantityFromText(text)).toThrow('Not a figure');
  });
});
