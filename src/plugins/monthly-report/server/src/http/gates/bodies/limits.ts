const MEBIBYTE = 1024 * 1024;

/** The largest body that is accepted. `docs/security.md` names each limit. */
export const BODY_LIMITS = {
  /** Bytes of a JSON body after decompression. */
  jsonBytes: MEBIBYTE,
  /** Depth of objects and lists. A list in the editor takes two levels, and the editor allows six lists. */
  jsonDepth: 64,
  /** Fields of a form that are not files. */
  formFields: 1000,
  /** Bytes of all these fields together. */
  formFieldBytes: MEBIBYTE,
  /** Files of a form, empty ones included. */
  formFiles: 50,
  /** Bytes of all these files together. */
  formFileBytes: 20 * MEBIBYTE,
} as const;

/** Bytes of a whole form: its files, its fields, and the text between them. */
export const FORM_BYTES = BODY_LIMITS.formFileBytes + BODY_LIMITS.formFieldBytes + MEBIBYTE;
