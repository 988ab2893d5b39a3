/** What revisions were frozen with, read back and parsed once while it is asked for. */
import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type { Locale } from '../../../shared/vocabulary';
import { headlineOf, type Headline } from '../domain/report/headline';
import type { FrozenMonth } from '../domain/revision/frozen-month';
import { frozenFigures, type FrozenFigures } from '../domain/revision/frozen-series';
import { readContent } from '../domain/revision/content';
import type { NamedActivity } from '../domain/totals/named-sources';
import { perStrapi } from './per-strapi';
import { presentTransaction } from './present-reads';
import { RecentlyUsed } from './recently-used';
import { readRevisionText, type RevisionHeader } from './revisions';

/** Characters of canonical JSON whose parsed form is held; parsed, it takes a few times as much. */
const MOST_CHARACTERS = 32 * 1024 * 1024;
/** Figures: some ten years of a hundred programmes of twenty indicators. */
const MOST_FIGURES = 250_000;
/** A figure to date of a large programme is made of so many. */
const MOST_ACTIVITIES = 100_000;

const MOST_DIGESTS = 10_000;
/** Of revisions, in every language: some ten years of a hundred programmes. */
const MOST_HEADLINE_PROGRAMMES = 25_000;

const caches = perStrapi(() => ({
  months: new RecentlyUsed<FrozenMonth>(MOST_CHARACTERS),
  figures: new RecentlyUsed<FrozenFigures>(MOST_FIGURES),
  activities: new RecentlyUsed<readonly NamedActivity[]>(MOST_ACTIVITIES),
  digests: new RecentlyUsed<ReadonlyMap<string, string>>(MOST_DIGESTS),
  headlines: new RecentlyUsed<Readonly<Record<Locale, Headline>>>(MOST_HEADLINE_PROGRAMMES),
}));

/** The fingerprint is of the content: what is held under it cannot be out of date. */
const keyOf = ({ month, number, sha256 }: RevisionHeader): string => `${month} ${number} ${sha256}`;

/**
 * Who reads inside a transaction waits for nobody: others may be waiting for the connection
 * he holds.
 */
const held = <T>(cache: RecentlyUsed<T>, ...[key, make]: Parameters<RecentlyUsed<T>['of']>): Promise<T> =>
  presentTransaction() === null ? cache.of(key, make) : cache.alone(key, make);

/** @throws Error where the revision has gone since its header was read. */
export function readFrozenMonth(strapi: Core.Strapi, header: RevisionHeader): Promise<FrozenMonth> {
  return held(caches(strapi).months, keyOf(header), async () => {
    const text = await readRevisionText(strapi, header);
    if (text === null) throw new Error(`Revision ${header.number} of ${header.month} is not there any more`);
    return { value: readContent(text), size: text.length };
  });
}

/** The month's own figures: they are held longer than the month, for a series asks for many months. */
export function readFrozenFigures(strapi: Core.Strapi, header: RevisionHeader): Promise<FrozenFigures> {
  return held(caches(strapi).figures, keyOf(header), async () => {
    const value = frozenFigures(await readFrozenMonth(strapi, header));
    return { value, size: [...value.values()].reduce((sum, { figures }) => sum + figures.size, 1) };
  });
}

/** The month in short: a list of all months asks for each of them. */
export function readFrozenHeadlines(
  strapi: Core.Strapi,
  header: RevisionHeader,
): Promise<Readonly<Record<Locale, Headline>>> {
  return held(caches(strapi).headlines, keyOf(header), async () => {
    const { models } = await readFrozenMonth(strapi, header);
    const value = { 'zh-Hans': headlineOf(models['zh-Hans'].report), en: headlineOf(models.en.report) };
    return { value, size: value.en.programmes.length + 1 };
  });
}

/** The activities of one programme; a figure to date asks for those of many months. */
export function readFrozenActivities(
  strapi: Core.Strapi,
  header: RevisionHeader,
  programme: string,
): Promise<readonly NamedActivity[]> {
  return held(caches(strapi).activities, `${keyOf(header)} ${programme}`, async () => {
    const { programmes } = await readFrozenMonth(strapi, header);
    const value = programmes.find((candidate) => candidate.programme.code === programme)?.activities ?? [];
    return { value, size: value.length + 1 };
  });
}

/**
 * Fingerprints of what a month gives to the figures of later ones, by the code of the
 * programme: its counted activities, whatever they are called. Words may be corrected
 * without any figure being another.
 */
export function readCountedDigests(
  strapi: Core.Strapi,
  header: RevisionHeader,
): Promise<ReadonlyMap<string, string>> {
  return held(caches(strapi).digests, keyOf(header), async () => {
    const { programmes } = await readFrozenMonth(strapi, header);
    const value = new Map(
      programmes.map(({ programme, activities }) => [
        programme.code,
        createHash('sha256')
          .update(JSON.stringify(activities.map(countedOf)))
          .digest('hex'),
      ]),
    );
    return { value, size: value.size + 1 };
  });
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
