/** The admin roles this plugin seeds; what else they may do is set in the panel. */
export const ROLES = {
  partnerEditor: 'monthly-report-partner-editor',
  regionalCoordinator: 'monthly-report-regional-coordinator',
  secretariat: 'monthly-report-secretariat',
} as const;

export type RoleCode = (typeof ROLES)[keyof typeof ROLES];

export const isSeededRole = (code: unknown): code is RoleCode =>
  Object.values(ROLES).some((known) => known === code);
