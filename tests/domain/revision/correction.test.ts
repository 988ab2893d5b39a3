/** The correction notice: the differences between two revisions of a month. */
import { correctionBetween } from '../../../src/plugins/monthly-report/server/src/publication/rules/correction';
import type { FrozenMonth } from '../../../src/plugins/monthly-report/server/src/publication/rules/frozen-month';
import { readStored } from '../../../src/plugins/monthly-report/server/src/publication/rules/stored/read';
import { writeStored } from '../../../src/plugins/monthly-report/server/src/publication/rules/stored/write';
import type { Story } from '../../../src/plugins/monthly-report/server/src/entries/rules/facts';
import {
  buildActivity,
  buildMeasured,
  buildPartner,
  buildProgrammeFacts,
  buildReference,
  buildStatedFigure,
  quantity,
} from '../../helpers/builders';
import { freeze } from '../../helpers/frozen';
import { buildStory } from '../../helpers/report-builders';

const reference = buildReference({ partners: [buildPartner()] });

interface Published {
  readonly participants?: string | null;
  readonly stories?: readonly Story[];
  readonly stated?: string;
  readonly revision?: number;
}

function published({ participants = '19', stories = [], stated, revision = 1 }: Published): FrozenMonth {
  const facts = buildProgrammeFacts({
    indicators: [buildMeasured({ decimals: 1 })],
    activities: [
      buildActivity({
        documentId: 'activity',
        measurements: participants === null ? {} : { participants },
      }),
    ],
    statedFigures: stated === undefined ? [] : [buildStatedFigure({ value: quantity(stated) })],
  });
  return freeze({ facts: [facts], reference, revision, narrative: () => ({ stories }) });
}

/** The earlier revision as the database returns it. */
function corrected(before: Published, after: Published) {
  const record = { previousSha256: null, findings: [], submissions: [], photos: [] };
  const stored = readStored(writeStored(published(before), record)).month;
  return correctionBetween(stored, published({ ...after, revision: 2 }), '补报')['zh-Hans'];
}

const figuresOf = ({ figures }: ReturnType<typeof corrected>) =>
  figures.map(({ indicator, basis, stated, correct, difference }) => [
    indicator,
    basis,
    stated.text,
    correct.text,
    difference.text,
  ]);

describe('a correction', () => {
  it('names both revisions and the reason', () => {
    expect(corrected({}, {})).toMatchObject({ revision: 2, previousRevision: 1, reason: '补报' });
  });

  it('is empty where nothing differs', () => {
    expect(corrected({ stories: [buildStory('a')] }, { stories: [buildStory('a')] })).toMatchObject({
      figures: [],
      texts: [],
    });
  });

  it('lists a figure at every basis at which it differs, with the signed difference', () => {
    expect(figuresOf(corrected({ participants: '19' }, { participants: '17.5' }))).toEqual([
      ['participants', 'month', '19', '17.5', '-1.5'],
      ['participants', 'year-to-date', '19', '17.5', '-1.5'],
      ['participants', 'to-date', '19', '17.5', '-1.5'],
    ]);
    expect(figuresOf(corrected({ participants: '17.5' }, { participants: '19' }))[0]).toEqual([
      ...['participants', 'month', '17.5', '19', '+1.5'],
    ]);
  });

  it('keeps "not reported" from zero: there is no difference to a figure nobody reported', () => {
    expect(figuresOf(corrected({ participants: null }, { participants: '0' }))[0]).toEqual([
      ...['participants', 'month', '未填报', '0', '—'],
    ]);
  });

  it('names stories that came, went and changed', () => {
    const before = [buildStory('gone'), buildStory('same'), buildStory('told')];
    const told = buildStory('told', { occurredOn: '2020-12-20' });
    const { texts } = corrected(
      { stories: before },
      { stories: [buildStory('same'), told, buildStory('new')] },
    );
    expect(texts.map(({ change, name }) => [change, name.text])).toEqual(
      expect.arrayContaining([
        ['changed', 'told'],
        ['added', 'new'],
        ['removed', 'gone'],
      ]),
    );
    expect(texts).toHaveLength(3);
    expect(texts[0]?.text).toContain('零废弃网络发展项目 · ');
  });

  it('names a stated figure that was entered again', () => {
    expect(corrected({ stated: '18' }, { stated: '19' }).texts.map(({ text }) => text)).toEqual([
      '修改：零废弃网络发展项目 · 参与人次（原报数）',
    ]);
  });

  it('tells of a programme that is no longer there', () => {
    const before = published({});
    const after: FrozenMonth = {
      ...published({ revision: 2 }),
      programmes: [],
      models: freeze({ facts: [], reference, revision: 2 }).models,
    };
    const { figures, texts } = correctionBetween(before, after, '')['zh-Hans'];
    expect(figures.map(({ correct }) => correct.text)).toEqual(['未填报', '未填报', '未填报']);
    expect(texts.map(({ text }) => text)).toEqual(['删除：零废弃网络发展项目']);
  });
});
