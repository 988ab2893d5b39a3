/**
 * The first form of a stored revision (发布版本). It never changes, even if the model does: revisions of this form must
 * stay readable for ever. A later form is added beside it.
 */
import { constant, INTEGER, list, MONTH, object, orNull, record, TEXT, type Of } from '../shape';
import { ACTIVITIES, byBasis, byGrouping, GROUPS, NAMES, PROGRAMME_FIGURES } from './figures';
import { RECORD } from './record';
import { REPORT_MODEL } from './report';

/** The name of the revision, and the revisions that it depends on. */
export const HEADER = {
  version: constant(1),
  month: MONTH,
  revision: INTEGER,
  frozenAt: TEXT,
  previousSha256: orNull(TEXT),
  /** The earlier published months behind the figures, each with its newest revision at that time. */
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
