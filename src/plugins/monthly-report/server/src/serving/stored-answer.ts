import { createHash } from 'node:crypto';

import { encode, isWorthEncoding, type Encoding } from './encoding';
import type { AnswerBody, KeptFile } from './question';
import { RepeatedHead } from './repeated-head';

/** Public answers may be stored but are asked for again each time, so a correction shows at once. */
const CACHE_CONTROL = 'public, no-cache';

type Status = 200 | 304;
/** Names and values in turn. */
export type Headers = readonly string[];

/** What is sent after the head: from memory, or from the disk. */
export type EncodedBody = Buffer | KeptFile;

/** An answer in one encoding, ready to be sent. */
export class EncodedAnswer {
  /** Strong: a hash of the bytes sent. */
  readonly etag: string;
  /** The headers that belong to these bytes. */
  readonly headers: Readonly<Record<Status, Headers>>;
  private readonly heads: Record<Status, { with: Headers; head: RepeatedHead } | null> = {
    200: null,
    304: null,
  };

  constructor(
    readonly body: EncodedBody,
    sha256: Buffer,
    encoding: Encoding,
    mediaType: string,
    disposition: string | null,
  ) {
    this.etag = `"${sha256.toString('base64url')}"`;
    const always = [
      ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
      ...['Cache-Control', CACHE_CONTROL],
      ...['ETag', this.etag],
    ];
    this.headers = {
      200: [
        ...['Content-Type', mediaType],
        ...(disposition === null ? [] : ['Content-Disposition', disposition]),
        ...always,
        ...['Content-Length', String(sizeOf(body))],
      ],
      // What speaks of a body goes with it, as Koa does it.
      304: always,
    };
  }

  /** A head of some other headers and these; the one it was asked for last is kept. */
  headWith(others: Headers, status: Status): RepeatedHead {
    const last = this.heads[status];
    if (last?.with === others) return last.head;
    const head = new RepeatedHead(status, [...others, ...this.headers[status]]);
    this.heads[status] = { with: others, head };
    return head;
  }
}

export const ENCODED_HEADERS = [
  'content-type',
  'content-disposition',
  'content-encoding',
  'cache-control',
  'etag',
  'content-length',
];

const sizeOf = (body: EncodedBody): number => (Buffer.isBuffer(body) ? body.length : body.size);

const sha256Of = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** The bytes themselves, not a copy: a file may have a hundred megabytes. */
export const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** What is sent as it is, whatever its reader could unpack. */
function asItIs(body: Exclude<AnswerBody, string> | Buffer, mediaType: string): EncodedAnswer {
  if (Buffer.isBuffer(body)) return new EncodedAnswer(body, sha256Of(body), 'identity', mediaType, null);
  const { content, disposition } = body;
  const bytes = content.kind === 'bytes' ? bufferOf(content.bytes) : content.file;
  return new EncodedAnswer(bytes, Buffer.from(content.sha256, 'hex'), 'identity', mediaType, disposition);
}

/** A rendered answer; a text worth it is compressed at most once for each encoding somebody asked for. */
export class StoredAnswer {
  /** The text to compress, or what is sent as it is. */
  private readonly plain: Buffer | EncodedAnswer;
  private readonly encoded = new Map<Encoding, EncodedAnswer>();
  private readonly encoding = new Map<Encoding, Promise<EncodedAnswer>>();
  /** Called with the bytes a further encoding holds. */
  onGrowth: (bytes: number) => void = () => undefined;

  constructor(
    body: AnswerBody,
    readonly mediaType: string,
  ) {
    const content = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
    this.plain = Buffer.isBuffer(content) && isWorthEncoding(body) ? content : asItIs(content, mediaType);
  }

  /** Bytes held in memory. */
  get size(): number {
    if (this.plain instanceof EncodedAnswer)
      return Buffer.isBuffer(this.plain.body) ? this.plain.body.length : 0;
    let size = this.plain.length;
    for (const { body } of this.encoded.values()) if (body !== this.plain) size += sizeOf(body);
    return size;
  }

  /** The answer in an encoding the reader takes, where compressing it is worth it; null when it is not made yet. */
  find(accepted: Encoding): EncodedAnswer | null {
    return this.plain instanceof EncodedAnswer ? this.plain : (this.encoded.get(accepted) ?? null);
  }

  async in(accepted: Encoding): Promise<EncodedAnswer> {
    if (this.plain instanceof EncodedAnswer) return this.plain;
    return this.encoded.get(accepted) ?? this.encodeOnce(this.plain, accepted);
  }

  private encodeOnce(text: Buffer, encoding: Encoding): Promise<EncodedAnswer> {
    const running = this.encoding.get(encoding);
    if (running) return running;
    const started = encode(text, encoding)
      .then((bytes) => {
        const made = new EncodedAnswer(bytes, sha256Of(bytes), encoding, this.mediaType, null);
        this.encoded.set(encoding, made);
        if (bytes !== text) this.onGrowth(bytes.length);
        return made;
      })
      .finally(() => this.encoding.delete(encoding));
    this.encoding.set(encoding, started);
    return started;
  }
}
