/** Who asks: readers and front ends, by the Content API's credentials or none. */
export const OUTSIDERS = [
  'public',
  /** An account of users-permissions, as a front end's visitor makes one. */
  'reader',
  'readOnlyToken',
  /** A custom token without the preview action. */
  'customToken',
  'previewToken',
  'fullAccessToken',
] as const;

/** Who asks: accounts of the panel that are bound to a part of the content. */
export const BOUND = [
  'partnerEditor',
  'coordinator',
  'secretariat',
  /** Of the secretariat, and linked to no programme. */
  'unlinkedSecretariat',
] as const;

/** Who asks: accounts of the panel that nothing binds but the rights of their role. */
export const UNBOUND = ['networkSecretariat', 'superAdmin'] as const;

export const MATRIX_ROLES = [...OUTSIDERS, ...BOUND, ...UNBOUND] as const;

export type Outsider = (typeof OUTSIDERS)[number];
export type Insider = (typeof BOUND)[number] | (typeof UNBOUND)[number];
export type MatrixRole = (typeof MATRIX_ROLES)[number];

/** What a route is asked for. */
export type Target =
  /** The partner editor's: of a partner in the coordinator's region, in the secretariat's programme. */
  | 'own'
  /** Another partner's, of another region, in the same programme. */
  | 'other'
  /** Nobody's: it does not exist. */
  | 'missing'
  /** The partner editor's, and never published. */
  | 'draft'
  /** Of a month whose report is published. */
  | 'published'
  /** The same question with `status=draft`. */
  | 'preview'
  /** A line of the trail (操作记录). */
  | 'trail';
