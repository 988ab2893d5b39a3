/** Files among the answers: bytes under a name, sent as they are. */
import { StoredAnswer } from '../../src/plugins/monthly-report/server/src/serving/stored-answer';

const DISPOSITION = 'attachment; filename="2020-12.xlsx"';
const file = { bytes: new Uint8Array(5000).fill(7), disposition: DISPOSITION };

describe('an answer that is a file', () => {
  const answer = new StoredAnswer(file, 'application/x-test');

  it('is sent byte for byte, whatever the reader could unpack: it is an archive already', async () => {
    const { bytes, headers } = await answer.in('br');
    expect(Buffer.compare(bytes, file.bytes)).toBe(0);
    expect(headers[200]).not.toContain('Content-Encoding');
    expect(headers[200]).toEqual(expect.arrayContaining(['Content-Length', '5000']));
  });

  it('carries its name with its bytes, and not where it sends none', async () => {
    const { headers } = await answer.in('identity');
    expect(headers[200]).toEqual(expect.arrayContaining(['Content-Disposition', DISPOSITION]));
    expect(headers[304]).not.toContain('Content-Disposition');
  });

  it('has the same tag for the same bytes', async () => {
    const again = new StoredAnswer({ ...file, bytes: Uint8Array.from(file.bytes) }, 'application/x-test');
    expect((await again.in('gzip')).etag).toBe((await answer.in('br')).etag);
  });
});

describe('an answer that is a text', () => {
  it('has no name', async () => {
    const { headers } = await new StoredAnswer('eins', 'text/plain').in('identity');
    expect(headers[200]).not.toContain('Content-Disposition');
  });
});
