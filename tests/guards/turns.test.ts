/** The queue for pictures that wait to be decoded. */
import fc from 'fast-check';

import { TooManyWaiting, Turns } from '../../src/extensions/upload/turns';

const LIMITS = { pixelsPerMinute: 100, waitingOfOne: 3, waiting: 5 };

describe('pictures that wait to be decoded', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const turns = () => new Turns(LIMITS, () => Date.now());
  /** Notes its start, and takes some time. */
  const picture = (begun: string[], name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => setTimeout(() => resolve(name), 10));
  };

  it('are decoded one at a time, each sender in turn', async () => {
    const queue = turns();
    const begun: string[] = [];
    const all = ['a1', 'a2', 'b1'].map((name) => queue.take(name.charAt(0), 10, picture(begun, name)));
    expect(begun).toEqual(['a1']);
    await jest.advanceTimersByTimeAsync(10);
    expect(begun).toEqual(['a1', 'b1']);
    await jest.advanceTimersByTimeAsync(20);
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1']);
  });

  it('of a sender over its allowance wait, and those of others do not', async () => {
    const queue = turns();
    const begun: string[] = [];
    const all = [
      queue.take('a', 150, picture(begun, 'a1')),
      queue.take('a', 10, picture(begun, 'a2')),
      queue.take('b', 10, picture(begun, 'b1')),
    ];
    await jest.advanceTimersByTimeAsync(1000);
    expect(begun).toEqual(['a1', 'b1']);
    await jest.advanceTimersByTimeAsync(31_000);
    expect(begun).toEqual(['a1', 'b1', 'a2']);
    await jest.advanceTimersByTimeAsync(10);
    await Promise.all(all);
  });

  it('are refused once too many of a sender wait, with the seconds until there is room', async () => {
    const queue = turns();
    const all = [queue.take('a', 150, picture([], 'a'))];
    for (let more = 0; more < LIMITS.waitingOfOne; more += 1) all.push(queue.take('a', 1, picture([], 'a')));
    const refused = await queue.take('a', 1, picture([], 'a')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TooManyWaiting);
    expect((refused as TooManyWaiting).retryAfter).toBeGreaterThan(0);
    await jest.advanceTimersByTimeAsync(120_000);
    await Promise.all(all);
    expect(await Promise.race([queue.take('a', 1, () => Promise.resolve('again'))])).toBe('again');
  });

  it('are refused once too many wait in all', async () => {
    const queue = turns();
    const all = Array.from({ length: LIMITS.waiting + 1 }, (_, index) =>
      queue.take(`sender ${index}`, 1, picture([], 'a')),
    );
    await expect(queue.take('another', 1, picture([], 'a'))).rejects.toBeInstanceOf(TooManyWaiting);
    await jest.advanceTimersByTimeAsync(100);
    await Promise.all(all);
  });

  it('that cannot be decoded keep nobody waiting', async () => {
    const queue = turns();
    const broken = queue.take('a', 1, () => Promise.reject(new Error('broken')));
    const good = queue.take('a', 1, () => Promise.resolve('good'));
    await expect(broken).rejects.toThrow('broken');
    expect(await good).toBe('good');
  });

  it('all get their turn, whoever sends what', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 300 })), {
          maxLength: 20,
        }),
        async (sent) => {
          const queue = new Turns({ ...LIMITS, waitingOfOne: 50, waiting: 50 }, () => Date.now());
          let running = 0;
          const all = sent.map(([name, pixels]) =>
            queue.take(name, pixels, async () => {
              running += 1;
              expect(running).toBe(1);
              await Promise.resolve();
              running -= 1;
            }),
          );
          await jest.advanceTimersByTimeAsync(4 * 3_600_000);
          await Promise.all(all);
        },
      ),
      { numRuns: 30 },
    );
  });
});
