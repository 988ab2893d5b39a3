/**
 * How many slips of a zero the checks of figures find, and how often they cry wolf: 400 partners
 * with 4 indicators, months that vary log-normally (σ 0.5), a fifth of them missing.
 */
import { FIGURE_CHECKS } from '../../../../src/plugins/monthly-report/server/src/checks/rules/figures';
import { runChecks } from '../../../../src/plugins/monthly-report/server/src/checks/rules/run';
import { simulatedMonth } from '../../../helpers/simulated-history';

const OUTLIERS = { seed: 19, partners: 400, indicators: 4, sigma: 0.5, missing: 0.2 } as const;
const FIGURES = OUTLIERS.partners * OUTLIERS.indicators;

/** The figures with at least one finding, each once. */
function shareFound(months: number, factor: number): number {
  const findings = runChecks(FIGURE_CHECKS, simulatedMonth({ ...OUTLIERS, months, factor }));
  const told = new Set(
    findings.map(({ subject, partner, particulars: [indicator] }) =>
      JSON.stringify([partner, subject.kind === 'total' ? subject.indicator : indicator]),
    ),
  );
  return told.size / FIGURES;
}

describe.each([3, 6, 12])('With %d months of history', (months) => {
  it('a zero too many is found in 85 of 100 figures at least, and so is a lost one', () => {
    const [tenfold, tenth] = [shareFound(months, 10), shareFound(months, 0.1)];
    process.stdout.write(
      `${months} months: ×10 found ${(100 * tenfold).toFixed(1)} %, ÷10 found ${(100 * tenth).toFixed(1)} %\n`,
    );
    expect(tenfold).toBeGreaterThanOrEqual(0.85);
    expect(tenth).toBeGreaterThanOrEqual(0.85);
  });

  it('one right figure in 40 at most is taken for a wrong one', () => {
    const alarms = shareFound(months, 1);
    process.stdout.write(`${months} months: false alarms ${(100 * alarms).toFixed(2)} %\n`);
    expect(alarms).toBeLessThanOrEqual(1 / 40);
  });
});
