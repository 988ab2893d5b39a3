/** A document that was too large is not made again at once for the next requests. */
import { tooLarge, unavailable } from '../../src/plugins/monthly-report/server/src/errors';
import { RecentRefusals } from '../../src/plugins/monthly-report/server/src/report/steps/recent-refusals';

const MINUTE = 60_000;

describe('a document that was refused', () => {
  let now = 0;
  let made = 0;
  const build = () => {
    now = 0;
    made = 0;
    return new RecentRefusals(() => now);
  };
  const refuse = (error: Error) => () => {
    made += 1;
    return Promise.reject(error);
  };

  it('is refused for a minute with the same words, and tried again after it', async () => {
    const refusals = build();
    const error = tooLarge('This report has 6,000 photos.');
    for (let times = 0; times < 3; times += 1) {
      await expect(refusals.unlessRefused('a', refuse(error))).rejects.toBe(error);
    }
    expect(made).toBe(1);
    now += MINUTE;
    await expect(refusals.unlessRefused('a', refuse(error))).rejects.toBe(error);
    expect(made).toBe(2);
    now += MINUTE;
    expect(await refusals.unlessRefused('a', () => Promise.resolve('made'))).toBe('made');
  });

  it('does not stand in the way of another', async () => {
    const refusals = build();
    await expect(refusals.unlessRefused('a', refuse(tooLarge('too large')))).rejects.toThrow('too large');
    expect(await refusals.unlessRefused('b', () => Promise.resolve('made'))).toBe('made');
  });

  it('is asked for again at once where nothing but the moment was wrong', async () => {
    const refusals = build();
    await expect(refusals.unlessRefused('a', refuse(unavailable('busy', 5)))).rejects.toThrow('busy');
    expect(await refusals.unlessRefused('a', () => Promise.resolve('made'))).toBe('made');
  });

  it('is forgotten when there are very many others', async () => {
    const refusals = build();
    const error = tooLarge('too large');
    for (let count = 0; count <= 100; count += 1) {
      await expect(refusals.unlessRefused(`document ${count}`, refuse(error))).rejects.toBe(error);
    }
    expect(await refusals.unlessRefused('document 0', () => Promise.resolve('made'))).toBe('made');
  });
});
