/** Answers are made once for each version of their content. */
import { Answers } from '../../src/plugins/monthly-report/server/src/http/serving/answers';
import type { Question } from '../../src/plugins/monthly-report/server/src/http/serving/question';
import { buildQuestion, Content, textOf } from '../helpers/serving';

const MEBIBYTE = 1024 * 1024;

async function ask(answers: Answers, question: Question): Promise<string> {
  const answer = await answers.of(question, await answers.versions.value());
  return textOf(await answer.in('identity'));
}

function counted(content: Content, overrides: Partial<Question> = {}) {
  const render = jest.fn(() => Promise.resolve(content.text));
  return { render, question: buildQuestion(content, { render, ...overrides }) };
}

describe('an answer', () => {
  it('is rendered once, however many ask one after the other or at once', async () => {
    const content = new Content();
    const answers = new Answers(content.read, MEBIBYTE);
    const { render, question } = counted(content);
    await Promise.all([ask(answers, question), ask(answers, question), ask(answers, question)]);
    expect(await ask(answers, question)).toBe('eins');
    expect(render).toHaveBeenCalledTimes(1);
  });

  it('is made again when what it is made of has changed', async () => {
    const content = new Content();
    const answers = new Answers(content.read, MEBIBYTE);
    const { render, question } = counted(content);
    await ask(answers, question);
    content.change('zwei');
    expect(await ask(answers, question)).toBe('zwei');
    expect(render).toHaveBeenCalledTimes(2);
  });

  it('that saw the content change halfway is made again', async () => {
    const content = new Content();
    const answers = new Answers(content.read, MEBIBYTE);
    const render = jest.fn(() => {
      const text = content.text;
      if (content.version === 1) content.change('zwei');
      return Promise.resolve(text);
    });
    expect(await ask(answers, buildQuestion(content, { render }))).toBe('zwei');
    expect(render).toHaveBeenCalledTimes(2);
  });

  it('is given in the end while the content never stops changing, and not kept', async () => {
    const content = new Content();
    const answers = new Answers(content.read, MEBIBYTE);
    const render = jest.fn(() => {
      content.change(`Fassung ${content.version}`);
      return Promise.resolve(content.text);
    });
    const question = buildQuestion(content, { render });
    expect(await ask(answers, question)).toBe('Fassung 3');
    expect(answers.find(question, await answers.versions.value())).toBeNull();
  });

  it('that cannot be made fails for all who wait, and is tried again for the next', async () => {
    const content = new Content();
    const answers = new Answers(content.read, MEBIBYTE);
    const render = jest
      .fn<Promise<string>, []>()
      .mockRejectedValueOnce(new Error('no such month'))
      .mockResolvedValueOnce('doch');
    const question = buildQuestion(content, { render });
    const asked = [ask(answers, question), ask(answers, question)];
    await Promise.all(asked.map((one) => expect(one).rejects.toThrow('no such month')));
    expect(await ask(answers, question)).toBe('doch');
  });

  it('has other bytes and another ETag in another encoding, each made once', async () => {
    const content = new Content();
    content.text = '月报'.repeat(2000);
    const answers = new Answers(content.read, MEBIBYTE);
    const answer = await answers.of(buildQuestion(content), await answers.versions.value());
    const [gzip, again, br, identity] = await Promise.all([
      answer.in('gzip'),
      answer.in('gzip'),
      answer.in('br'),
      answer.in('identity'),
    ]);
    expect(again).toBe(gzip);
    expect(new Set([gzip, br, identity].map(({ headers }) => headers['ETag'])).size).toBe(3);
    expect(textOf(identity)).toBe(content.text);
  });
});

describe('the memory for answers', () => {
  const LONG = 'x'.repeat(10_000);

  async function rendered(limit: number, keys: readonly string[]): Promise<string[]> {
    const content = new Content();
    content.text = LONG;
    const answers = new Answers(content.read, limit);
    const made: string[] = [];
    for (const key of keys) {
      const render = () => {
        made.push(key);
        return Promise.resolve(content.text);
      };
      await ask(answers, buildQuestion(content, { key, render }));
    }
    return made;
  }

  it('gives up what was asked for longest ago', async () => {
    expect(await rendered(30_000, ['a', 'b', 'a', 'c', 'a', 'b'])).toEqual(['a', 'b', 'c', 'b']);
  });

  it('of 0 bytes keeps nothing', async () => {
    expect(await rendered(0, ['a', 'a'])).toEqual(['a', 'a']);
  });

  it('counts what compressing adds', async () => {
    const content = new Content();
    content.text = LONG;
    const answers = new Answers(content.read, 12_060);
    const question = buildQuestion(content);
    const versions = await answers.versions.value();
    const answer = await answers.of(question, versions);
    expect(answers.find(question, versions)).toBe(answer);
    await answer.in('gzip');
    expect(answers.find(question, versions)).toBeNull();
  });
});
