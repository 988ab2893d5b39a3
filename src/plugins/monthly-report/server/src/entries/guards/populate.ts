/** What guards on entries of a programme read of it. */
export const PROGRAMME_POPULATE = { programme: { select: ['code', 'startMonth', 'documentId'] } };
