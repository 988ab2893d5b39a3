import type { Core } from '@strapi/strapi';

import type { MonthsService } from './months';
import type { RevisionsService } from './revisions';
import type { PeriodPage, TotalsService, TotalsPage } from '../../totals/steps/totals';
import type { CatalogueService } from '../../entries/steps/catalogue';
import type { Basis, Grouping, Locale } from '../../../../shared/vocabulary';
import { isLarge } from '../store/frozen';
import type { RevisionHeader } from '../store/revisions';
import type { ProgrammeSeries } from '../../documents/json/totals';
import type { PublishedMonth } from '../../documents/json/months';
import type { Month } from '../../domain/month';
import { compareText } from '../../domain/order';
import { withMissingPhotos } from '../../report/rules/missing-photos';
import type { Headline } from '../../report/rules/headline';
import type { ReportModel, RevisionNode } from '../../report/rules/model';
import { publishedModel, type LaterCorrection } from '../../report/rules/published-model';
import type { SourceFilter } from '../../totals/rules/figures';
import { NotFoundError } from '../../errors';
import { publicSeries, type SeriesQuestion } from './frozen-series';
import { publicPeriod, publicPeriodSources } from './frozen-periods';
import { frozenSourcesPage } from './frozen-sources';
import { frozenTotals } from './frozen-totals';
import type { PageAsked } from '../../totals/steps/pages';
import type { SourcesPage } from '../../totals/steps/sources';

interface Asked extends PageAsked {
  readonly month: Month;
  readonly basis: Basis;
  /** Version of the reference data, if the caller has just read it. */
  readonly reference?: string;
}

/** A published report before its model is built. */
export interface PublishedEdition {
  readonly header: RevisionHeader;
  /** Whether a thread should read it. */
  readonly isLarge: boolean;
  /** This revision and the earlier ones, newest first. */
  readonly revisions: readonly RevisionNode[];
  readonly laterCorrections: readonly LaterCorrection[];
}

interface EditionAsked {
  readonly month: Month;
  readonly locale: Locale;
  /** Undefined means the newest. */
  readonly revision: number | undefined;
}

interface Needs {
  readonly strapi: Core.Strapi;
  readonly months: MonthsService;
  readonly revisions: RevisionsService;
  readonly totals: TotalsService;
  readonly catalogue: CatalogueService;
}

/**
 * The public answers on published months: they always come from the revisions, whatever happens to the content later.
 * A month without a revision is not public.
 */
export const publishedService = ({ strapi, months, revisions, totals, catalogue }: Needs) => {
  /** The data of a month's report: from its newest revision, or from the given number; null if there is none. */
  async function edition({
    month,
    revision,
  }: Omit<EditionAsked, 'locale'>): Promise<PublishedEdition | null> {
    const all = await revisions.of(month);
    const header = revision === undefined ? all[0] : all.find(({ number }) => number === revision);
    if (header === undefined) return null;
    return {
      header,
      isLarge: isLarge(await revisions.summary(header)),
      revisions: all.filter(({ number }) => number <= header.number).map(toRevision),
      laterCorrections: revision === undefined ? await laterCorrectionsOf(revisions, header) : [],
    };
  }

  async function model(found: PublishedEdition, locale: Locale): Promise<ReportModel> {
    const { models, pins } = await revisions.content(found.header);
    return publishedModel(models[locale], { ...found, pins });
  }

  /** The model with notes in place of photos whose files are missing now: as it is printed, not as it was frozen. */
  async function printedModel(found: PublishedEdition, locale: Locale): Promise<ReportModel> {
    const whole = await model(found, locale);
    return withMissingPhotos(whole, new Set(await revisions.missingPhotos(found.header)));
  }

  return {
    edition,

    /** The published months, newest first. */
    async months(): Promise<PublishedMonth[]> {
      return (await months.published()).map(({ month, title, number, frozenAt }) => ({
        month,
        title,
        revision: number,
        publishedAt: frozenAt,
      }));
    },

    /** The published months in short form, newest first, at most `most`. */
    async headlines(locale: Locale, most = Infinity): Promise<Headline[]> {
      const headlines: Headline[] = [];
      for (const header of (await months.published()).slice(0, most)) {
        headlines.push((await revisions.summary(header)).headlines[locale]);
      }
      return headlines;
    },

    /** One edition in short form; null if there is none. */
    async headline(asked: EditionAsked): Promise<Headline | null> {
      const found = await edition(asked);
      if (found === null) return null;
      return (await revisions.summary(found.header)).headlines[asked.locale];
    },

    /** The report itself; reading a large month blocks the main loop. */
    model,

    printedModel,

    /** The report of an edition; null if there is none. */
    async report(asked: EditionAsked): Promise<ReportModel | null> {
      const found = await edition(asked);
      return found && model(found, asked.locale);
    },

    /** @throws NotFoundError for an unknown programme. */
    async totals(
      question: Asked & { readonly programme: string | null; readonly grouping: Grouping | null },
    ): Promise<TotalsPage> {
      const header = await revisions.newest(question.month);
      if (header === null) return notPublished(question.month);
      return frozenTotals(await revisions.content(header), question);
    },

    /** Over the published months of a period. @throws NotFoundError for an unknown programme or indicator. */
    period: (question: Parameters<typeof publicPeriod>[1]): Promise<PeriodPage> =>
      publicPeriod({ strapi, revisions, catalogue }, question),

    /** @throws NotFoundError for an unknown programme, indicator, region or partner. */
    periodSources: (question: Parameters<typeof publicPeriodSources>[1]): Promise<SourcesPage> =>
      publicPeriodSources({ strapi, revisions, catalogue }, question),

    /** @throws NotFoundError for an unknown programme or indicator. */
    series: (question: SeriesQuestion): Promise<ProgrammeSeries[]> =>
      publicSeries({ revisions, totals }, question),

    /** @throws NotFoundError for an unknown programme, indicator, region or partner. */
    async sources(
      question: Asked & {
        readonly programme: string;
        readonly indicator: string;
        readonly filter: SourceFilter;
        /** The number of one revision; without it, the newest. */
        readonly revision?: number | undefined;
      },
    ): Promise<SourcesPage> {
      const { month, revision } = question;
      const header = await (revision === undefined
        ? revisions.newest(month)
        : revisions.numbered(month, revision));
      if (header === null) return notPublished(month);
      return frozenSourcesPage({ strapi, revisions }, header, question);
    },
  };
};

function notPublished(month: Month): never {
  throw new NotFoundError(`There is no published report of ${month}.`);
}

const toRevision = ({ number, frozenAt, reason }: RevisionHeader): RevisionNode => ({
  number,
  publishedAt: frozenAt,
  reason,
});

/**
 * The earlier months behind a revision that have a newer revision with other counted activities for its printed
 * programmes, in time order.
 */
async function laterCorrectionsOf(
  revisions: RevisionsService,
  header: RevisionHeader,
): Promise<LaterCorrection[]> {
  const { pins, printed } = await revisions.summary(header);
  const newest = await revisions.newestOfAll();
  const corrections: LaterCorrection[] = [];
  for (const [month, pinned] of [...pins].sort(([a], [b]) => compareText(a, b))) {
    const present = newest.get(month);
    if (present === undefined || present.number <= pinned) continue;
    const [before, after] = [await revisions.numbered(month, pinned), present];
    if (before === null || (await countOtherwise(revisions, before, after, printed))) {
      corrections.push({ month, revision: present.number });
    }
  }
  return corrections;
}

async function countOtherwise(
  revisions: RevisionsService,
  before: RevisionHeader,
  after: RevisionHeader,
  programmes: readonly string[],
): Promise<boolean> {
  const { counted: was } = await revisions.summary(before);
  const { counted: is } = await revisions.summary(after);
  return programmes.some((code) => was.get(code) !== is.get(code));
}

export type PublishedService = ReturnType<typeof publishedService>;
