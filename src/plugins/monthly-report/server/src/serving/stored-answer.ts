import { createHash } from 'node:crypto';

import { encode, isWorthEncoding, type Encoding } from './encoding';

/** Public answers may be stored but are asked for again each time, so a correction shows at once. */
const CACHE_CONTROL = 'public, no-cache';

/** An answer in one encoding, ready to be sent. */
export interface EncodedAnswer {
  readonly bytes: Buffer;
  /** Strong: a hash of the bytes sent. */
  readonly etag: string;
  /** The headers that belong to these bytes, names and values in turn, for a 200 and for a 304. */
  readonly headers: { readonly 200: readonly string[]; readonly 304: readonly string[] };
}

export const ENCODED_HEADERS = [
  'content-type',
  'content-encoding',
  'cache-control',
  'etag',
  'content-length',
];

function withHeaders(bytes: Buffer, encoding: Encoding, mediaType: string): EncodedAnswer {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  const always = [
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
    ...['Cache-Control', CACHE_CONTROL],
    ...['ETag', etag],
  ];
  return {
    bytes,
    etag,
    headers: {
      200: ['Content-Type', mediaType, ...always, 'Content-Length', String(bytes.length)],
      // What speaks of a body goes with it, as Koa does it.
      304: always,
    },
  };
}

/** A rendered answer that is compressed at most once for each encoding somebody asked for. */
export class StoredAnswer {
  private readonly plain: Buffer;
  private readonly isShort: boolean;
  private readonly encoded = new Map<Encoding, EncodedAnswer>();
  private readonly encoding = new Map<Encoding, Promise<EncodedAnswer>>();
  /** Called with the bytes a further encoding holds. */
  onGrowth: (bytes: number) => void = () => undefined;

  constructor(
    text: string,
    readonly mediaType: string,
  ) {
    this.plain = Buffer.from(text, 'utf8');
    this.isShort = !isWorthEncoding(text);
  }

  /** Bytes held in memory. */
  get size(): number {
    let size = this.plain.length;
    for (const { bytes } of this.encoded.values()) if (bytes !== this.plain) size += bytes.length;
    return size;
  }

  /** The answer in an encoding the reader takes, where compressing it is worth it. */
  in(accepted: Encoding): EncodedAnswer | Promise<EncodedAnswer> {
    const encoding = this.isShort ? 'identity' : accepted;
    return this.encoded.get(encoding) ?? this.encodeOnce(encoding);
  }

  private encodeOnce(encoding: Encoding): Promise<EncodedAnswer> {
    const running = this.encoding.get(encoding);
    if (running) return running;
    const started = encode(this.plain, encoding)
      .then((bytes) => {
        const made = withHeaders(bytes, encoding, this.mediaType);
        this.encoded.set(encoding, made);
        if (bytes !== this.plain) this.onGrowth(bytes.length);
        return made;
      })
      .finally(() => this.encoding.delete(encoding));
    this.encoding.set(encoding, started);
    return started;
  }
}
