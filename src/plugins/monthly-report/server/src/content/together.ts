/** So many questions that one of them need not wait long for the others. */
const MOST_TOGETHER = 32;

/** What PostgreSQL says of a value it cannot take: the class "data exception". */
const isAboutOneQuestion = (error: unknown): boolean => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.startsWith('22');
};

interface Asked<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Hands on together what is asked in the same turn of the event loop: sixteen questions in
 * one packet cost the database and this process two system calls, not thirty-two.
 * Each is sent after it was asked, and answered from what is committed by then.
 */
export class Together<Question, Answer> {
  private waiting: Asked<Question, Answer>[] = [];

  /** @param answerAll one answer a question, in their order. */
  constructor(private readonly answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>) {}

  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, resolve, reject });
      // Once the promises that are due have been settled: they ask what comes from one read of the versions.
      if (this.waiting.length === 1) process.nextTick(() => this.send());
    });
  }

  private send(): void {
    const asked = this.waiting;
    this.waiting = [];
    for (let at = 0; at < asked.length; at += MOST_TOGETHER) {
      void this.settle(asked.slice(at, at + MOST_TOGETHER));
    }
  }

  private async settle(asked: readonly Asked<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.answerAll(asked.map(({ question }) => question));
      for (const [at, answer] of answers.entries()) asked[at]?.resolve(answer);
    } catch (error) {
      // The others are not to pay for it.
      if (asked.length > 1 && isAboutOneQuestion(error)) for (const one of asked) void this.settle([one]);
      else for (const { reject } of asked) reject(error);
    }
  }
}
