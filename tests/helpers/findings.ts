/** Findings as checks make them; each test sets only the fields that it tests. */
import type { ExplainedFinding } from '../../src/plugins/monthly-report/server/src/domain/explained';
import type { Finding } from '../../src/plugins/monthly-report/server/src/domain/finding';

export function buildFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    check: 'wrong-year',
    severity: 'error',
    programme: 'zero_waste',
    partner: null,
    subject: { kind: 'story', documentId: 'story-1' },
    particulars: ['2019-12-01'],
    message: {
      'zh-Hans': '故事「百家粥」的日期是2019年12月1日，不在2020年。',
      en: 'Story “A pot for all” is dated 1 December 2019, not in 2020.',
    },
    reason: null,
    ...overrides,
  };
}

export function buildExplained(overrides: Partial<ExplainedFinding> = {}): ExplainedFinding {
  return { ...buildFinding(overrides), explanation: null, dismissal: null, isOfFigures: true, ...overrides };
}
