/** What revisions were frozen with, read back and parsed once while it is asked for. */
import type { Core } from '@strapi/strapi';

import type { FrozenMonth } from '../domain/revision/frozen-month';
import { frozenSummary, type FrozenSummary } from '../domain/revision/frozen-summary';
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

/** Characters that are read in a few milliseconds. */
const READ_AT_ONCE = 500_000;

interface ReadMonth {
  readonly month: FrozenMonth;
  /** Of the text it was read of. */
  readonly characters: number;
}

const caches = perStrapi(() => ({
  months: new RecentlyUsed<ReadMonth>(MOST_CHARACTERS),
  summaries: new RecentlyUsed<FrozenSummary>(MOST_FIGURES),
  activities: new RecentlyUsed<readonly NamedActivity[]>(MOST_ACTIVITIES),
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
export async function readFrozenMonth(strapi: Core.Strapi, header: RevisionHeader): Promise<FrozenMonth> {
  return (await readMonth(strapi, header, () => requireText(strapi, header))).month;
}

function readMonth(
  strapi: Core.Strapi,
  header: RevisionHeader,
  contentOf: () => Promise<string>,
): Promise<ReadMonth> {
  return held(caches(strapi).months, keyOf(header), async () => {
    const content = await contentOf();
    const characters = content.length;
    return { value: { month: readContent(content), characters }, size: characters };
  });
}

/** @throws Error where the revision has gone since its header was read. */
export async function requireText(strapi: Core.Strapi, header: RevisionHeader): Promise<string> {
  const content = await readRevisionText(strapi, header);
  if (content === null) throw new Error(`Revision ${header.number} of ${header.month} is not there any more`);
  return content;
}

/**
 * What other months read of it, held longer than the month itself: a series asks for many.
 *
 * @param summarise does it elsewhere, where the content is so large that reading it here
 * would keep everybody else waiting.
 */
export function readFrozenSummary(
  strapi: Core.Strapi,
  header: RevisionHeader,
  summarise: (text: string) => Promise<FrozenSummary>,
): Promise<FrozenSummary> {
  const { months, summaries } = caches(strapi);
  const key = keyOf(header);
  return held(summaries, key, async () => {
    const known = months.find(key);
    const value =
      known === undefined
        ? await summaryOfText(strapi, header, summarise)
        : frozenSummary(known.month, known.characters);
    return { value, size: sizeOf(value) };
  });
}

async function summaryOfText(
  strapi: Core.Strapi,
  header: RevisionHeader,
  summarise: (text: string) => Promise<FrozenSummary>,
): Promise<FrozenSummary> {
  const content = await requireText(strapi, header);
  if (content.length > READ_AT_ONCE) return summarise(content);
  const { month, characters } = await readMonth(strapi, header, () => Promise.resolve(content));
  return frozenSummary(month, characters);
}

/** Whether reading it takes so long that it is done where nobody waits. */
export const isLarge = ({ characters }: FrozenSummary): boolean => characters > READ_AT_ONCE;

const sizeOf = ({ pins, printed, headlines, figures, counted }: FrozenSummary): number =>
  [...figures.values()].reduce((sum, programme) => sum + programme.figures.size, 0) +
  counted.size +
  printed.length +
  headlines.en.programmes.length +
  pins.size +
  1;

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
