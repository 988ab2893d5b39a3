import type { Versions } from '../content/versions';

/** Bytes for a reader to keep under a name. */
export interface AnswerFile {
  readonly bytes: Uint8Array;
  /** The Content-Disposition it is sent with. */
  readonly disposition: string;
}

/** What is sent: a text, or a file, which is compressed in itself already. */
export type AnswerBody = string | AnswerFile;

/** Something the public may ask, and how it is answered. */
export interface Question {
  /** What is asked in its one spelling: equal keys have equal answers. */
  readonly key: string;
  /** The version of what the answer is made of. */
  readonly versionOf: (versions: Versions) => string;
  /** Content type of the answer. */
  readonly mediaType: string;
  /**
   * The answer from the content as it is now.
   *
   * @param versions read after the question was asked.
   * @throws NotFoundError.
   */
  readonly render: (versions: Versions) => Promise<AnswerBody>;
}
