import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { mayPreview } from '../../access/holds';
import { contentTypeOf } from '../../content-model';
import { ValidationError } from '../../errors';
import { judgeQuery, refuseNul } from '../gates/query/judge';
import { refuse } from '../gates/query/refusal';
import type { About, RouteQuery } from '../gates/query/routes';
import { settings } from '../../settings';
import { schemaOf, type Schema } from '../../strapi/schema';
import { FILE, FOLDER } from '../../uids';

export interface QueryBudgetConfig {
  readonly accepts: RouteQuery;
}

const PANEL_PASSES = [FILE, FOLDER, 'admin::user'];
const PUBLIC_PASSES = [FILE];
/** Accounts of readers, and their roles. */
const OF_ACCOUNTS = ['plugin::users-permissions.user', 'plugin::users-permissions.role'];
const TOO_MUCH = '查询不符合要求。';

function schemaAbout(strapi: Core.Strapi, about: About, { params }: Context): Schema | null {
  if (about === 'nothing') return null;
  if (typeof about === 'object') return schemaOf(strapi, about.type);
  const { model } = params as { model?: string };
  // The route itself answers that the type does not exist.
  if (model === undefined || !Object.hasOwn(strapi.contentTypes, model)) return null;
  return schemaOf(strapi, model);
}

/**
 * The content manager has no table for the relation to translations, and no page of the panel asks for it in this
 * way.
 */
function refuseTranslations({ params }: Context): void {
  const { targetField } = params as { targetField?: string };
  if (targetField === 'localizations') refuse(targetField, 'a relation that an editor chooses');
}

function mayPassTo(strapi: Core.Strapi, about: About, isPanel: boolean): (uid: string) => boolean {
  const others = isPanel ? PANEL_PASSES : PUBLIC_PASSES;
  const ofAccounts = typeof about === 'object' && OF_ACCOUNTS.includes(about.type);
  return (uid) =>
    contentTypeOf(uid) !== null ||
    settings(strapi).open.contentTypes.includes(uid) ||
    others.includes(uid) ||
    (ofAccounts && OF_ACCOUNTS.includes(uid));
}

async function acceptedFrom(strapi: Core.Strapi, ctx: Context, accepts: RouteQuery): Promise<RouteQuery> {
  const { keys, forPreview = [] } = accepts;
  if (keys === null || !Object.keys(ctx.query).some((key) => forPreview.includes(key))) return accepts;
  const isPreviewer = await mayPreview(strapi, ctx.state.auth);
  return isPreviewer ? { ...accepts, keys: [...keys, ...forPreview] } : accepts;
}

/**
 * Runs on every route after its authentication, before anything reads or rewrites the query. It refuses unknown,
 * malformed and too expensive queries by the text that was sent.
 */
export const queryBudget =
  ({ accepts }: QueryBudgetConfig, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next) => {
    // Editors get the sentence in both languages of the panel.
    const isPanel = accepts.inPanel === true;
    try {
      refuseTranslations(ctx);
      const schema = schemaAbout(strapi, accepts.about, ctx);
      const sent = { text: ctx.querystring, query: ctx.query as Readonly<Record<string, unknown>> };
      judgeQuery(sent, await acceptedFrom(strapi, ctx, accepts), schema, {
        schemaOf: (uid) => schemaOf(strapi, uid),
        mayPass: mayPassTo(strapi, accepts.about, isPanel),
        alsoNamed: accepts.alsoNamed,
      });
      refuseNul('body', ctx.request.body);
    } catch (error) {
      if (!isPanel || !(error instanceof ValidationError)) throw error;
      throw new ValidationError(`${TOO_MUCH} / ${error.message}`);
    }
    return next();
  };
