/** A thread asks for a revision piece by piece, and only once for all its documents. */
import { createHash } from 'node:crypto';

import { toMonth } from '../../src/plugins/monthly-report/server/src/domain/month';
import { writeStored } from '../../src/plugins/monthly-report/server/src/publication/rules/stored/write';
import { readRevision } from '../../src/plugins/monthly-report/server/src/rendering/revisions';
import {
  buildActivity,
  buildPartner,
  buildProgrammeFacts,
  buildReference,
  buildRegion,
  translated,
} from '../helpers/builders';
import { freeze } from '../helpers/frozen';

const NO_RECORD = { previousSha256: null, findings: [], submissions: [], photos: [] };
const FROZEN = freeze({
  facts: [buildProgrammeFacts({ activities: [buildActivity({ title: '垃圾分类讲座' })] })],
  reference: buildReference({
    partners: [buildPartner({ region: buildRegion() })],
    communities: [{ code: 'sunny_village', name: translated('阳光村') }],
    activityTypes: [{ code: 'training', name: translated('培训'), order: 1 }],
  }),
});
const bytes = Buffer.from(writeStored(FROZEN, NO_RECORD));
const named = (name: string) => ({
  month: toMonth('2020-12'),
  number: 1,
  sha256: createHash('sha256').update(name).digest('hex'),
});

describe('a revision in a thread', () => {
  it.each([1, 2, 100, 1_000_000])('is the same in pieces of %d bytes', async (size) => {
    const { month, bytes: length } = await readRevision(named(`pieces of ${size}`), (_revision, from) =>
      Promise.resolve(bytes.subarray(from, from + size)),
    );
    expect(length).toBe(bytes.length);
    expect(writeStored(month, NO_RECORD)).toBe(bytes.toString('utf8'));
  });

  it('is asked for once by all that is made of it, and anew after another', async () => {
    const asked: string[] = [];
    const read = (name: string) =>
      readRevision(named(name), (_revision, from) => {
        if (from === 0) asked.push(name);
        return Promise.resolve(bytes.subarray(from, from + 500));
      });
    for (const name of ['a', 'a', 'b', 'a']) await read(name);
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('that is broken fails, and is asked for again', async () => {
    const broken = readRevision(named('broken'), (_revision, from) =>
      Promise.resolve(bytes.subarray(from, Math.min(from + 500, bytes.length - 1))),
    );
    await expect(broken).rejects.toThrow('The stored revision is no JSON');
    const whole = await readRevision(named('broken'), (_revision, from) =>
      Promise.resolve(bytes.subarray(from)),
    );
    expect(whole.bytes).toBe(bytes.length);
  });
});
