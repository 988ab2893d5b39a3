import type { Versions } from '../content/versions';
import { AnswerCache } from './answer-cache';
import { Latest } from './latest';
import type { Question } from './question';
import { StoredAnswer } from './stored-answer';

/** Under a storm of edits the last try is answered as it is, and not kept. */
const MOST_TRIES = 3;

interface Made {
  readonly answer: StoredAnswer;
  /** The versions after it was made. */
  readonly after: Versions;
}

/** Answers of the public questions, each rendered once per version of what it is made of. */
export class Answers {
  /** The versions as they are when they are asked for. */
  readonly versions: Latest<Versions>;
  private readonly cache: AnswerCache;
  /** What is being made, by version and key. */
  private readonly making = new Map<string, Promise<Made>>();

  /** @param limit bytes of answers to keep. */
  constructor(readVersions: () => Promise<Versions>, limit: number) {
    this.versions = new Latest(readVersions);
    this.cache = new AnswerCache(limit);
  }

  /** An answer made before, if it still holds. */
  find(question: Question, versions: Versions): StoredAnswer | null {
    return this.cache.find(question.key, question.versionOf(versions));
  }

  /** For whoever found that an answer cannot be sent any more: the next one is made anew. */
  forget({ key }: Question): void {
    this.cache.drop(key);
  }

  /**
   * @param versions read after the question was asked.
   * @throws what rendering throws; a failure is not kept.
   */
  async of(question: Question, versions: Versions): Promise<StoredAnswer> {
    let known = versions;
    for (let tries = 1; ; tries += 1) {
      const found = this.find(question, known);
      if (found) return found;
      const version = question.versionOf(known);
      const { answer, after } = await this.makeOnce(question, known);
      if (question.versionOf(after) === version || tries === MOST_TRIES) return answer;
      known = after;
    }
  }

  private makeOnce(question: Question, versions: Versions): Promise<Made> {
    const name = `${question.versionOf(versions)} ${question.key}`;
    const running = this.making.get(name);
    if (running) return running;
    const started = this.make(question, versions).finally(() => this.making.delete(name));
    this.making.set(name, started);
    return started;
  }

  /**
   * Rendering reads the content in several steps. Only when the version is still the same
   * afterwards did they all see the same content.
   */
  private async make(question: Question, versions: Versions): Promise<Made> {
    const version = question.versionOf(versions);
    const answer = new StoredAnswer(await question.render(versions), question.mediaType);
    const after = await this.versions.value();
    if (question.versionOf(after) === version) this.cache.keep(question.key, version, answer);
    return { answer, after };
  }
}
