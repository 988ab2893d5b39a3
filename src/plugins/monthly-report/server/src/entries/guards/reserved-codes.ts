import { textOrNull } from '../../database/rows';
import { refuse, type Guard } from './guard';

/** `groupBy=community` puts activities in several communities into a row with this code. */
export const RESERVED_COMMUNITY_CODES = ['multiple'];

/** Summary templates print the month and the year by these names. */
export const RESERVED_INDICATOR_CODES = ['month', 'year'];

/** @param endings endings that no new code may have; an existing code stays. */
export function reservedCodesGuard(reserved: readonly string[], endings: readonly string[] = []): Guard {
  return {
    actions: ['create', 'update', 'clone'],
    populate: {},
    check({ before, after }) {
      const code = after === null ? null : textOrNull(after, 'code');
      if (code === null) return;
      const ending = before?.code === code ? undefined : endings.find((end) => code.endsWith(end));
      if (ending !== undefined) {
        refuse([
          {
            path: ['code'],
            message: `代码“${code}”不能以“${ending}”结尾：汇总语句用它表示另一指标的目标或完成率，请换一个。 / The code "${code}" must not end with "${ending}", by which templates name the target of another indicator; choose another.`,
          },
        ]);
      }
      if (!reserved.includes(code)) return;
      refuse([
        {
          path: ['code'],
          message: `代码“${code}”已保留，请换一个。 / The code "${code}" is reserved; choose another.`,
        },
      ]);
    },
  };
}
