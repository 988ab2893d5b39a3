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
/** Accounts of readers have a role. */
const OF_ACCOUNTS = ['plugin::users-permissions.user', 'plugin::users-permissions.role'];
const TOO_MUCH = '查询不符合要求。';

function schemaAbout(strapi: Core.Strapi, about: About, { params }: Context): Schema | null {
  if (about === 'nothing') return null;
  if (typeof about === 'object') return schemaOf(strapi, about.type);
  const { model } = params as { model?: string };
  // The route itself answers that there is no such type.
  if (model === undefined || !Object.hasOwn(strapi.contentTypes, model)) return null;
  return schemaOf(strapi, model);
}

/** The content manager has no table to look for translations in, and no page of the panel asks for them so. */
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
 * Stands on every route behind its authentication, before anything reads or rewrites the query:
 * what is unknown, malformed or too expensive is refused on the text as it was sent.
 */
export const queryBudget =
  ({ accepts }: QueryBudgetConfig, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next) => {
    // Editors read the sentence in both of the panel's languages.
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
