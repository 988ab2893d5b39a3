/** The plugin's own tables. No Strapi models: they are no content, and an export must not carry them. */
export const TABLES = {
  ledger: 'monthly_report_ledger',
  sums: 'monthly_report_sums',
  members: 'monthly_report_members',
  states: 'monthly_report_states',
  versions: 'monthly_report_versions',
} as const;
