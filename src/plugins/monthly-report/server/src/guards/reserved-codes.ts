import { refuse, type Guard } from './guard';

/** `groupBy=community` gives activities in several communities a row of this code. */
const RESERVED = 'multiple';

export const reservedCodesGuard: Guard = {
  actions: ['create', 'update', 'clone'],
  populate: {},
  check({ after }) {
    if (after?.code !== RESERVED) return;
    refuse([
      {
        path: ['code'],
        message: `代码“${RESERVED}”已保留，请换一个。 / The code "${RESERVED}" is reserved; choose another.`,
      },
    ]);
  },
};
