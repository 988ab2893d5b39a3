import { randomUUID } from 'node:crypto';

/** The header with the number of an answer; its line in the log has the same number. */
export const REQUEST_ID = 'X-Request-Id';

export const newRequestId = (): string => randomUUID();
