import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import accepts from 'accepts';

import type { AnswerBody } from './question';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export function acceptedEncoding(headers: IncomingHttpHeaders): Encoding {
  const accepted = accepts({ headers } as IncomingMessage).encodings([...ENCODINGS]);
  return ENCODINGS.find((encoding) => encoding === accepted) ?? 'identity';
}

/** Below this, compression costs more than it saves. */
const WORTH_COMPRESSING = 1024;

/** Our files are archives: compressing them again would gain nothing. */
export const isWorthEncoding = (body: AnswerBody): boolean =>
  typeof body === 'string' && body.length >= WORTH_COMPRESSING;

export async function encode(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  switch (encoding) {
    case 'br':
      return compressBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    case 'gzip':
      return compressGzip(bytes);
    case 'identity':
      return bytes;
  }
}
