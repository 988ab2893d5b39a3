import type { Core } from '@strapi/strapi';

import { readPublishedWords } from '../../report/store/report-entries';
import type { PublishedEntry } from '../../entries/rules/facts';
import type { Month } from '../../domain/month';
import type { FrozenMonth } from '../rules/frozen-month';
import type { FrozenPhoto } from '../rules/frozen-record';
import { contentDifferences } from '../rules/live-differences';
import { canonicalText } from '../rules/stored/canonical-text';
import { readStored, UnreadableRevision, type ReadRevision } from '../rules/stored/read';
import { readMonthRecords, type MonthRecord } from '../store/month-states';
import { hashOfFile } from '../../files/steps/photo-files';
import { countRevisions, sha256Of, walkRevisions } from '../store/write-revisions';
import { exclusively } from '../store/writing';
import type { FindingsService } from '../../checks/steps/findings';
import type { CatalogueService } from '../../entries/steps/catalogue';
import { freezeMonth } from './freezing';

export interface Progress {
  readonly done: number;
  readonly of: number;
  /** The revision that was just checked. */
  readonly month: Month;
  readonly number: number;
  readonly sha256: string;
}

export interface Verified {
  readonly revisions: number;
  /** SHA-256 at the end of the chain; null if there is no revision. */
  readonly head: string | null;
}

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
  readonly findings: FindingsService;
}

/** Checks everything that was ever published (npm run reports:verify). */
export const verificationService = ({ strapi, catalogue: present, findings }: Needs) => {
  /** The differences between the content of a locked month and its frozen data. */
  async function againstContent(frozen: FrozenMonth): Promise<string[]> {
    const { month, revision, frozenAt, pins } = frozen;
    // Writers wait meanwhile, and everything is read from one snapshot.
    const live = await exclusively(strapi, async () => {
      const words = await readPublishedWords(strapi, month);
      if (words === null) return null;
      const published: PublishedEntry = { ...words, status: 'published', revision, publishedAt: frozenAt };
      const found = await findings.toPublish(month);
      return present.with(undefined, (catalogue) =>
        freezeMonth(strapi, catalogue, { entry: published, findings: found, pins }),
      );
    });
    if (live === null) return [`${month}: the report entry is not published any more`];
    return contentDifferences(frozen, live).map(
      (what) => `${month}: ${what} differs from what was published`,
    );
  }

  async function againstFiles({ month }: FrozenMonth, photos: readonly FrozenPhoto[]): Promise<string[]> {
    const wrong: string[] = [];
    for (const { url, sha256 } of photos) {
      const present = await hashOfFile(strapi, url);
      if (present !== sha256) wrong.push(`${month}: the file ${url} is not the one that was published`);
    }
    return wrong;
  }

  async function ofNewest({ month, record }: ReadRevision, kept: MonthRecord | undefined): Promise<string[]> {
    const wrong = await againstFiles(month, record.photos);
    if (kept?.state === 'published') wrong.push(...(await againstContent(month)));
    return wrong;
  }

  return {
    /**
     * Recomputes every hash and link of the chain. For the newest revision of each month it also checks the files
     * and, while the month is locked, the content.
     *
     * @param say gets a sentence for each difference from the published state.
     */
    async verify(
      say: (difference: string) => void,
      progress: (progress: Progress) => void,
    ): Promise<Verified> {
      const records = await readMonthRecords(strapi);
      const of = await countRevisions(strapi);
      const seen = new Map<Month, number>();
      let head: string | null = null;
      let done = 0;
      for await (const revision of walkRevisions(strapi)) {
        const { month, number, content, sha256 } = revision;
        const name = `${month}, revision ${number}`;
        const actual = sha256Of(content);
        if (actual !== sha256) say(`${name}: the content has the hash ${actual}, not ${sha256}`);
        if (revision.previousSha256 !== head) say(`${name}: it does not follow the revision before it`);
        const told = toldBy(content);
        if (typeof told === 'string') say(`${name}: ${told}`);
        else {
          const saysSo =
            told.month.month === month &&
            told.month.revision === number &&
            told.record.previousSha256 === head;
          if (!saysSo || told.month.frozenAt !== revision.frozenAt) {
            say(`${name}: the content is of another revision`);
          }
        }
        if (number !== (seen.get(month) ?? 0) + 1) say(`${name}: a revision before it is missing`);
        seen.set(month, number);
        head = actual;
        if (typeof told !== 'string' && number === records.get(month)?.revision) {
          for (const difference of await ofNewest(told, records.get(month))) say(difference);
        }
        done += 1;
        progress({ done, of, month, number, sha256: actual });
      }
      for (const { month, revision } of records.values()) {
        if (revision !== (seen.get(month) ?? 0))
          say(`${month}: its newest revision, ${revision}, is missing`);
      }
      for (const month of seen.keys()) {
        if (!records.has(month)) say(`${month}: it was published, and its state is gone`);
      }
      return { revisions: done, head };
    },
  };
};

/** The revision in a text, or a sentence that says why it cannot be read. */
function toldBy(content: string): ReadRevision | string {
  try {
    const told = readStored(content);
    return canonicalText(JSON.parse(content)) === content ? told : 'the content is no canonical JSON';
  } catch (error) {
    if (error instanceof UnreadableRevision) return error.message;
    throw error;
  }
}

export type VerificationService = ReturnType<typeof verificationService>;
