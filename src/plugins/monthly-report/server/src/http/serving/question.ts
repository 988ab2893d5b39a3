import type { Versions } from '../../entries/store/versions';

/** A file on the disk of this server. */
export interface KeptFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

interface Hashed {
  /** Hash of the bytes, in hexadecimal digits. */
  readonly sha256: string;
}

export interface ContentInMemory extends Hashed {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array;
}

/** A file so large that it is sent from the disk, piece by piece. */
interface ContentOnDisk extends Hashed {
  readonly kind: 'kept';
  readonly file: KeptFile;
}

export type FileContent = ContentInMemory | ContentOnDisk;

/** A file that a reader saves under a name. */
export interface AnswerFile<Content extends FileContent = FileContent> {
  readonly content: Content;
  /** The Content-Disposition of the answer. */
  readonly disposition: string;
}

/** The body of an answer: a text, or a file, which is already compressed. */
export type AnswerBody = string | AnswerFile;
/** The body of a preview: it is for one reader alone, and therefore never on a disk. */
export type PreviewBody = string | AnswerFile<ContentInMemory>;

/** A question that the public may ask, and its answer. */
export interface Question {
  /** The question in normal form: equal keys have equal answers. */
  readonly key: string;
  /** The version of the content that the answer is made from. */
  readonly versionOf: (versions: Versions) => string;
  /** Content type of the answer. */
  readonly mediaType: string;
  /**
   * Makes the answer from the current content.
   *
   * @param versions read after the question was asked.
   * @throws NotFoundError.
   */
  readonly render: (versions: Versions) => Promise<AnswerBody>;
}
