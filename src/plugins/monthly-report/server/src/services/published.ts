import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE, type Basis, type Grouping, type Locale } from '../../../shared/vocabulary';
import { readCountedDigests, readFrozenHeadlines } from '../content/frozen';
import type { RevisionHeader } from '../content/revisions';
import type { ProgrammeSeries } from '../documents/json/totals';
import type { PublishedEntry } from '../domain/facts';
import type { Month } from '../domain/month';
import { compareText } from '../domain/order';
import { headlineOf, type Headline } from '../domain/report/headline';
import type { ReportModel } from '../domain/report/model';
import { publishedModel, type LaterCorrection } from '../domain/report/published-model';
import type { FrozenMonth } from '../domain/revision/frozen-month';
import type { SourceFilter } from '../domain/totals/figures';
import { publicSeries, type SeriesQuestion } from './frozen-series';
import { frozenSourcesPage } from './frozen-sources';
import { frozenTotals } from './frozen-totals';
import type { PageAsked } from './pages';
import { pluginService } from './registry';
import type { SourcesPage } from './sources';
import type { TotalsPage } from './totals';

interface Asked extends PageAsked {
  readonly month: Month;
  readonly basis: Basis;
  /** Version of the reference data, where the caller has just read it. */
  readonly reference?: string;
}

/**
 * What the public is answered of published months: always out of their revisions, whatever
 * has become of the content. A month that was published before there were revisions is
 * answered from the content until it is published again.
 */
export const publishedService = ({ strapi }: { strapi: Core.Strapi }) => {
  const revisions = () => pluginService(strapi, 'revisions');

  return {
    /** The published months, newest first. */
    async months(): Promise<PublishedEntry[]> {
      const newest = await revisions().newestOfAll();
      return (await pluginService(strapi, 'months').published()).map((entry) => {
        const header = newest.get(entry.month);
        if (header === undefined) return entry;
        return { ...entry, title: header.title, revision: header.number, publishedAt: header.frozenAt };
      });
    },

    /** The published months in short, newest first, `most` of them. */
    async headlines(locale: Locale, most = Infinity): Promise<Headline[]> {
      const newest = await revisions().newestOfAll();
      const headlines: Headline[] = [];
      for (const { month } of (await pluginService(strapi, 'months').published()).slice(0, most)) {
        const header = newest.get(month);
        if (header !== undefined) {
          headlines.push((await readFrozenHeadlines(strapi, header))[locale]);
          continue;
        }
        const model = await pluginService(strapi, 'reports').compile({ month, locale, preview: false });
        if (model !== null) headlines.push(headlineOf(model.report));
      }
      return headlines;
    },

    /**
     * The report of a month, of its newest revision or of the one with a number.
     *
     * @returns null where there is none.
     */
    async report({
      month,
      locale,
      revision,
    }: {
      readonly month: Month;
      readonly locale: Locale;
      readonly revision: number | undefined;
    }): Promise<ReportModel | null> {
      if (!(await pluginService(strapi, 'months').isPublic(month))) return null;
      const all = await revisions().of(month);
      const [newest] = all;
      if (newest === undefined) {
        const model = await pluginService(strapi, 'reports').compile({ month, locale, preview: false });
        return revision === undefined || model?.report.revision === revision ? model : null;
      }
      const header = revision === undefined ? newest : all.find(({ number }) => number === revision);
      if (header === undefined) return null;
      const content = await revisions().content(header);
      return publishedModel(
        content.models[locale],
        all.filter(({ number }) => number <= header.number).map(toRevision),
        revision === undefined ? await laterCorrections(strapi, content) : [],
      );
    },

    /** @throws NotFoundError for an unknown programme. */
    async totals(
      question: Asked & { readonly programme: string | null; readonly grouping: Grouping | null },
    ): Promise<TotalsPage> {
      const header = await revisions().newest(question.month);
      if (header === null) return pluginService(strapi, 'totals').ofMonth(question);
      return frozenTotals(await revisions().content(header), question);
    },

    /** @throws NotFoundError for an unknown programme or indicator. */
    series: (question: SeriesQuestion): Promise<ProgrammeSeries[]> => publicSeries(strapi, question),

    /** @throws NotFoundError for an unknown programme, indicator, region or partner. */
    async sources(
      question: Asked & {
        readonly programme: string;
        readonly indicator: string;
        readonly filter: SourceFilter;
        /** Of one revision instead of the newest. */
        readonly revision?: number | undefined;
      },
    ): Promise<SourcesPage> {
      const { month, revision } = question;
      const header = await (revision === undefined
        ? revisions().newest(month)
        : revisions().numbered(month, revision));
      if (header === null) return pluginService(strapi, 'totals').sources(question);
      return frozenSourcesPage(strapi, header, question);
    },
  };
};

const toRevision = ({ number, frozenAt, reason }: RevisionHeader) => ({
  number,
  publishedAt: frozenAt,
  reason,
});

/**
 * Months a revision was computed on of which a newer revision counts otherwise what is
 * printed of here, in time order.
 */
async function laterCorrections(
  strapi: Core.Strapi,
  { pins, models }: FrozenMonth,
): Promise<LaterCorrection[]> {
  const revisions = pluginService(strapi, 'revisions');
  const printed = models[DEFAULT_LOCALE].report.programmes.map(({ code }) => code);
  const newest = await revisions.newestOfAll();
  const corrections: LaterCorrection[] = [];
  for (const [month, pinned] of [...pins].sort(([a], [b]) => compareText(a, b))) {
    const present = newest.get(month);
    if (present === undefined || present.number <= pinned) continue;
    const [before, after] = [await revisions.numbered(month, pinned), present];
    if (before === null || (await countOtherwise(strapi, before, after, printed))) {
      corrections.push({ month, revision: present.number });
    }
  }
  return corrections;
}

async function countOtherwise(
  strapi: Core.Strapi,
  before: RevisionHeader,
  after: RevisionHeader,
  programmes: readonly string[],
): Promise<boolean> {
  const [was, is] = [await readCountedDigests(strapi, before), await readCountedDigests(strapi, after)];
  return programmes.some((code) => was.get(code) !== is.get(code));
}
