/** What guards on entries of a programme read of it. */
export const PROGRAMME_POPULATE = { programme: { select: ['code', 'startMonth'] } };

/**
 * The same with its indicators. The populates of the guards of a type are put together
 * key by key, the later guard's over the earlier one's: a guard with this one comes last.
 */
export const INDICATORS_POPULATE = {
  programme: { ...PROGRAMME_POPULATE.programme, populate: { indicators: { select: ['code'] } } },
};
