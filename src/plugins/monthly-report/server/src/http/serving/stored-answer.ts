import { createHash } from 'node:crypto';

import { encode, isWorthEncoding, type Encoding } from './encoding';
import type { AnswerBody, KeptFile } from './question';

/** Caches may store public answers but must ask again each time, so that a correction shows at once. */
const CACHE_CONTROL = 'public, no-cache';

/** The body after the headers: from memory, or from the disk. */
export type EncodedBody = Buffer | KeptFile;

/** An answer in one encoding, ready to be sent. */
export interface EncodedAnswer {
  readonly body: EncodedBody;
  /** The headers that belong to these bytes. */
  readonly headers: Readonly<Record<string, string>>;
}

/** @param sha256 of the bytes sent, so that the ETag is strong. */
const encodedAnswer = (
  body: EncodedBody,
  sha256: Buffer,
  encoding: Encoding,
  mediaType: string,
  disposition: string | null,
): EncodedAnswer => ({
  body,
  headers: {
    'Content-Type': mediaType,
    ...(disposition === null ? {} : { 'Content-Disposition': disposition }),
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    'Cache-Control': CACHE_CONTROL,
    ETag: `"${sha256.toString('base64url')}"`,
    'Content-Length': String(sizeOf(body)),
  },
});

const sizeOf = (body: EncodedBody): number => (Buffer.isBuffer(body) ? body.length : body.size);

const sha256Of = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** The bytes themselves, not a copy: a file may have a hundred megabytes. */
export const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** An answer that is sent unchanged, whatever encodings the reader accepts. */
function asItIs(body: Exclude<AnswerBody, string> | Buffer, mediaType: string): EncodedAnswer {
  if (Buffer.isBuffer(body)) return encodedAnswer(body, sha256Of(body), 'identity', mediaType, null);
  const { content, disposition } = body;
  const bytes = content.kind === 'bytes' ? bufferOf(content.bytes) : content.file;
  return encodedAnswer(bytes, Buffer.from(content.sha256, 'hex'), 'identity', mediaType, disposition);
}

/** A rendered answer. A text that is large enough is compressed at most once for each requested encoding. */
export class StoredAnswer {
  /** The text to compress, or the answer that is sent unchanged. */
  private readonly plain: Buffer | EncodedAnswer;
  private readonly encoded = new Map<Encoding, Promise<EncodedAnswer>>();
  /** Bytes of its encodings. */
  private compressed = 0;
  /** Called when another encoding is held. */
  onGrowth: () => void = () => undefined;

  constructor(
    body: AnswerBody,
    readonly mediaType: string,
  ) {
    const content = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
    this.plain = Buffer.isBuffer(content) && isWorthEncoding(body) ? content : asItIs(content, mediaType);
  }

  /** Bytes held in memory. */
  get size(): number {
    if (Buffer.isBuffer(this.plain)) return this.plain.length + this.compressed;
    return Buffer.isBuffer(this.plain.body) ? this.plain.body.length : 0;
  }

  /** The answer in an encoding that the reader accepts, if compression is worth it. */
  async in(accepted: Encoding): Promise<EncodedAnswer> {
    if (!Buffer.isBuffer(this.plain)) return this.plain;
    const known = this.encoded.get(accepted);
    if (known) return known;
    const started = this.encode(this.plain, accepted);
    this.encoded.set(accepted, started);
    return started;
  }

  private async encode(text: Buffer, encoding: Encoding): Promise<EncodedAnswer> {
    try {
      const bytes = await encode(text, encoding);
      if (bytes !== text) {
        this.compressed += bytes.length;
        this.onGrowth();
      }
      return encodedAnswer(bytes, sha256Of(bytes), encoding, this.mediaType, null);
    } catch (error) {
      this.encoded.delete(encoding);
      throw error;
    }
  }
}
