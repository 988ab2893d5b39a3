import { rowOrNull } from '../../database/rows';
import { refuse, type Guard } from './guard';
import { PROGRAMME_POPULATE } from './populate';

/** A draft may wait for its programme. Published without one, it would appear in no report and no figure. */
export const programmeRequiredGuard: Guard = {
  actions: ['publish'],
  populate: PROGRAMME_POPULATE,
  check({ after }) {
    if (after === null || rowOrNull(after, 'programme') !== null) return;
    refuse([{ path: ['programme'], message: '发布前请选择项目。 / Choose a programme before publishing.' }]);
  },
};
