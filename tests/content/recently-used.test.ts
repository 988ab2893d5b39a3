/** A cache makes each slow value once while it is asked for, and never holds more than its size. */
import { RecentlyUsed } from '../../src/plugins/monthly-report/server/src/database/recently-used';

function maker() {
  const made: string[] = [];
  const make =
    (value: string, size = 1) =>
    () => {
      made.push(value);
      return Promise.resolve({ value, size });
    };
  return { made, make };
}

describe('values that take long to make', () => {
  it('are made once, for those who ask together and for those who ask later', async () => {
    const { made, make } = maker();
    const used = new RecentlyUsed<string>(10);
    expect(await Promise.all([used.of('a', make('a')), used.of('a', make('a'))])).toEqual(['a', 'a']);
    expect(await used.of('a', make('a'))).toBe('a');
    expect(made).toEqual(['a']);
  });

  it('go when others need the room, the one asked for longest ago first', async () => {
    const { made, make } = maker();
    const used = new RecentlyUsed<string>(2);
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await used.of(key, make(key));
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('are not held where one is larger than all the room, nor where making it failed', async () => {
    const { made, make } = maker();
    const used = new RecentlyUsed<string>(2);
    await used.of('large', make('large', 3));
    await used.of('large', make('large', 3));
    await expect(used.of('b', () => Promise.reject(new Error('no connection')))).rejects.toThrow(
      'no connection',
    );
    expect(await used.of('b', make('b'))).toBe('b');
    expect(made).toEqual(['large', 'large', 'b']);
  });

  it('are made apart for who must not wait for others', async () => {
    const { made, make } = maker();
    const used = new RecentlyUsed<string>(2);
    void used.of('a', () => new Promise(() => undefined));
    expect(await used.alone('a', make('a'))).toBe('a');
    expect(made).toEqual(['a']);
  });
});
