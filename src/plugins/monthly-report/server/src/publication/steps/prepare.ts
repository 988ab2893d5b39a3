/**
 * Prepares a publication before others have to wait for it: the whole month is frozen and written as text, with the
 * versions of its sources. The transaction with the turn then only checks that the sources have not changed.
 */
import type { Core } from '@strapi/strapi';

import { LOCALES } from '../../../../shared/vocabulary';
import type { FindingsService } from '../../checks/steps/findings';
import { openErrors } from '../../checks/rules/open-errors';
import { readExplanations } from '../../checks/steps/explanations';
import type { ExplainedFinding } from '../../domain/explained';
import { findingKey } from '../../domain/finding';
import type { Month } from '../../domain/month';
import type { PublishedEntry } from '../../entries/rules/facts';
import type { CatalogueService } from '../../entries/steps/catalogue';
import { readVersions } from '../../entries/store/versions';
import { hashPhotos } from '../../files/steps/photo-files';
import type { ReportWords } from '../../report/store/report-entries';
import { readStandingSubmissions } from '../../submissions/steps/standing-submissions';
import { correctionBetween, withCorrection } from '../rules/correction';
import type { FrozenMonth } from '../rules/frozen-month';
import type { FrozenRecord } from '../rules/frozen-record';
import { writeStored } from '../rules/stored/write';
import { readMonthRecord } from '../store/month-states';
import { readHead, sha256Of } from '../store/write-revisions';
import { freezeMonth } from './freezing';
import type { Progress } from './job';
import type { RevisionsService } from './revisions';

export interface Prepared {
  readonly entry: PublishedEntry;
  /** Errors without a correction or an explanation: a single one stops the publication. */
  readonly open: readonly ExplainedFinding[];
  /** The canonical JSON of the revision, its hash, and the previous hash of the chain. */
  readonly content: string;
  readonly sha256: string;
  readonly previousSha256: string | null;
  /** Stays equal as long as the sources have not changed. */
  readonly madeOf: string;
}

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
  readonly findings: FindingsService;
  readonly revisions: RevisionsService;
}

export const preparation = ({ strapi, catalogue: present, findings, revisions }: Needs) => {
  /** The newest revisions of the published months before the given one. */
  async function pinsOf(month: Month): Promise<ReadonlyMap<Month, number>> {
    const newest = await revisions.newestOfAll();
    const earlier = [...newest].filter(([other]) => other < month).reverse();
    return new Map(earlier.map(([other, { number }]) => [other, number]));
  }

  /** Adds the correction against the revision that was public until now. */
  async function corrected(frozen: FrozenMonth, reason: string | null): Promise<FrozenMonth> {
    const header = await revisions.newest(frozen.month);
    if (header === null) return frozen;
    const before = await revisions.content(header);
    const corrections = correctionBetween(before, frozen, reason ?? '');
    const models = Object.fromEntries(
      LOCALES.map((locale) => [locale, withCorrection(frozen.models[locale], corrections[locale])]),
    ) as FrozenMonth['models'];
    return { ...frozen, models };
  }

  async function recordOf(
    frozen: FrozenMonth,
    found: readonly ExplainedFinding[],
    tell: Progress,
  ): Promise<FrozenRecord> {
    return {
      previousSha256: await readHead(strapi),
      findings: found.map((finding) => ({
        key: findingKey(finding),
        check: finding.check,
        severity: finding.severity,
        programme: finding.programme,
        partner: finding.partner,
        subject: finding.subject,
        message: finding.message,
        // The record keeps the reason of a dismissed false alarm; it is not printed.
        explanation: finding.explanation ?? finding.dismissal,
      })),
      submissions: await readStandingSubmissions(strapi, frozen.month),
      photos: await hashPhotos(
        strapi,
        LOCALES.map((locale) => frozen.models[locale]),
        (done, total) => tell('photos', done, total),
      ),
    };
  }

  /** All sources of a month's revision as a text: it stays equal until one of them changes. */
  async function madeOf(month: Month): Promise<string> {
    return JSON.stringify([
      (await readVersions(strapi)).upTo(month),
      await readMonthRecord(strapi, month),
      await readHead(strapi),
      [...(await pinsOf(month))],
      await readExplanations(strapi, month),
      await readStandingSubmissions(strapi, month),
    ]);
  }

  return {
    madeOf,

    /**
     * @param words the texts of the report entry as it will be published.
     * @throws the errors of `tell`.
     */
    async prepare(words: ReportWords, at: Date, tell: Progress): Promise<Prepared> {
      const { month } = words;
      // Read this first: any later change gives another text.
      const before = await madeOf(month);
      const { revision, reason } = await readMonthRecord(strapi, month);
      const found = await findings.toPublish(month, (done, total) => tell('checks', done, total));
      const entry: PublishedEntry = {
        ...words,
        status: 'published',
        revision: revision + 1,
        publishedAt: at.toISOString(),
      };
      const frozen = await present.with(undefined, async (catalogue) =>
        freezeMonth(strapi, catalogue, { entry, findings: found, pins: await pinsOf(month) }, tell),
      );
      const told = await corrected(frozen, reason);
      const record = await recordOf(told, found, tell);
      await tell('document', 0, 1);
      const content = writeStored(told, record);
      return {
        entry,
        open: openErrors(found),
        content,
        sha256: sha256Of(content),
        previousSha256: record.previousSha256,
        madeOf: before,
      };
    },
  };
};
