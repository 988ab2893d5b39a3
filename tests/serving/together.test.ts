/** Questions of one turn of the event loop, handed on together. */
import { Together } from '../../src/plugins/monthly-report/server/src/content/together';

/** Remembers what was asked together; `refuse` gives the error of a packet. */
function setUp(refuse: (questions: readonly string[]) => Error | null = () => null) {
  const packets: (readonly string[])[] = [];
  const together = new Together<string, string>((questions) => {
    packets.push(questions);
    const error = refuse(questions);
    return error ? Promise.reject(error) : Promise.resolve(questions.map((question) => `${question}!`));
  });
  return { packets, together };
}

const withCode = (code: string) => Object.assign(new Error(code), { code });

describe('questions asked together', () => {
  it('are handed on in one packet, and each gets its answer', async () => {
    const { packets, together } = setUp();
    expect(await Promise.all(['a', 'b', 'c'].map((question) => together.ask(question)))).toEqual([
      'a!',
      'b!',
      'c!',
    ]);
    expect(packets).toEqual([['a', 'b', 'c']]);
  });

  it('never join a packet that was sent before they were asked', async () => {
    const { packets, together } = setUp();
    const first = together.ask('a');
    await new Promise((resolve) => setImmediate(resolve));
    const second = together.ask('b');
    expect(await Promise.all([first, second])).toEqual(['a!', 'b!']);
    expect(packets).toEqual([['a'], ['b']]);
  });

  it('are parted where they are too many for one packet', async () => {
    const { packets, together } = setUp();
    await Promise.all(Array.from({ length: 70 }, (_, number) => together.ask(String(number))));
    expect(packets.map(({ length }) => length)).toEqual([32, 32, 6]);
  });

  it('do not fail for a value that only one of them has', async () => {
    const { together } = setUp((questions) => (questions.includes('bad') ? withCode('22003') : null));
    const asked = ['a', 'bad', 'c'].map((question) => together.ask(question));
    expect(await Promise.allSettled(asked)).toMatchObject([
      { status: 'fulfilled', value: 'a!' },
      { status: 'rejected', reason: { code: '22003' } },
      { status: 'fulfilled', value: 'c!' },
    ]);
  });

  it('fail together, without being asked again, where the database cannot be reached', async () => {
    const { packets, together } = setUp(() => withCode('ECONNREFUSED'));
    const asked = await Promise.allSettled(['a', 'b'].map((question) => together.ask(question)));
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(packets).toHaveLength(1);
  });
});
