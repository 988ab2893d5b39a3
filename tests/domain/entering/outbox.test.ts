/** Drafts until the server has them: with servers that die, refuse and forget to answer, and tabs that close. */
import type {
  ActivityFields,
  EntryKind,
  FieldsOf,
  Kept,
} from '../../../src/plugins/monthly-report/shared/my-reports';
import { areSame, baseline, merge } from '../../../src/plugins/monthly-report/shared/merge';
import {
  KEEP_AFTER,
  Outbox,
  type Answer,
  type Draft,
  type Trouble,
} from '../../../src/plugins/monthly-report/admin/src/filling/outbox';
import {
  NEW_ACTIVITY,
  type TypedActivity,
} from '../../../src/plugins/monthly-report/admin/src/filling/typed';

type Fields = FieldsOf[EntryKind];
const PLACE = { month: '2021-03', programme: 'lane_gardens', partner: 'lan' };
const ENTRY = 'a00000000000000000000001';

/** A clock that moves only when the test moves it. */
class TestClock {
  now = 0;
  private timers: { at: number; run: () => void }[] = [];

  readonly later = (run: () => void, milliseconds: number) => {
    const timer = { at: this.now + milliseconds, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  };

  /** A closed tab runs no more timers. */
  closeTabs(): void {
    this.timers = [];
  }

  async pass(milliseconds: number): Promise<void> {
    const until = this.now + milliseconds;
    for (;;) {
      const [next] = this.timers.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
      if (next === undefined) break;
      this.now = next.at;
      this.timers = this.timers.filter((one) => one !== next);
      next.run();
      await settled();
    }
    this.now = until;
    await settled();
  }
}

/** Lets all pending promises run. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

const UNREACHABLE: Trouble = { kind: 'unreachable' };

/** The rules of the real server for a single entry. */
class TestServer {
  stored: ActivityFields | null = null;
  taken = 0;
  /** The fault of the next requests. */
  fault: 'none' | 'dead' | 'forgets' | Trouble = 'none';

  async keep(draft: Pick<Draft, 'base' | 'sent'>, fields: Fields): Promise<Answer<Kept<Fields>>> {
    await Promise.resolve();
    if (typeof this.fault === 'object') return { kind: 'trouble', trouble: this.fault };
    if (this.fault === 'dead') return { kind: 'trouble', trouble: UNREACHABLE };
    const mine = fields as ActivityFields;
    if (this.stored !== null) {
      const theirs = this.stored;
      const from = baseline({ ...draft.base }, draft.sent && { ...draft.sent }, { ...theirs });
      const merged = merge(from, { ...mine }, { ...theirs });
      if (merged.kind === 'conflict') {
        const entry = { documentId: ENTRY, version: '', fields: theirs, places: [], pictures: [] };
        const meanwhile = { theirs: entry, fields: merged.fields, by: '同事', at: '' };
        return { kind: 'trouble', trouble: { kind: 'changed', meanwhile } };
      }
      this.stored = (merged.kind === 'merged' ? merged.fields : mine) as ActivityFields;
    } else this.stored = mine;
    this.taken += 1;
    if (this.fault === 'forgets') return { kind: 'trouble', trouble: UNREACHABLE };
    return {
      kind: 'done',
      data: { documentId: ENTRY, version: '', fields: this.stored, places: [], pictures: [], merged: [] },
    };
  }
}

class TestDevice {
  readonly kept = new Map<string, string>();
  isFull = false;
  readonly keep = (draft: Draft): Promise<void> => {
    if (this.isFull) return Promise.reject(new Error('full'));
    this.kept.set(draft.documentId, JSON.stringify(draft));
    return Promise.resolve();
  };
  readonly forget = (documentId: string): Promise<void> => {
    this.kept.delete(documentId);
    return Promise.resolve();
  };
  readonly picture = () => Promise.resolve(null);
  readonly forgetPicture = () => Promise.resolve();
  readonly restored = (): Draft[] => [...this.kept.values()].map((text) => JSON.parse(text) as Draft);
}

function open(parts: { server: TestServer; device: TestDevice; clock: TestClock }): Outbox {
  const { server, device, clock } = parts;
  return new Outbox(
    {
      server: {
        keep: (draft, fields) => server.keep(draft, fields),
        remove: () => Promise.resolve({ kind: 'done', data: null }),
        addCommunity: () => Promise.reject(new Error('Nothing new is named here.')),
        upload: () => Promise.reject(new Error('Nothing is uploaded here.')),
      },
      device,
      clock,
      onKept: () => undefined,
      onRemoved: () => undefined,
    },
    device.restored(),
  );
}

const parts = () => ({ server: new TestServer(), device: new TestDevice(), clock: new TestClock() });
const beginning = (base: ActivityFields | null = null) => ({
  ...{ documentId: ENTRY, kind: 'activities' as const, place: PLACE, base },
  typed: { ...NEW_ACTIVITY, day: '14' },
});
const type = (outbox: Outbox, change: Partial<TypedActivity>, base: ActivityFields | null = null): void =>
  outbox.edit(beginning(base), (typed) => ({ ...typed, ...change }));
const titleOf = ([draft]: readonly Draft[]): string | undefined => draft?.typed.title;

describe('What is typed', () => {
  it('is on the device within half a second, and gone from there once the server has it', async () => {
    const all = parts();
    const outbox = open(all);
    type(outbox, { title: '课' });
    await all.clock.pass(KEEP_AFTER);
    expect(KEEP_AFTER).toBeLessThan(500);
    expect(titleOf(all.device.restored())).toBe('课');
    await all.clock.pass(2000);
    expect(all.server.stored).toMatchObject({ title: '课', startDate: '2021-03-14', sessions: 1 });
    expect(all.device.kept.size).toBe(0);
    expect(outbox.all()).toEqual([]);
  });

  it('waits on the device while it cannot be sent as it is, and is sent once it can', async () => {
    const all = parts();
    const outbox = open(all);
    type(outbox, { title: '课', day: '' });
    await all.clock.pass(60_000);
    expect(all.server.taken).toBe(0);
    type(outbox, { day: '2月30日' });
    await all.clock.pass(60_000);
    expect(all.server.taken).toBe(0);
    expect(titleOf(all.device.restored())).toBe('课');
    type(outbox, { day: '3/15' });
    await all.clock.pass(2000);
    expect(all.server.stored).toMatchObject({ startDate: '2021-03-15' });
  });

  it('is sent when the server is back, once', async () => {
    const all = parts();
    const outbox = open(all);
    all.server.fault = 'dead';
    type(outbox, { title: '课堂' });
    await all.clock.pass(20_000);
    expect(outbox.failure()).toBe('unreachable');
    all.server.fault = 'none';
    await all.clock.pass(60_000);
    expect(all.server).toMatchObject({ taken: 1, stored: { title: '课堂' } });
    expect(outbox.all()).toEqual([]);
  });

  it('that arrived without an answer is no conflict with itself, whatever was typed since', async () => {
    const all = parts();
    const outbox = open(all);
    all.server.fault = 'forgets';
    type(outbox, { title: '课' });
    await all.clock.pass(1000);
    expect(all.server.stored).toMatchObject({ title: '课' });
    all.server.fault = 'none';
    type(outbox, { title: '课堂' });
    await all.clock.pass(60_000);
    expect(all.server.stored).toMatchObject({ title: '课堂' });
    expect(outbox.all()).toEqual([]);
  });

  it('stays with its reason where it is refused or locked, also when the tab is closed', async () => {
    const all = parts();
    const outbox = open(all);
    all.server.fault = { kind: 'locked', message: '已提交' };
    type(outbox, { title: '课堂' });
    await all.clock.pass(5000);
    outbox.stop();
    const [kept] = all.device.restored();
    expect(kept).toMatchObject({ typed: { title: '课堂' }, trouble: { kind: 'locked', message: '已提交' } });
    const again = open(all);
    await all.clock.pass(60_000);
    expect(titleOf(again.all())).toBe('课堂');
    // The report was sent back: the draft goes out now.
    all.server.fault = 'none';
    again.tryAgain();
    await all.clock.pass(1000);
    expect(all.server.stored).toMatchObject({ title: '课堂' });
  });

  it('waits for a decision where somebody else changed the same, and then goes over the other version', async () => {
    const all = parts();
    const base = {
      ...({} as ActivityFields),
      title: '甲',
      startDate: '2021-03-14',
      communities: [],
      photos: [],
    };
    const stored: ActivityFields = { ...base, activityType: null, sessions: 1, measurements: {} };
    all.server.stored = { ...stored, title: '乙' };
    const outbox = open(all);
    type(outbox, { title: '丙' }, stored);
    await all.clock.pass(60_000);
    expect(all.server.stored.title).toBe('乙');
    const [draft] = outbox.all();
    expect(draft?.trouble).toMatchObject({ kind: 'changed', meanwhile: { fields: ['title'] } });
    outbox.decide(ENTRY, draft?.typed as TypedActivity);
    await all.clock.pass(1000);
    expect(all.server.stored.title).toBe('丙');
  });

  it('is still sent by a browser that keeps nothing, which is said', async () => {
    const all = parts();
    all.device.isFull = true;
    const outbox = open(all);
    type(outbox, { title: '课堂' });
    await all.clock.pass(KEEP_AFTER);
    expect(outbox.isKeptOnDevice()).toBe(false);
    await all.clock.pass(2000);
    expect(all.server.stored).toMatchObject({ title: '课堂' });
  });

  it('and is older than half a second is never lost, at two hundred random moments', async () => {
    let seed = 18;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const faults = [
      'none',
      'dead',
      'forgets',
      { kind: 'signed-out' },
      { kind: 'refused', message: '', fields: {} },
    ] as const;
    for (let moment = 0; moment < 200; moment += 1) {
      const all = parts();
      let outbox = open(all);
      let typed = '';
      const written: { readonly at: number; readonly text: string }[] = [];
      for (let step = 0; step < 5 + random(40); step += 1) {
        typed += String.fromCharCode(0x4e00 + random(2000));
        type(outbox, { title: typed });
        written.push({ at: all.clock.now, text: typed });
        if (random(6) === 0) all.server.fault = faults[random(faults.length)] ?? 'none';
        await all.clock.pass(random(400));
        if (random(12) === 0) outbox.tryAgain();
      }
      // The tab is closed at once: nothing more is written.
      const old = written.filter(({ at }) => at <= all.clock.now - 500).at(-1)?.text ?? '';
      all.clock.closeTabs();
      outbox = open(all);
      const has = titleOf(outbox.all()) ?? all.server.stored?.title ?? '';
      expect(has.startsWith(old)).toBe(true);
      // Everything arrives when the faults are over.
      all.server.fault = 'none';
      outbox.tryAgain();
      await all.clock.pass(120_000);
      expect(areSame(all.server.stored?.title ?? '', has)).toBe(true);
      expect(outbox.all()).toEqual([]);
    }
  });
});
