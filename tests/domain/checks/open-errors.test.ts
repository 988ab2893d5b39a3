/** What keeps a month from being published: errors without an explanation. */
import { withExplanations } from '../../../src/plugins/monthly-report/server/src/domain/explained';
import { findingKey, type Finding } from '../../../src/plugins/monthly-report/server/src/domain/finding';
import { openErrors } from '../../../src/plugins/monthly-report/server/src/checks/rules/open-errors';
import { buildExplained, buildFinding } from '../../helpers/findings';

const explain = (finding: Finding, text = '是往年的活动。') => ({ finding: findingKey(finding), text });

describe('Open errors', () => {
  it('are errors that nobody has explained; warnings and hints block nothing', () => {
    const error = buildExplained();
    expect(
      openErrors([
        error,
        buildExplained({ explanation: '是往年的活动。' }),
        buildExplained({ severity: 'warning' }),
        buildExplained({ severity: 'info' }),
      ]),
    ).toEqual([error]);
  });

  it('open again when the figures are no longer those that were explained', () => {
    const changed = buildFinding({ particulars: ['2018-12-01'] });
    expect(openErrors(withExplanations([changed], [explain(buildFinding())]))).toHaveLength(1);
    expect(openErrors(withExplanations([changed], [explain(changed)]))).toEqual([]);
  });
});

describe('An explanation', () => {
  it('goes before what the entry itself gives as the reason', () => {
    const stated = buildFinding({ reason: '合计时算错。' });
    expect(withExplanations([stated], [])).toMatchObject([{ explanation: '合计时算错。' }]);
    expect(withExplanations([stated], [explain(stated, '印刷错误。')])).toMatchObject([
      { explanation: '印刷错误。' },
    ]);
  });
});
