/**
 * Statements that make published months public and open, as an import brings them: live
 * figures are then answered to everybody, and no lock keeps an edit back. Publishing freezes and
 * locks a month, and what proofs and benchmarks of sums are about is the figures that still move.
 */
const LIFT = 'UPDATE monthly_report_writing SET lifted = 1';
const PUT_BACK = 'UPDATE monthly_report_writing SET lifted = 0';

export const OPEN_MONTHS = [
  LIFT,
  ...['month_states', 'revisions', 'trail_entries'].map((table) => `DELETE FROM monthly_report_${table}`),
  PUT_BACK,
];
