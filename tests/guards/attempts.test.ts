/** The count of login attempts: by client, in windows of time, with limited memory. */
import { Attempts } from '../../src/plugins/monthly-report/server/src/access/accounts/attempts';
import { clientOf } from '../../src/plugins/monthly-report/server/src/access/accounts/client';

const WINDOW = 60_000;

function counting() {
  const clock = { now: 0 };
  return { clock, attempts: new Attempts(WINDOW, () => clock.now) };
}

describe('attempts', () => {
  it('are allowed up to the limit, and again when the window is over', () => {
    const { clock, attempts } = counting();
    expect([attempts.take('a', 2), attempts.take('a', 2)]).toEqual([null, null]);
    clock.now = WINDOW - 1500;
    expect(attempts.take('a', 2)).toBe(2);
    clock.now = WINDOW;
    expect(attempts.take('a', 2)).toBeNull();
  });

  it('count for their name alone', () => {
    const { attempts } = counting();
    attempts.take('a', 1);
    expect(attempts.take('a', 1)).toBe(60);
    expect(attempts.take('b', 1)).toBeNull();
  });

  it('are given back one by one, or forgiven at once', () => {
    const { attempts } = counting();
    for (let count = 0; count < 3; count += 1) attempts.take('a', 3);
    attempts.giveBack('a');
    expect([attempts.take('a', 3), attempts.take('a', 3)]).toEqual([null, 60]);
    attempts.forget('a');
    expect(attempts.take('a', 3)).toBeNull();
  });

  it('of more names than are remembered push out the oldest', () => {
    const { attempts } = counting();
    attempts.take('first', 1);
    for (let name = 0; name < 20_000; name += 1) attempts.take(String(name), 1);
    expect(attempts.take('first', 1)).toBeNull();
    expect(attempts.take('19999', 1)).toBe(60);
  });
});

describe('a client', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:0:7::1', '2001:db8:0:7::/64'],
    ['2001:DB8:0:7:ffff:ffff:ffff:ffff', '2001:db8:0:7::/64'],
    ['2001:db8::7:0:0:0:1', '2001:db8:0:7::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('is %s as %s', (address, client) => {
    expect(clientOf(address)).toBe(client);
  });
});
