/**
 * The first form of a stored revision (发布版本). It never changes again, whatever becomes of
 * the model: revisions of this form are read for ever. A later form stands beside it.
 */
import { constant, INTEGER, list, MONTH, object, orNull, record, TEXT, type Of } from '../shape';
import { ACTIVITIES, byBasis, byGrouping, GROUPS, NAMES, PROGRAMME_FIGURES } from './figures';
import { RECORD } from './record';
import { REPORT_MODEL } from './report';

/** The name of the revision, and the revisions it stands on. */
export const HEADER = {
  version: constant(1),
  month: MONTH,
  revision: INTEGER,
  frozenAt: TEXT,
  previousSha256: orNull(TEXT),
  /** The earlier published months figures were computed on, each with its newest revision of then. */
  pins: record(INTEGER),
};

export const VERSION_1 = object({
  ...HEADER,
  models: object({ 'zh-Hans': REPORT_MODEL, en: REPORT_MODEL }),
  programmes: list(
    object({ ...PROGRAMME_FIGURES, groups: byBasis(byGrouping(GROUPS)), activities: ACTIVITIES }),
  ),
  ...NAMES,
  ...RECORD,
});

export type Stored1 = Of<typeof VERSION_1>;
