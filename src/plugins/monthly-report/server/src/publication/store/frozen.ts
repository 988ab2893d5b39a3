/** The frozen content of revisions, read and parsed once while it is in use. */
import type { Core } from '@strapi/strapi';

import type { FrozenActivity, FrozenMonth } from '../rules/frozen-month';
import { frozenSummary, type FrozenSummary } from '../rules/frozen-summary';
import type { RevisionName } from '../rules/revision-name';
import { readStored } from '../rules/stored/read';
import { perStrapi } from '../../database/per-strapi';
import { presentTransaction } from '../../database/present-reads';
import { RecentlyUsed } from '../../database/recently-used';
import { readRevisionBytes, readRevisionPiece, readRevisionText, type RevisionHeader } from './revisions';

/** Bytes of canonical JSON whose parsed form is kept in memory; the parsed form takes a few times as much. */
const MOST_BYTES = 48 * 1024 * 1024;
/** Number of figures: about ten years of a hundred programmes with twenty indicators. */
const MOST_FIGURES = 250_000;
/** Number of activities behind a figure to date of a large programme. */
const MOST_ACTIVITIES = 100_000;

/** Bytes that are read and parsed in a few milliseconds. */
const READ_AT_ONCE = 768 * 1024;

interface ReadMonth {
  readonly month: FrozenMonth;
  /** Bytes of its canonical JSON. */
  readonly bytes: number;
}

const caches = perStrapi(() => ({
  months: new RecentlyUsed<ReadMonth>(MOST_BYTES),
  summaries: new RecentlyUsed<FrozenSummary>(MOST_FIGURES),
  activities: new RecentlyUsed<readonly FrozenActivity[]>(MOST_ACTIVITIES),
}));

/** The hash identifies the content, so a cached value is never out of date. */
const keyOf = ({ month, number, sha256 }: RevisionHeader): string => `${month} ${number} ${sha256}`;

/**
 * A reader inside a transaction waits for no other reader: those may be waiting for the connection that it holds.
 */
const held = <T>(cache: RecentlyUsed<T>, ...[key, make]: Parameters<RecentlyUsed<T>['of']>): Promise<T> =>
  presentTransaction() === null ? cache.of(key, make) : cache.alone(key, make);

/** @throws Error if the revision has disappeared since its header was read. */
export async function readFrozenMonth(strapi: Core.Strapi, header: RevisionHeader): Promise<FrozenMonth> {
  return (await readMonth(strapi, header)).month;
}

function readMonth(strapi: Core.Strapi, header: RevisionHeader): Promise<ReadMonth> {
  return held(caches(strapi).months, keyOf(header), async () => {
    const content = there(header, await readRevisionText(strapi, header));
    const bytes = Buffer.byteLength(content);
    return { value: { month: readStored(content).month, bytes }, size: bytes };
  });
}

/**
 * A piece of the canonical JSON, read in a few milliseconds. The first byte is 0; after the last byte the piece is
 * empty.
 *
 * @throws Error if the revision has disappeared.
 */
export async function readFrozenPiece(
  strapi: Core.Strapi,
  named: RevisionName,
  from: number,
): Promise<Uint8Array> {
  return there(named, await readRevisionPiece(strapi, named, from));
}

function there<T>({ month, number }: RevisionName, found: T | null): T {
  if (found === null) throw new Error(`Revision ${number} of ${month} is not there any more`);
  return found;
}

/**
 * The data that other months read of a revision. It is kept longer than the month itself, because a series needs many
 * months.
 *
 * @param summarise makes the summary in a thread: reading large content here would block all other requests.
 */
export function readFrozenSummary(
  strapi: Core.Strapi,
  header: RevisionHeader,
  summarise: () => Promise<FrozenSummary>,
): Promise<FrozenSummary> {
  const { months, summaries } = caches(strapi);
  const key = keyOf(header);
  return held(summaries, key, async () => {
    const value =
      months.find(key) === undefined && (await isReadElsewhere(strapi, header))
        ? await summarise()
        : await summaryHere(strapi, header);
    return { value, size: sizeOf(value) };
  });
}

/**
 * Never true in a transaction: the thread may be busy with work that waits for the connection of this transaction.
 */
async function isReadElsewhere(strapi: Core.Strapi, header: RevisionHeader): Promise<boolean> {
  if (presentTransaction() !== null) return false;
  return there(header, await readRevisionBytes(strapi, header)) > READ_AT_ONCE;
}

/** Makes the summary from the month itself, which is then kept too. */
export async function summaryHere(strapi: Core.Strapi, header: RevisionHeader): Promise<FrozenSummary> {
  const { month, bytes } = await readMonth(strapi, header);
  return frozenSummary(month, bytes);
}

/** Whether reading it takes so long that a thread should do it. */
export const isLarge = ({ bytes }: FrozenSummary): boolean => bytes > READ_AT_ONCE;

const sizeOf = ({ pins, printed, photos, headlines, figures, counted }: FrozenSummary): number =>
  [...figures.values()].reduce((sum, programme) => sum + programme.figures.size, 0) +
  counted.size +
  printed.length +
  photos.length +
  headlines.en.programmes.length +
  pins.size +
  1;

/** The activities of one programme; a figure to date needs those of many months. */
export function readFrozenActivities(
  strapi: Core.Strapi,
  header: RevisionHeader,
  programme: string,
): Promise<readonly FrozenActivity[]> {
  return held(caches(strapi).activities, `${keyOf(header)} ${programme}`, async () => {
    const { programmes } = await readFrozenMonth(strapi, header);
    const value = programmes.find((candidate) => candidate.programme.code === programme)?.activities ?? [];
    return { value, size: value.length + 1 };
  });
}
