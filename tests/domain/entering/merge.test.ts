import * as fc from 'fast-check';

import { areSame, baseline, merge, type Values } from '../../../src/plugins/monthly-report/shared/merge';

const activity = (overrides: Values = {}): Values => ({
  title: '厨余课堂',
  startDate: '2021-03-14',
  communities: ['a'],
  measurements: { waste_total: 10, waste_kitchen: 4, participants: 30 },
  ...overrides,
});
const figures = (changes: Values) => ({ waste_total: 10, waste_kitchen: 4, participants: 30, ...changes });
/** A total and its part count as one matter. */
const FAMILIES = { waste_total: 'waste', waste_kitchen: 'waste' };

describe('An entry that two people change', () => {
  it('is saved as it is where the other one changed nothing of it', () => {
    expect(merge(activity(), activity({ title: '课堂' }), activity())).toEqual({ kind: 'unchanged' });
  });

  it('needs nothing where both wrote the same', () => {
    const same = activity({ title: '课堂' });
    expect(merge(activity(), same, same)).toEqual({ kind: 'same' });
  });

  it('is merged where only different indicators changed, and says which', () => {
    const mine = activity({ measurements: figures({ participants: 31 }) });
    const theirs = activity({ measurements: figures({ waste_total: 12 }) });
    expect(merge(activity(), mine, theirs, FAMILIES)).toEqual({
      kind: 'merged',
      fields: activity({ measurements: figures({ participants: 31, waste_total: 12 }) }),
      taken: ['waste_total'],
    });
  });

  it('keeps a figure that the other one took out', () => {
    const mine = activity({ measurements: figures({ participants: 31 }) });
    const theirs = activity({ measurements: { waste_total: 10, participants: 30 } });
    const merged = merge(activity(), mine, theirs, FAMILIES);
    expect(merged).toMatchObject({ kind: 'merged', taken: ['waste_kitchen'] });
    expect(
      areSame((merged as { fields: Values }).fields.measurements, { waste_total: 10, participants: 31 }),
    ).toBe(true);
  });

  it('is for people to decide where both changed one indicator', () => {
    const mine = activity({ measurements: figures({ participants: 31 }) });
    const theirs = activity({ measurements: figures({ participants: 32 }) });
    expect(merge(activity(), mine, theirs)).toEqual({
      kind: 'conflict',
      fields: ['measurements.participants'],
    });
  });

  it('is for people to decide where one changed the total and the other a part of it', () => {
    const mine = activity({ measurements: figures({ waste_total: 11 }) });
    const theirs = activity({ measurements: figures({ waste_kitchen: 5 }) });
    expect(merge(activity(), mine, theirs, FAMILIES)).toEqual({
      kind: 'conflict',
      fields: ['measurements.waste_kitchen', 'measurements.waste_total'],
    });
  });

  it('is for people to decide where anything but figures changed, even in different fields', () => {
    const theirs = activity({ title: '厨余小课堂' });
    expect(merge(activity(), activity({ communities: ['a', 'b'] }), theirs)).toEqual({
      kind: 'conflict',
      fields: ['communities', 'title'],
    });
    expect(merge(activity(), activity({ measurements: figures({ participants: 1 }) }), theirs)).toEqual({
      kind: 'conflict',
      fields: ['measurements.participants', 'title'],
    });
  });

  it('that was sent before counts from what arrived of it', () => {
    const sent = activity({ title: '课堂', measurements: figures({ participants: 31 }) });
    const mine = activity({ title: '小课堂', measurements: figures({ participants: 32 }) });
    const from = (theirs: Values) => merge(baseline(activity(), sent, theirs), mine, theirs);
    // The save arrived; it did not arrive; it arrived, and somebody else added a figure.
    expect(from(sent)).toEqual({ kind: 'unchanged' });
    expect(from(activity())).toEqual({ kind: 'unchanged' });
    expect(from({ ...sent, measurements: figures({ participants: 31, volunteers: 2 }) })).toMatchObject({
      kind: 'conflict',
    });
    const figuresAlone = { ...mine, title: '课堂' };
    const theirs = { ...sent, measurements: figures({ participants: 31, volunteers: 2 }) };
    expect(merge(baseline(activity(), sent, theirs), figuresAlone, theirs)).toMatchObject({
      kind: 'merged',
      taken: ['volunteers'],
    });
  });

  it('loses no change of either side in silence, in two hundred random pairs', () => {
    const value = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
    const entry = fc.record({
      title: fc.constantFrom('甲', '乙'),
      measurements: fc.record({ a: value, b: value, c: value }),
    });
    const leaves = ({ title, measurements }: { title: string; measurements: Values }): Values => ({
      title,
      ...measurements,
    });
    fc.assert(
      fc.property(entry, entry, entry, (base, mine, theirs) => {
        const result = merge(base, mine, theirs);
        const [before, one, other] = [base, mine, theirs].map(leaves) as [Values, Values, Values];
        if (result.kind === 'conflict') return;
        const after =
          result.kind === 'merged' ? leaves(result.fields as { title: string; measurements: Values }) : one;
        for (const key of Object.keys(before)) {
          if (!areSame(one[key], before[key])) expect(after[key] ?? null).toEqual(one[key]);
          if (!areSame(other[key], before[key])) expect(after[key] ?? null).toEqual(other[key]);
        }
      }),
      { seed: 18, numRuns: 2000 },
    );
  });
});
