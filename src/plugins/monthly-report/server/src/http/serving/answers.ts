import { LRUCache } from 'lru-cache';

import type { Versions } from '../../entries/store/versions';
import type { Question } from './question';
import { SharedRead } from './shared-read';
import { StoredAnswer } from './stored-answer';

/** If edits come too fast, the result of the last try is sent as it is, and not kept. */
const MOST_TRIES = 3;

/** Bytes of an entry in addition to its answer: its key, headers, maps. */
const OVERHEAD = 2048;

interface Kept {
  readonly version: string;
  readonly answer: StoredAnswer;
}

interface Made {
  readonly answer: StoredAnswer;
  /** The versions after it was made. */
  readonly after: Versions;
}

/** Answers of the public questions. Each is rendered once per version of its content. */
export class Answers {
  /** Reads the current versions. */
  readonly versions: SharedRead<Versions>;
  /** By key, each in its newest version. A lost answer only costs the time to make it again. */
  private readonly kept: LRUCache<string, Kept>;
  /** The answers that are being made, by version and key. */
  private readonly making = new Map<string, Promise<Made>>();

  /** @param limit bytes of answers to keep; 0 keeps none. */
  constructor(readVersions: () => Promise<Versions>, limit: number) {
    this.versions = new SharedRead(readVersions);
    this.kept = new LRUCache({
      // The library does not accept 0 as a limit; with 1 nothing is kept, because every entry is larger.
      maxSize: Math.max(limit, 1),
      sizeCalculation: ({ answer }) => answer.size + OVERHEAD,
    });
  }

  /** An answer made before, if it still holds. */
  find(question: Question, versions: Versions): StoredAnswer | null {
    const found = this.kept.get(question.key);
    return found?.version === question.versionOf(versions) ? found.answer : null;
  }

  /** Forgets an answer that cannot be sent any more, so that the next one is made again. */
  forget({ key }: Question): void {
    this.kept.delete(key);
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
   * Rendering reads the content in several steps. The steps saw the same content only if the version is still the
   * same afterwards.
   */
  private async make(question: Question, versions: Versions): Promise<Made> {
    const version = question.versionOf(versions);
    const answer = new StoredAnswer(await question.render(versions), question.mediaType);
    const after = await this.versions.value();
    if (question.versionOf(after) === version) this.keep(question.key, version, answer);
    return { answer, after };
  }

  private keep(key: string, version: string, answer: StoredAnswer): void {
    this.kept.set(key, { version, answer });
    answer.onGrowth = () => {
      // The library measures a new entry, but not the same entry again.
      if (this.kept.peek(key)?.answer === answer) this.kept.set(key, { version, answer });
    };
  }
}
