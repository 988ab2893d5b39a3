/** Files among the answers: bytes under a name, sent as they are. */
import { createHash } from 'node:crypto';

import type { AnswerFile } from '../../src/plugins/monthly-report/server/src/http/serving/question';
import { StoredAnswer } from '../../src/plugins/monthly-report/server/src/http/serving/stored-answer';

const DISPOSITION = 'attachment; filename="2020-12.xlsx"';
const bytes = new Uint8Array(5000).fill(7);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const file: AnswerFile = { content: { kind: 'bytes', bytes, sha256 }, disposition: DISPOSITION };

describe('an answer that is a file', () => {
  const answer = new StoredAnswer(file, 'application/x-test');

  it('is sent byte for byte, whatever the reader could unpack: it is an archive already', async () => {
    const { body, headers } = await answer.in('br');
    expect(body).toEqual(Buffer.from(bytes));
    expect(headers).not.toHaveProperty('Content-Encoding');
    expect(headers).toMatchObject({ 'Content-Length': '5000' });
  });

  it('carries its name with its bytes', async () => {
    const { headers } = await answer.in('identity');
    expect(headers).toMatchObject({ 'Content-Disposition': DISPOSITION });
  });

  it('has the tag of its bytes, wherever they lie', async () => {
    const onDisk: AnswerFile = {
      content: { kind: 'kept', file: { path: '/nowhere', size: bytes.length }, sha256 },
      disposition: DISPOSITION,
    };
    const kept = await new StoredAnswer(onDisk, 'application/x-test').in('gzip');
    const { headers } = await answer.in('br');
    expect(headers).toMatchObject({ ETag: `"${createHash('sha256').update(bytes).digest('base64url')}"` });
    expect(kept.headers).toEqual(headers);
  });

  it('takes memory only where its bytes are in memory', () => {
    const onDisk: AnswerFile = {
      content: { kind: 'kept', file: { path: '/nowhere', size: bytes.length }, sha256 },
      disposition: DISPOSITION,
    };
    expect(answer.size).toBe(bytes.length);
    expect(new StoredAnswer(onDisk, 'application/x-test').size).toBe(0);
  });
});

describe('an answer that is a text', () => {
  it('has no name', async () => {
    const { headers } = await new StoredAnswer('eins', 'text/plain').in('identity');
    expect(headers).not.toHaveProperty('Content-Disposition');
  });
});
