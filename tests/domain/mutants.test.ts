/**
 * `npm run proof -- --only mutations` removes each row of the content model, each gate, guard and limit in
 * turn. It takes hours; this test only checks that each of them has a mutant.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { CONTENT_TYPES } from '../../src/plugins/monthly-report/server/src/content-model';

const ROOT = path.resolve(__dirname, '../..');

interface Listed {
  readonly mutants: readonly {
    readonly id: string;
    readonly kind: string;
    readonly tests: readonly string[];
  }[];
  readonly withoutMutant: readonly string[];
}

describe('The mutants', () => {
  const listed = JSON.parse(
    execFileSync(process.execPath, [path.join(ROOT, 'tests/proof/mutations/list.mjs')], { encoding: 'utf8' }),
  ) as Listed;
  const ofKind = (kind: string) => listed.mutants.filter((mutant) => mutant.kind === kind);

  it('leave out no row of a table', () => {
    expect(listed.withoutMutant).toEqual([]);
  });

  it('are one for each type of the content model', () => {
    const types = ofKind('row').map(({ id }) => id.split('CONTENT_MODEL.')[1]);
    expect(types).toEqual(Object.keys(CONTENT_TYPES));
  });

  it.each(['gate', 'guard', 'limit'])('are of every kind: %s', (kind) => {
    expect(ofKind(kind).length).toBeGreaterThan(5);
  });

  it('each have a name of their own, and tests that should notice', () => {
    const ids = listed.mutants.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(listed.mutants.filter(({ tests }) => tests.length === 0)).toEqual([]);
  });
});
