/** The key of a kept document contains everything that its bytes depend on. */
import {
  documentKey,
  type DocumentParts,
} from '../../src/plugins/monthly-report/server/src/rendering/document-key';
import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';

const PARTS: DocumentParts = {
  version: 'of a build',
  format: 'docx',
  edition: { month: toMonth('2020-12'), locale: 'zh-Hans' },
  publicUrl: '',
  timeZone: 'Asia/Shanghai',
  sha256: 'a'.repeat(64),
  revisions: [{ number: 1, publishedAt: '2021-01-08T02:00:00.000Z', reason: null }],
  laterCorrections: [],
};

const OTHERS: readonly Partial<DocumentParts>[] = [
  { version: 'of another build' },
  { format: 'xlsx' },
  { edition: { month: toMonth('2020-11'), locale: 'zh-Hans' } },
  { edition: { month: toMonth('2020-12'), locale: 'en' } },
  { edition: { month: toMonth('2020-12'), locale: 'zh-Hans', revision: 1 } },
  { publicUrl: 'https://reports.example.org' },
  { timeZone: 'Europe/Berlin' },
  { sha256: 'b'.repeat(64) },
  { revisions: [{ number: 1, publishedAt: '2021-01-09T02:00:00.000Z', reason: null }] },
  { revisions: [{ number: 1, publishedAt: '2021-01-08T02:00:00.000Z', reason: '更正' }] },
  { laterCorrections: [{ month: toMonth('2020-11'), revision: 2 }] },
];

describe('the key of a document', () => {
  it('is the same for the same document', () => {
    expect(documentKey({ ...PARTS })).toBe(documentKey(PARTS));
    expect(documentKey(PARTS)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(OTHERS.map((other) => [JSON.stringify(other), other] as const))(
    'is another with %s',
    (_said, other) => {
      expect(documentKey({ ...PARTS, ...other })).not.toBe(documentKey(PARTS));
    },
  );
});
