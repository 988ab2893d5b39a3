/** Askers outside the panel: readers and front ends, with the Content API's credentials or without any. */
export const OUTSIDERS = [
  'public',
  /** An account of users-permissions: a visitor of a front end. */
  'reader',
  'readOnlyToken',
  /** A custom token without the preview action. */
  'customToken',
  'previewToken',
  'fullAccessToken',
] as const;

/** Askers in the panel: accounts that are bound to a part of the content. */
export const BOUND = [
  'partnerEditor',
  'coordinator',
  'secretariat',
  /** An account of the secretariat that is linked to no programme. */
  'unlinkedSecretariat',
] as const;

/** Askers in the panel: accounts that only the rights of their role limit. */
export const UNBOUND = ['networkSecretariat', 'superAdmin'] as const;

export const MATRIX_ROLES = [...OUTSIDERS, ...BOUND, ...UNBOUND] as const;

export type Outsider = (typeof OUTSIDERS)[number];
export type Insider = (typeof BOUND)[number] | (typeof UNBOUND)[number];
export type MatrixRole = (typeof MATRIX_ROLES)[number];

/** The thing that a request to a route names. */
export type Target =
  /** An entry of the partner editor: of a partner in the coordinator's region, in the secretariat's programme. */
  | 'own'
  /** An entry of another partner, of another region, in the same programme. */
  | 'other'
  /** An entry that does not exist. */
  | 'missing'
  /** An entry of the partner editor that was never published. */
  | 'draft'
  /** An entry of a month whose report is published. */
  | 'published'
  /** The same question with `status=draft`. */
  | 'preview'
  /** A line of the trail (操作记录). */
  | 'trail';
