/** Answers of bytes, which supertest would read as text. */
import type { Response, Test } from 'supertest';

function collect(response: NodeJS.ReadableStream, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}

export const downloadOf = (request: Test, headers: Record<string, string> = {}): Test =>
  request
    .set(headers)
    .buffer(true)
    .parse(collect as never);

export const bytesIn = (response: Response): Buffer => response.body as Buffer;
