import canonicalize from 'canonicalize';

import { by, compareText } from '../../domain/order';
import { checkMeasurement } from '../rules/measurement-rules';
import { measuredOf, readIndicators, readProgrammeCodes } from '../store/programmes';
import { rowOrNull, text, type Row } from '../../database/rows';
import { refuse, type Guard, type Refusal } from './guard';
import { PROGRAMME_POPULATE } from './populate';

type Grid = Readonly<Record<string, unknown>>;

const NOT_A_GRID: Refusal = {
  path: ['measurements'],
  message:
    '指标数据应为“指标代码 → 数字、null 或带分组的值”的对象。 / Measurements must be an object of indicator code → number, null, or a value with its breakdown.',
};

function gridOf(row: Row | null): Grid | null {
  const grid: unknown = row?.measurements ?? {};
  return grid !== null && typeof grid === 'object' && !Array.isArray(grid) ? (grid as Grid) : null;
}

const isNumberOrNull = (value: unknown): boolean =>
  value === null || (typeof value === 'number' && Number.isFinite(value));

/** The levels of a measurement: its value, its dimensions, their options. */
const DEEPEST = 3;

/** Numbers, or objects of numbers: the programme's indicators decide later what they mean. */
function isGiven(value: unknown, depth = 0): boolean {
  if (isNumberOrNull(value)) return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth === DEEPEST) return false;
  return Object.values(value).every((member) => isGiven(member, depth + 1));
}

/** PostgreSQL changes the order of the keys of an object. */
const isSame = (one: unknown, other: unknown): boolean => canonicalize(one) === canonicalize(other);

function programmeCode(row: Row | null): string | null {
  const programme = row && rowOrNull(row, 'programme');
  return programme ? text(programme, 'code') : null;
}

/**
 * Every measurement belongs to a measured indicator of the activity's programme and fits it, in drafts too. If an
 * indicator was taken off the programme later, its saved value may stay unchanged, but it does not count.
 */
export const measurementsGuard: Guard = {
  actions: ['create', 'update', 'clone'],
  populate: PROGRAMME_POPULATE,
  async checkInput(strapi, data) {
    if (data.measurements === undefined || data.measurements === null) return;
    const grid = gridOf(data);
    // PostgreSQL refuses a plain text as JSON. JSON has no infinite number: 1e400 would be stored as null.
    if (grid === null) return refuse([NOT_A_GRID]);
    const wrong = Object.entries(grid).filter(([, value]) => !isGiven(value));
    if (wrong.length === 0) return;
    const all = await readIndicators(strapi);
    refuse(
      wrong.map(([code]) => {
        const name = all.get(code)?.label['zh-Hans'] ?? '';
        return {
          path: ['measurements', code],
          message: `${name}（${code}）应为数字，未填报请留空。 / ${code} must be a number, or null when not reported.`,
        };
      }),
    );
  },
  async check({ strapi, before, after }) {
    if (after === null) return;
    const grid = gridOf(after);
    if (grid === null) return refuse([NOT_A_GRID]);
    if (Object.keys(grid).length === 0) return;

    const previous = programmeCode(before) === programmeCode(after) ? (gridOf(before) ?? {}) : {};
    const changed = Object.entries(grid)
      .filter(([code, value]) => !Object.hasOwn(previous, code) || !isSame(previous[code], value))
      // PostgreSQL changes the order of the keys of an object.
      .sort(by(([code]) => code, compareText));
    // Most saves change only texts: they need not wait for the indicators to be read.
    if (changed.length === 0) return;

    const programme = rowOrNull(after, 'programme');
    const codes = programme ? await readProgrammeCodes(strapi, text(programme, 'documentId')) : [];
    const all = await readIndicators(strapi);
    const known = new Map(measuredOf(codes ?? [], all).map((indicator) => [indicator.code, indicator]));
    const refusals = changed.flatMap(([code, value]): Refusal[] => {
      const message = checkMeasurement({
        code,
        value,
        indicator: known.get(code) ?? null,
        isRatio: all.get(code)?.source === 'ratio',
        label: all.get(code)?.label['zh-Hans'] ?? null,
        accepted: [...known.keys()],
      });
      return message === null ? [] : [{ path: ['measurements', code], message }];
    });
    refuse(refusals);
  },
};
