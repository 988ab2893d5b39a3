const MEBIBYTE = 1024 * 1024;

/** What a body may be, at most. `docs/security.md` names each. */
export const BODY_LIMITS = {
  /** Bytes of a JSON body, after it is unpacked. */
  jsonBytes: MEBIBYTE,
  /** Objects and lists inside each other. A list in the editor takes two levels, and the editor allows six lists. */
  jsonDepth: 64,
  /** Fields of a form that are no files. */
  formFields: 1000,
  /** Bytes of all of them. */
  formFieldBytes: MEBIBYTE,
  /** Files of a form, empty ones included. */
  formFiles: 50,
  /** Bytes of all of them. */
  formFileBytes: 20 * MEBIBYTE,
} as const;

/** Bytes of a whole form: its files, its fields, and what stands between them. */
export const FORM_BYTES = BODY_LIMITS.formFileBytes + BODY_LIMITS.formFieldBytes + MEBIBYTE;
