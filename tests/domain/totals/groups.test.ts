import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import type { Grouping } from '../../../src/plugins/monthly-report/shared/vocabulary';
import {
  buildActivity,
  buildCounted,
  buildMeasured,
  buildPartner,
  buildProgrammeFacts,
  buildReference,
  buildRegion,
  digits,
  translated,
} from '../../helpers/builders';
import { groupsOf } from '../../helpers/totals';

const north = buildRegion({ code: 'north', order: 2 });
const south = buildRegion({ code: 'south', order: 1 });
const reference = buildReference({
  partners: [
    buildPartner({ code: 'a', region: north }),
    buildPartner({ code: 'b', region: south }),
    buildPartner({ code: 'c', region: null }),
  ],
  communities: [
    { code: 'x', name: translated('X村') },
    { code: 'y', name: translated('Y村') },
  ],
  activityTypes: [
    { code: 'training', name: translated('培训'), order: 2 },
    { code: 'visit', name: translated('入户'), order: 1 },
  ],
});

const facts = buildProgrammeFacts({
  indicators: [buildCounted('activity'), buildMeasured(), buildCounted('partner')],
  activities: [
    buildActivity({
      partner: null,
      communities: [],
      activityType: null,
      measurements: { participants: '1' },
    }),
    buildActivity({
      partner: 'a',
      communities: ['x', 'y'],
      activityType: 'training',
      measurements: { participants: '2' },
    }),
    buildActivity({
      partner: 'b',
      communities: ['y'],
      activityType: 'visit',
      measurements: { participants: '4' },
    }),
    buildActivity({ partner: 'c', communities: ['x', 'x'], activityType: 'visit' }),
    buildActivity({ partner: 'a', communities: ['z'], startDate: '2020-11-01' }),
  ],
});

const rowsBy = (grouping: Grouping) =>
  groupsOf(facts, reference, toMonth('2020-12'), 'month', grouping).map(({ code, figures }) => [
    code,
    ...figures.map(({ value }) => digits(value)),
  ]);

describe('totals by group', () => {
  it('put regions in their order and activities without one last', () => {
    expect(rowsBy('region')).toEqual([
      ['south', '1', '4', '1'],
      ['north', '1', '2', '1'],
      [null, '2', '1', '1'],
    ]);
  });

  it('put partners by code and give entries without one a row that adds no partner', () => {
    expect(rowsBy('partner')).toEqual([
      ['a', '1', '2', '1'],
      ['b', '1', '4', '1'],
      ['c', '1', null, '1'],
      [null, '1', '1', '0'],
    ]);
  });

  it('put an activity in several communities into one row of its own', () => {
    expect(rowsBy('community')).toEqual([
      ['x', '1', null, '1'],
      ['y', '1', '4', '1'],
      ['multiple', '1', '2', '1'],
      [null, '1', '1', '0'],
    ]);
    const rows = groupsOf(facts, reference, toMonth('2020-12'), 'month', 'community');
    expect(rows.map(({ name }) => name)).toEqual([
      translated('X村'),
      translated('Y村'),
      { 'zh-Hans': '多个社区', en: 'Several communities' },
      null,
    ]);
  });

  it('put activity types in their order', () => {
    expect(rowsBy('activity-type').map(([code]) => code)).toEqual(['visit', 'training', null]);
  });

  it('have a row only for groups with an activity in the asked span', () => {
    expect(
      groupsOf(facts, reference, toMonth('2020-11'), 'month', 'community').map(({ code }) => code),
    ).toEqual(['z']);
    expect(
      groupsOf(facts, reference, toMonth('2020-12'), 'to-date', 'community').map(({ code }) => code),
    ).toEqual(['x', 'y', 'z', 'multiple', null]);
    expect(groupsOf(facts, reference, toMonth('2019-12'), 'month', 'community')).toEqual([]);
  });

  it('do not mistake a community that is called multiple for the row of several', () => {
    const confusing = buildProgrammeFacts({
      indicators: [buildCounted('activity')],
      activities: [buildActivity({ communities: ['multiple'] }), buildActivity({ communities: ['x', 'y'] })],
    });
    expect(groupsOf(confusing, reference, toMonth('2020-12'), 'month', 'community')).toHaveLength(2);
  });
});
