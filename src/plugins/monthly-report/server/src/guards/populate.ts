/**
 * What guards on entries of a programme read of it. One value for all of them: the
 * populates of the guards of a type are put together key by key.
 */
export const PROGRAMME_POPULATE = {
  programme: { select: ['code', 'startMonth'], populate: { indicators: { select: ['code'] } } },
};
