/** Every check, by the examples that stand beside its rule. */
import { CHECKS } from '../../../src/plugins/monthly-report/server/src/checks/rules';
import { findingKey } from '../../../src/plugins/monthly-report/server/src/domain/finding';
import { runChecks } from '../../../src/plugins/monthly-report/server/src/checks/rules/run';

describe.each(CHECKS.map((check) => [check.code, check] as const))('%s', (_code, check) => {
  it('finds what its example shows, in both languages', () => {
    const findings = runChecks([check], check.examples.fires());
    expect(findings.length).toBeGreaterThan(0);
    for (const { message } of findings) {
      expect(message['zh-Hans']).toMatch(/\p{Script=Han}/u);
      expect(message.en).toMatch(/^[A-Z“"\d].+\.$/su);
    }
  });

  it('finds nothing in its other example', () => {
    expect(runChecks([check], check.examples.silent())).toEqual([]);
  });
});

describe('the checks', () => {
  it('have a code each', () => {
    expect(new Set(CHECKS.map(({ code }) => code)).size).toBe(CHECKS.length);
  });

  it('tell each of their findings from the others', () => {
    for (const { examples } of CHECKS) {
      const keys = runChecks(CHECKS, examples.fires()).map(findingKey);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
