import type { Context } from 'koa';

import { TARGET_GRAINS, type TargetCell } from '../../../../shared/admin-api';
import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import { actorOf } from '../../access/actor';
import { codesInScope } from '../../access/codes-in-scope';
import { scopeOf } from '../../access/scope';
import { dayInZone } from '../../documents/day-in-zone';
import { monthOfDay } from '../../domain/month';
import { NotFoundError, ValidationError } from '../../errors';
import { requestOf } from '../../http/answer';
import * as contract from '../../http/contracts';
import { readBody } from '../../http/questions/body';
import { readCode, readParameter, readQuery, shown } from '../../http/questions/query';
import type { Services } from '../../http/services';
import { settings } from '../../settings';

/** A grid of a hundred partners and twenty indicators fits; more is not accepted at once. */
const MOST_CELLS = 2_000;
/** The longest text that a person types into a cell: the reason of a refusal shows it. */
const LONGEST_TEXT = 40;
const YEAR = /^(?:20|21)\d{2}$/;

function readYear(value: string, key: string): string {
  if (!YEAR.test(value)) {
    throw new ValidationError(`"${key}" is ${shown(value)}; accepted: a year written YYYY, such as 2021.`);
  }
  return value;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_TEXT;
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

const CELL_KEYS = ['grain', 'code', 'indicator', 'was', 'value'];

function isCell(value: unknown): value is TargetCell {
  if (typeof value !== 'object' || value === null) return false;
  const { grain, code, indicator, was, value: target, ...others } = value as Record<string, unknown>;
  return (
    TARGET_GRAINS.some((known) => known === grain) &&
    isText(code) &&
    isText(indicator) &&
    isTextOrNull(was) &&
    isTextOrNull(target) &&
    target !== '' &&
    Object.keys(others).length === 0
  );
}

function readCells(value: unknown, key: string): readonly TargetCell[] {
  if (!Array.isArray(value) || value.length > MOST_CELLS || !value.every(isCell)) {
    throw new ValidationError(
      `"${key}" is needed: a list of at most ${MOST_CELLS} objects with ${CELL_KEYS.join(', ')}; "was" and "value" are texts of at most ${LONGEST_TEXT} characters or null.`,
    );
  }
  return value;
}

/**
 * The grid of targets. This file checks that the caller may edit the programme; the guards of a target check each
 * cell.
 */
export const targetsController = (services: Services) => {
  const { strapi } = services;

  async function ownProgrammes(): Promise<ReadonlySet<string> | null> {
    const codes = await codesInScope(strapi, await scopeOf(strapi, actorOf(strapi)));
    return codes && codes.programmes;
  }

  async function asked(ctx: Context) {
    const request = requestOf(ctx);
    const programme = readParameter(request, 'programme', readCode);
    const year = readParameter(request, 'year', readYear);
    const { locale = DEFAULT_LOCALE } = readQuery(request, contract.languageQuery);
    const own = await ownProgrammes();
    if (own !== null && !own.has(programme)) {
      throw new NotFoundError(`There is no programme "${programme}".`);
    }
    return { programme, year, locale };
  }

  return {
    /** GET /targets */
    async programmes(ctx: Context): Promise<void> {
      const { locale = DEFAULT_LOCALE } = readQuery(requestOf(ctx), contract.languageQuery);
      const today = monthOfDay(dayInZone(new Date().toISOString(), settings(strapi).timeZone));
      ctx.body = { data: await services.targets.programmes(await ownProgrammes(), today, locale) };
    },

    /** GET /targets/neighbour_reading/2021 */
    async grid(ctx: Context): Promise<void> {
      ctx.body = { data: await services.targets.grid(await asked(ctx)) };
    },

    /** POST /targets/neighbour_reading/2021 `{ cells }` */
    async save(ctx: Context): Promise<void> {
      const question = await asked(ctx);
      const { cells } = readBody(ctx.request.body, { cells: readCells });
      ctx.body = { data: await services.targets.save(question, cells) };
    },
  };
};
