/** Who asks. */
export const MATRIX_ROLES = [
  'public',
  'partnerEditor',
  'coordinator',
  'secretariat',
  'superAdmin',
  'readOnlyToken',
  'previewToken',
  'fullAccessToken',
] as const;

export type MatrixRole = (typeof MATRIX_ROLES)[number];

/** Whose the entry or file is that a route is asked for: the partner editor's, another partner's, nobody's. */
export const TARGETS = ['own', 'other', 'missing'] as const;

export type Target = (typeof TARGETS)[number];
