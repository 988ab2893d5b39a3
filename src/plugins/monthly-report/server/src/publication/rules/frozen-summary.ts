/**
 * The data of a published month that other answers need: small, compared with megabytes of content, so that many
 * months can be held in memory and copied between threads.
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
  /** Bytes of its canonical JSON. */
  readonly bytes: number;
  readonly pins: ReadonlyMap<Month, number>;
  /** Codes of the printed programmes, in report order. */
  readonly printed: readonly string[];
  /** Addresses of the printed photos. */
  readonly photos: readonly string[];
  readonly headlines: Readonly<Record<Locale, Headline>>;
  readonly figures: FrozenFigures;
  /**
   * Fingerprints of the month's contribution to later figures, by the code of the programme: its counted activities
   * without their names. Texts may be corrected without a change of a figure.
   */
  readonly counted: ReadonlyMap<string, string>;
}

/** @param bytes of the canonical JSON that the month was read from. */
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
