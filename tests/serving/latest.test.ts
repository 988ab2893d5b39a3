/** Sharing a read: never an answer older than the question, never two reads at once. */
import { setImmediate as turn } from 'node:timers/promises';

import { Latest } from '../../src/plugins/monthly-report/server/src/serving/latest';

interface Sent {
  readonly answer: (value: number) => void;
  readonly fail: (error: Error) => void;
}

function setUp(): { latest: Latest<number>; sent: Sent[] } {
  const sent: Sent[] = [];
  const latest = new Latest<number>(() => new Promise((answer, fail) => sent.push({ answer, fail })));
  return { latest, sent };
}

const turns = async (): Promise<void> => {
  for (let count = 0; count < 10; count += 1) await turn();
};

describe('the latest value', () => {
  it('is read once for all who ask at the same time', async () => {
    const { latest, sent } = setUp();
    const asked = [latest.value(), latest.value(), latest.value()];
    await turns();
    expect(sent).toHaveLength(1);
    sent[0]?.answer(7);
    expect(await Promise.all(asked)).toEqual([7, 7, 7]);
  });

  it('is read again for those who asked after the read was sent', async () => {
    const { latest, sent } = setUp();
    const early = latest.value();
    await turns();
    const late = [latest.value(), latest.value()];
    sent[0]?.answer(1);
    expect(await early).toBe(1);
    await turns();
    sent[1]?.answer(2);
    expect(await Promise.all(late)).toEqual([2, 2]);
    expect(sent).toHaveLength(2);
  });

  it('never has two reads on their way', async () => {
    const { latest, sent } = setUp();
    const first = latest.value();
    await turns();
    const second = latest.value();
    await turns();
    expect(sent).toHaveLength(1);
    sent[0]?.answer(1);
    await first;
    await turns();
    expect(sent).toHaveLength(2);
    sent[1]?.answer(2);
    expect(await second).toBe(2);
  });

  it('fails for those whose read failed, and for nobody after them', async () => {
    const { latest, sent } = setUp();
    const failing = [latest.value(), latest.value()];
    await turns();
    const after = latest.value();
    sent[0]?.fail(new Error('no connection'));
    await expect(Promise.all(failing)).rejects.toThrow('no connection');
    await turns();
    sent[1]?.answer(3);
    expect(await after).toBe(3);
  });

  it('is told over several turns of the event loop where those who asked send much', async () => {
    const { latest, sent } = setUp();
    const told: number[] = [];
    for (let asker = 0; asker < 3; asker += 1) {
      latest.ask(
        (value) => {
          told.push(value);
          return 300_000;
        },
        () => undefined,
      );
    }
    await turns();
    const answered = new Promise<void>((resolve) => setImmediate(resolve));
    sent[0]?.answer(7);
    await Promise.resolve();
    await answered;
    expect(told.length).toBeLessThan(3);
    await turns();
    expect(told).toEqual([7, 7, 7]);
  });
});
