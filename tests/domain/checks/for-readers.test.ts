/** A report prints the fact of an explained finding, without the parts that only editors need. */
import { CHECKS } from '../../../src/plugins/monthly-report/server/src/checks/rules';
import { runChecks } from '../../../src/plugins/monthly-report/server/src/checks/rules/run';
import { compileReport } from '../../../src/plugins/monthly-report/server/src/report/rules/compile';
import { buildExplained } from '../../helpers/findings';
import { buildProgramme, buildReportFacts } from '../../helpers/report-builders';

/** Words that ask somebody to do something, or guess what went wrong. */
const TO_EDITORS = {
  'zh-Hans': /请|核对|建议|可能|像是|留空|应为|应改为/,
  en: /\b(?:perhaps|please|may be|may have|leave (?:it )?blank|looks? like|should)\b/i,
} as const;

it.each(CHECKS.map((check) => [check.code, check] as const))(
  'of %s asks nobody to do anything',
  (_, check) => {
    const findings = runChecks([check], check.examples.fires());
    expect(findings.length).toBeGreaterThan(0);
    for (const { message, told = message } of findings) {
      expect(told['zh-Hans']).not.toMatch(TO_EDITORS['zh-Hans']);
      expect(told.en).not.toMatch(TO_EDITORS.en);
      expect(told['zh-Hans']).toMatch(/[。”]$/);
    }
  },
);

it('is printed below the programme, while a preview shows the whole message', () => {
  const message = { 'zh-Hans': '标题里有“XX”，请补全。', en: 'The title reads “XX”: fill it in.' };
  const told = { 'zh-Hans': '标题里有“XX”。', en: 'The title reads “XX”.' };
  const facts = buildReportFacts({
    entry: { status: 'draft', publishedAt: null },
    programmes: [buildProgramme({})],
    findings: [buildExplained({ message, told, explanation: '原文如此' })],
  });
  const { explanations, findings } = compileReport(facts).report;
  expect(explanations.map((node) => node.message)).toEqual([told['zh-Hans']]);
  expect(findings?.map((node) => node.message)).toEqual([message['zh-Hans']]);
});
