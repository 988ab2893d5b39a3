/** Parts of the serving of answers, without Strapi and without a database. */
import {
  toVersions,
  type Versions,
} from '../../src/plugins/monthly-report/server/src/entries/store/versions';
import type { EncodedAnswer } from '../../src/plugins/monthly-report/server/src/http/serving/stored-answer';
import type { Question } from '../../src/plugins/monthly-report/server/src/http/serving/question';

export const ACTION = 'plugin::monthly-report.totals.findOne';

/** Content of one month, with its version and the public's permission to read it. */
export class Content {
  version = 1;
  isOpen = true;
  isReachable = true;
  text = 'eins';

  readonly read = (): Promise<Versions> =>
    this.isReachable
      ? Promise.resolve(
          toVersions({
            versions: `2020-12 ${this.version}`,
            actions: this.isOpen ? ACTION : null,
            months: '2020-12',
          }),
        )
      : Promise.reject(new Error('no connection'));

  change(text: string): void {
    this.version += 1;
    this.text = text;
  }
}

export function buildQuestion(content: Content, overrides: Partial<Question> = {}): Question {
  return {
    key: 'the question',
    versionOf: ({ all }) => all,
    mediaType: 'text/plain; charset=utf-8',
    render: () => Promise.resolve(content.text),
    ...overrides,
  };
}

/** The text of an answer that is held in memory. */
export function textOf({ body }: EncodedAnswer): string {
  if (!Buffer.isBuffer(body)) throw new Error('The answer is on the disk');
  return body.toString('utf8');
}
