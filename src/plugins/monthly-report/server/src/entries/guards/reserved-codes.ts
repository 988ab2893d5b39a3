import { refuse, type Guard } from './guard';

/** `groupBy=community` gives activities in several communities a row of this code. */
export const RESERVED_COMMUNITY_CODES = ['multiple'];

/** Summary templates print the month and the year under these names. */
export const RESERVED_INDICATOR_CODES = ['month', 'year'];

export function reservedCodesGuard(reserved: readonly string[]): Guard {
  return {
    actions: ['create', 'update', 'clone'],
    populate: {},
    check({ after }) {
      const code = reserved.find((candidate) => candidate === after?.code);
      if (code === undefined) return;
      refuse([
        {
          path: ['code'],
          message: `代码“${code}”已保留，请换一个。 / The code "${code}" is reserved; choose another.`,
        },
      ]);
    },
  };
}
