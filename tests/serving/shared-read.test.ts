/** Sharing a read: an answer is never older than its question, and there are never two reads at once. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';

import { SharedRead } from '../../src/plugins/monthly-report/server/src/http/serving/shared-read';

interface Sent {
  readonly answer: (value: number) => void;
  readonly fail: (error: Error) => void;
}

function setUp(): { read: SharedRead<number>; sent: Sent[] } {
  const sent: Sent[] = [];
  const read = new SharedRead<number>(() => new Promise((answer, fail) => sent.push({ answer, fail })));
  return { read, sent };
}

const turns = async (): Promise<void> => {
  for (let count = 0; count < 10; count += 1) await turn();
};

describe('a shared read', () => {
  it('is sent once for all who ask at the same time', async () => {
    const { read, sent } = setUp();
    const asked = [read.value(), read.value(), read.value()];
    await turns();
    expect(sent).toHaveLength(1);
    sent[0]?.answer(7);
    expect(await Promise.all(asked)).toEqual([7, 7, 7]);
  });

  it('is sent again for those who asked after it was sent', async () => {
    const { read, sent } = setUp();
    const early = read.value();
    await turns();
    const late = [read.value(), read.value()];
    sent[0]?.answer(1);
    expect(await early).toBe(1);
    await turns();
    sent[1]?.answer(2);
    expect(await Promise.all(late)).toEqual([2, 2]);
    expect(sent).toHaveLength(2);
  });

  it('is never on its way twice', async () => {
    const { read, sent } = setUp();
    const first = read.value();
    await turns();
    const second = read.value();
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
    const { read, sent } = setUp();
    const failing = [read.value(), read.value()];
    await turns();
    const after = read.value();
    sent[0]?.fail(new Error('no connection'));
    await expect(Promise.all(failing)).rejects.toThrow('no connection');
    await turns();
    sent[1]?.answer(3);
    expect(await after).toBe(3);
  });

  it('runs outside the request that asked first', async () => {
    const request = new AsyncLocalStorage<string>();
    const read = new SharedRead(() => Promise.resolve(request.getStore() ?? 'nobody'));
    expect(await request.run('a transaction', () => read.value())).toBe('nobody');
  });
});
