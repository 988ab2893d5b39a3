/** Long work lets other work run in between. */
import { inTurns } from '../../src/plugins/monthly-report/server/src/turns';

function* working(steps: number, milliseconds: number): Generator<void, number, void> {
  for (let step = 0; step < steps; step += 1) {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
    yield;
  }
  return steps;
}

describe('work in turns', () => {
  it('returns what it returns', async () => {
    expect(await inTurns(working(3, 0))).toBe(3);
  });

  it('lets everybody in who has waited, between one step and the next', async () => {
    let answered = 0;
    const asking = setInterval(() => (answered += 1), 0);
    await inTurns(working(5, 15));
    clearInterval(asking);
    expect(answered).toBeGreaterThanOrEqual(4);
  });

  it('fails with what fails', async () => {
    await expect(
      inTurns(
        (function* () {
          yield;
          throw new Error('broken');
        })(),
      ),
    ).rejects.toThrow('broken');
  });
});
