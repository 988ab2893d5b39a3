/** Errors without an explanation block the publication of a month. */
import {
  withExplanations,
  type ExplainedFinding,
  type Explanation,
} from '../../../src/plugins/monthly-report/server/src/domain/explained';
import { findingKey, type Finding } from '../../../src/plugins/monthly-report/server/src/domain/finding';
import { isOfFigures } from '../../../src/plugins/monthly-report/server/src/checks/rules';
import { openErrors } from '../../../src/plugins/monthly-report/server/src/checks/rules/open-errors';
import {
  assembleExplanations,
  assembleFindings,
} from '../../../src/plugins/monthly-report/server/src/report/rules/assemble-findings';
import { buildExplained, buildFinding } from '../../helpers/findings';
import { buildProgramme, buildReportFacts } from '../../helpers/report-builders';

const explain = (finding: Finding, text = '是往年的活动。') =>
  ({ finding: findingKey(finding), text, kind: 'explanation' }) as const;
const dismiss = (finding: Finding, text = '活动本来就在去年。') =>
  ({ finding: findingKey(finding), text, kind: 'dismissal' }) as const;
const explained = (finding: Finding, ...said: readonly Explanation[]) =>
  withExplanations([finding], said, isOfFigures);

describe('Open errors', () => {
  it('are errors that nobody has explained; warnings and hints block nothing', () => {
    const error = buildExplained();
    expect(
      openErrors([
        error,
        buildExplained({ explanation: '是往年的活动。' }),
        buildExplained({ dismissal: '活动本来就在去年。' }),
        buildExplained({ severity: 'warning' }),
        buildExplained({ severity: 'info' }),
      ]),
    ).toEqual([error]);
  });

  it('open again when the figures are no longer those that were explained', () => {
    const changed = buildFinding({ particulars: ['2018-12-01'] });
    expect(openErrors(explained(changed, explain(buildFinding())))).toHaveLength(1);
    expect(openErrors(explained(changed, explain(changed)))).toEqual([]);
  });
});

describe('An explanation', () => {
  it('goes before what the entry itself gives as the reason', () => {
    const stated = buildFinding({ reason: '合计时算错。' });
    expect(explained(stated)).toMatchObject([{ explanation: '合计时算错。' }]);
    expect(explained(stated, explain(stated, '印刷错误。'))).toMatchObject([{ explanation: '印刷错误。' }]);
  });
});

describe('What readers are told', () => {
  const figure = buildFinding({
    check: 'jump-against-history',
    subject: { kind: 'total', indicator: 'participants' },
  });
  const text = buildFinding();
  const report = (findings: readonly ExplainedFinding[]) =>
    buildReportFacts({ entry: { status: 'draft' }, programmes: [buildProgramme()], findings });

  it('is why figures stand as they are, not why a text or a date does', () => {
    const said = (finding: Finding) =>
      assembleExplanations(report(explained(finding, explain(finding, '学校开学。')))).map(
        ({ explanation }) => explanation.text,
      );
    expect([said(figure), said(text)]).toEqual([['学校开学。'], []]);
  });

  it('is nothing of a false alarm, which the preview does not list either', () => {
    const facts = report([...explained(figure, dismiss(figure)), ...explained(text, dismiss(text))]);
    expect([assembleExplanations(facts), assembleFindings(facts)]).toEqual([[], []]);
  });
});
