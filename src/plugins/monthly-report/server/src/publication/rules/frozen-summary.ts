/**
 * What other answers than its own read of a published month: little, of a content of
 * megabytes, so that it can be held for many months and copied between threads.
 */
import { createHash } from 'node:crypto';

import { DEFAULT_LOCALE, LOCALES, type Locale } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import { headlineOf, type Headline } from '../../report/rules/headline';
import { photosOfReport } from '../../report/rules/photos-of-report';
import type { NamedActivity } from '../../totals/rules/named-sources';
import type { FrozenMonth } from './frozen-month';
import { frozenFigures, type FrozenFigures } from './frozen-series';

export interface FrozenSummary {
  /** Of its canonical JSON. */
  readonly bytes: number;
  readonly pins: ReadonlyMap<Month, number>;
  /** Codes of the programmes that are printed, in report order. */
  readonly printed: readonly string[];
  /** Addresses of the photos it prints. */
  readonly photos: readonly string[];
  readonly headlines: Readonly<Record<Locale, Headline>>;
  readonly figures: FrozenFigures;
  /**
   * Fingerprints of what the month gives to the figures of later ones, by the code of the
   * programme: its counted activities, whatever they are called. Words may be corrected
   * without any figure being another.
   */
  readonly counted: ReadonlyMap<string, string>;
}

/** @param bytes of the canonical JSON it was read of. */
export function frozenSummary(month: FrozenMonth, bytes: number): FrozenSummary {
  return {
    bytes,
    pins: month.pins,
    printed: month.models[DEFAULT_LOCALE].report.programmes.map(({ code }) => code),
    photos: [
      ...new Set(LOCALES.flatMap((locale) => photosOfReport(month.models[locale])).map(({ url }) => url)),
    ],
    headlines: {
      'zh-Hans': headlineOf(month.models['zh-Hans'].report),
      en: headlineOf(month.models.en.report),
    },
    figures: frozenFigures(month),
    counted: new Map(
      month.programmes.map(({ programme, activities }) => [
        programme.code,
        createHash('sha256')
          .update(JSON.stringify(activities.map(countedOf)))
          .digest('hex'),
      ]),
    ),
  };
}

const countedOf = ({ documentId, partner, communities, ...activity }: NamedActivity) => [
  documentId,
  partner?.code,
  communities.map(({ code }) => code).sort(),
  activity.startDate,
  activity.endDate,
  activity.sessions,
  Object.entries(activity.measurements).sort(([a], [b]) => (a < b ? -1 : 1)),
];
