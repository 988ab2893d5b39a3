/**
 * Whether this process restores a backup. `npm run restore` starts `strapi import` with this variable. A server never
 * restores: the variable works only for the command `import`.
 */
export const RESTORING = 'MONTHLY_REPORT_RESTORES';

export const isRestoring = (): boolean => process.env[RESTORING] === 'true' && process.argv[2] === 'import';
