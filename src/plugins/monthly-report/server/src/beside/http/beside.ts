import type { Context } from 'koa';

import {
  BESIDE,
  isTypedKind,
  type BesideKind,
  type BesideEntry,
  type BesideTyped,
  type Destination,
  type TypedFigure,
} from '../../../../shared/beside';
import { DEFAULT_LOCALE, type Locale } from '../../../../shared/vocabulary';
import { ACTIONS } from '../../access/actions';
import { actorOf } from '../../access/actor';
import { findingEntry } from '../../checks/http/findings';
import { figureDigits } from '../../documents/figure-digits';
import { findingKey } from '../../domain/finding';
import type { Quantity } from '../../domain/quantity';
import type { Indicator, Translated } from '../../entries/rules/facts';
import { ForbiddenError } from '../../errors';
import { requestOf } from '../../http/answer';
import * as contract from '../../http/contracts';
import { readParameter, readQuery } from '../../http/questions/query';
import type { Services } from '../../http/services';
import type { AsTyped, Beside } from '../steps/beside';
import { readBesideKind, readEntryId, readTyped, readTypedKind } from './bodies';

interface SignedIn {
  readonly userAbility: { can(action: string, subject?: string): boolean };
}

const CLOSED = '您的角色不能进行此操作。 / Your role cannot do this.';

/**
 * Checks the right for the panel beside an entry: for entries of a month the right to read them in the content
 * manager, for shared entries the right to change them.
 */
function requireReading(ctx: Context, kind: BesideKind): void {
  const { userAbility } = ctx.state as SignedIn;
  const act = isTypedKind(kind) ? 'read' : 'update';
  if (!userAbility.can(`plugin::content-manager.explorer.${act}`, BESIDE[kind]))
    throw new ForbiddenError(CLOSED);
}

const inLanguage = (text: Translated, locale: Locale): string => text[locale] ?? text['zh-Hans'];
const digits = (value: Quantity | null, { decimals }: Indicator): string | null =>
  value === null ? null : figureDigits(value, decimals);

interface Told {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

const isTold = (value: unknown): value is Told =>
  typeof value === 'object' && value !== null && 'field' in value && typeof value.field === 'string';

function toBesideEntry(beside: Beside, locale: Locale): BesideEntry {
  const { readOnly, createdAt, createdBy, history, indicators } = beside;
  const labelOf = (field: string): string | null => {
    const [code = '', ...option] = field.split('.');
    const indicator = indicators.get(code);
    return indicator === undefined ? null : [inLanguage(indicator.label, locale), ...option].join(' · ');
  };
  return {
    readOnly,
    created: { at: createdAt, by: createdBy },
    changes: history.map(({ at, actor, action, details: { changes, reason } }) => ({
      ...{ at, by: actor, action },
      reason: typeof reason === 'string' ? reason : null,
      changes: (Array.isArray(changes) ? changes : []).filter(isTold).map(({ field, ...sides }) => ({
        field,
        label: labelOf(field),
        ...('before' in sides && { before: sides.before }),
        ...('after' in sides && { after: sides.after }),
      })),
    })),
  };
}

function destinationsOf({ programme, partner }: AsTyped, locale: Locale): Destination[] {
  const named = (grain: Destination['grain'], to: { code: string; name: Translated } | null | undefined) =>
    to ? [{ grain, code: to.code, name: inLanguage(to.name, locale) }] : [];
  return [
    ...named('programme', programme?.programme),
    ...named('region', partner?.region),
    ...named('partner', partner),
  ];
}

function figuresOf({ entered, totals }: AsTyped, locale: Locale): TypedFigure[] {
  return entered.map(({ indicator, value }) => {
    const total = (grain: Destination['grain']) => {
      const figures = totals?.[grain];
      if (!figures) return {};
      const found = figures.find((figure) => figure.indicator.code === indicator.code);
      return { [grain]: digits(found?.value ?? null, indicator) };
    };
    return {
      indicator: indicator.code,
      label: inLanguage(indicator.label, locale),
      unit: indicator.unit && inLanguage(indicator.unit, locale),
      entered: figureDigits(value, indicator.decimals),
      totals: { ...total('programme'), ...total('region'), ...total('partner') },
    };
  });
}

/** The panel beside an entry in its edit view. */
export const besideController = (services: Services) => {
  const localeOf = (ctx: Context): Locale =>
    readQuery(requestOf(ctx), contract.languageQuery).locale ?? DEFAULT_LOCALE;

  return {
    /** GET /beside/activity/<documentId> */
    async findOne(ctx: Context): Promise<void> {
      const kind = readParameter(requestOf(ctx), 'kind', readBesideKind);
      const documentId = readParameter(requestOf(ctx), 'id', readEntryId);
      const locale = localeOf(ctx);
      requireReading(ctx, kind);
      const beside = await services.beside.of(BESIDE[kind], documentId, actorOf(services.strapi));
      ctx.set('Cache-Control', 'private, no-store');
      ctx.body = { data: toBesideEntry(beside, locale) };
    },

    /**
     * POST /beside/activity `{ documentId, locale, fields, relations }`: answers about the typed entry, and saves
     * nothing.
     */
    async asTyped(ctx: Context): Promise<void> {
      const kind = readParameter(requestOf(ctx), 'kind', readTypedKind);
      const locale = localeOf(ctx);
      requireReading(ctx, kind);
      const typed = readTyped(kind, ctx.request.body);
      const mayPreview = (ctx.state as SignedIn).userAbility.can(ACTIONS.preview);
      const found = await services.beside.asTyped(
        { uid: BESIDE[kind], ...typed },
        actorOf(services.strapi),
        mayPreview,
      );
      const { month, monthState, submission, programme, findings } = found;
      const data: BesideTyped = {
        ...{ month, monthState },
        submission: submission === 'none' ? 'due' : submission,
        goesTo: destinationsOf(found, locale),
        figures: figuresOf(found, locale),
        findings:
          findings &&
          findings.map((finding) =>
            findingEntry(
              { key: findingKey(finding), finding, kept: null },
              programme ? [programme] : [],
              locale,
            ),
          ),
      };
      ctx.body = { data };
    },
  };
};
