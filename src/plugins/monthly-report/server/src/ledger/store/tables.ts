/** The plugin's own tables. They are not Strapi models: they hold no content, and an export must not contain them. */
export const TABLES = {
  ledger: 'monthly_report_ledger',
  sums: 'monthly_report_sums',
  members: 'monthly_report_members',
  states: 'monthly_report_states',
  versions: 'monthly_report_versions',
} as const;
