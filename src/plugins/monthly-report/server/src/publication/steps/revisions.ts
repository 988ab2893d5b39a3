import type { Core } from '@strapi/strapi';

import type { Locale } from '../../../../shared/vocabulary';
import { NotFoundError } from '../../errors';
import type { CorrectionNode } from '../../report/rules/model';
import { correctionBetween } from '../rules/correction';
import { readFrozenMonth, readFrozenSummary, summaryHere } from '../store/frozen';
import { missingPictures } from '../../files/store/missing-pictures';
import { readAllRevisions, readNewestRevision, readRevisions, type RevisionHeader } from '../store/revisions';
import type { Month } from '../../domain/month';
import type { FrozenMonth } from '../rules/frozen-month';
import type { RevisionName } from '../rules/revision-name';
import type { FrozenSummary } from '../rules/frozen-summary';

interface Needs {
  readonly strapi: Core.Strapi;
  /** Reads the summary in a thread, or by `here` if there is no thread. */
  readonly summaryOf: (revision: RevisionName, here: () => Promise<FrozenSummary>) => Promise<FrozenSummary>;
}

/** The revisions (发布版本) of published months. */
export const revisionsService = ({ strapi, summaryOf }: Needs) => ({
  /** The revisions of one month, newest first. */
  of: (month: Month): Promise<RevisionHeader[]> => readRevisions(strapi, month),

  /** One revision of a month by its number; null if it does not exist. */
  async numbered(month: Month, number: number): Promise<RevisionHeader | null> {
    return (await readRevisions(strapi, month)).find((header) => header.number === number) ?? null;
  },

  /** The newest revision of one month; null if there is none. */
  newest: (month: Month): Promise<RevisionHeader | null> => readNewestRevision(strapi, month),

  /** The newest revision of each month that has one. */
  async newestOfAll(): Promise<ReadonlyMap<Month, RevisionHeader>> {
    const newest = new Map<Month, RevisionHeader>();
    for (const header of await readAllRevisions(strapi)) {
      if (!newest.has(header.month)) newest.set(header.month, header);
    }
    return newest;
  },

  /** The data of a revision that other months read. */
  summary: (header: RevisionHeader): Promise<FrozenSummary> =>
    readFrozenSummary(strapi, header, () => summaryOf(header, () => summaryHere(strapi, header))),

  /**
   * The differences between two revisions of a month, in the form of a correction notice: exact figures, and names of
   * changed texts.
   *
   * @throws NotFoundError for a revision that does not exist.
   */
  async differences(month: Month, from: number, to: number): Promise<Record<Locale, CorrectionNode>> {
    const headers = await readRevisions(strapi, month);
    const frozen = async (number: number): Promise<FrozenMonth> => {
      const header = headers.find((one) => one.number === number);
      if (header === undefined) throw new NotFoundError(`There is no revision ${number} of ${month}.`);
      return readFrozenMonth(strapi, header);
    };
    return correctionBetween(await frozen(from), await frozen(to), '');
  },

  /** Addresses of its printed photos whose files are missing now. */
  async missingPhotos(header: RevisionHeader): Promise<readonly string[]> {
    const { photos } = await this.summary(header);
    return [...(await missingPictures(strapi, photos))];
  },

  /** The frozen content of a revision; it is read and parsed once while it is in use. */
  content: (header: RevisionHeader): Promise<FrozenMonth> => readFrozenMonth(strapi, header),
});

export type RevisionsService = ReturnType<typeof revisionsService>;
