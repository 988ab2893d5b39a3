import { randomUUID } from 'node:crypto';

/** The header with the number of an answer; the line of the log has the same. */
export const REQUEST_ID = 'X-Request-Id';

export const newRequestId = (): string => randomUUID();
