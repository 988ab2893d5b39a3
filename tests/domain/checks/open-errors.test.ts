/** What keeps a month from being published: errors without an explanation. */
import {
  findingKey,
  type Finding,
} from '../../../src/plugins/monthly-report/server/src/domain/checks/finding';
import { openErrors } from '../../../src/plugins/monthly-report/server/src/domain/checks/open-errors';
import { buildFinding } from '../../helpers/findings';

const explain = (finding: Finding) => ({ finding: findingKey(finding), text: '是往年的活动。' });

describe('Open errors', () => {
  it('are errors that nobody has explained; warnings and hints block nothing', () => {
    const found = buildFinding();
    expect(
      openErrors([found, buildFinding({ severity: 'warning' }), buildFinding({ severity: 'info' })], []),
    ).toEqual([found]);
    expect(openErrors([found], [explain(found)])).toEqual([]);
  });

  it('open again when the figures are no longer those that were explained', () => {
    const changed = buildFinding({ particulars: ['2018-12-01'] });
    expect(openErrors([changed], [explain(buildFinding())])).toEqual([changed]);
  });
});
