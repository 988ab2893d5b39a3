import type { Versions } from '../../entries/store/versions';

/** A file on the disk of this server. */
export interface KeptFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

interface Hashed {
  /** Of the bytes, in hexadecimal digits. */
  readonly sha256: string;
}

export interface ContentInMemory extends Hashed {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array;
}

/** So large that it is sent from the disk, a piece at a time. */
interface ContentOnDisk extends Hashed {
  readonly kind: 'kept';
  readonly file: KeptFile;
}

export type FileContent = ContentInMemory | ContentOnDisk;

/** Something for a reader to keep under a name. */
export interface AnswerFile<Content extends FileContent = FileContent> {
  readonly content: Content;
  /** The Content-Disposition it is sent with. */
  readonly disposition: string;
}

/** What is sent: a text, or a file, which is compressed in itself already. */
export type AnswerBody = string | AnswerFile;
/** What is for one reader alone, and therefore on no disk. */
export type PreviewBody = string | AnswerFile<ContentInMemory>;

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
