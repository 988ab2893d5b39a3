/** The fields of a programme that guards on its entries read. */
export const PROGRAMME_POPULATE = { programme: { select: ['code', 'startMonth', 'documentId'] } };
