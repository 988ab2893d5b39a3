import { createHash } from 'node:crypto';

import { encode, isWorthEncoding, type Encoding } from './encoding';
import type { AnswerBody } from './question';
import { RepeatedHead } from './repeated-head';

/** Public answers may be stored but are asked for again each time, so a correction shows at once. */
const CACHE_CONTROL = 'public, no-cache';

type Status = 200 | 304;
/** Names and values in turn. */
export type Headers = readonly string[];

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
    readonly bytes: Buffer,
    encoding: Encoding,
    mediaType: string,
    disposition: string | null,
  ) {
    this.etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
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
        ...['Content-Length', String(bytes.length)],
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

export const bytesOf = (body: AnswerBody): Buffer =>
  typeof body === 'string' ? Buffer.from(body, 'utf8') : Buffer.from(body.bytes);

/** A rendered answer that is compressed at most once for each encoding somebody asked for. */
export class StoredAnswer {
  private readonly plain: Buffer;
  private readonly isSentPlain: boolean;
  private readonly disposition: string | null;
  private readonly encoded = new Map<Encoding, EncodedAnswer>();
  private readonly encoding = new Map<Encoding, Promise<EncodedAnswer>>();
  /** Called with the bytes a further encoding holds. */
  onGrowth: (bytes: number) => void = () => undefined;

  constructor(
    body: AnswerBody,
    readonly mediaType: string,
  ) {
    this.plain = bytesOf(body);
    this.isSentPlain = !isWorthEncoding(body);
    this.disposition = typeof body === 'string' ? null : body.disposition;
  }

  /** Bytes held in memory. */
  get size(): number {
    let size = this.plain.length;
    for (const { bytes } of this.encoded.values()) if (bytes !== this.plain) size += bytes.length;
    return size;
  }

  /** The answer in an encoding the reader takes, where compressing it is worth it; null when it is not made yet. */
  find(accepted: Encoding): EncodedAnswer | null {
    return this.encoded.get(this.isSentPlain ? 'identity' : accepted) ?? null;
  }

  async in(accepted: Encoding): Promise<EncodedAnswer> {
    return this.find(accepted) ?? this.encodeOnce(this.isSentPlain ? 'identity' : accepted);
  }

  private encodeOnce(encoding: Encoding): Promise<EncodedAnswer> {
    const running = this.encoding.get(encoding);
    if (running) return running;
    const started = encode(this.plain, encoding)
      .then((bytes) => {
        const made = new EncodedAnswer(bytes, encoding, this.mediaType, this.disposition);
        this.encoded.set(encoding, made);
        if (bytes !== this.plain) this.onGrowth(bytes.length);
        return made;
      })
      .finally(() => this.encoding.delete(encoding));
    this.encoding.set(encoding, started);
    return started;
  }
}
