import path from 'node:path';

import type { Core } from '@strapi/strapi';

import type { FileFormat, Locale } from '../../../../shared/vocabulary';
import type { Edition } from '../../documents/links';
import type { Month } from '../../domain/month';
import type { ReportModel } from '../rules/model';
import { reportTitle } from '../rules/compile';
import { documentKey } from '../../rendering/document-key';
import type { DocumentJob, MadeDocument, ReportSource } from '../../rendering/jobs';
import { readProgramVersion } from '../../rendering/program';
import { attachment } from '../../http/serving/attachment';
import { KeptFiles } from '../../http/serving/kept-files';
import type { AnswerFile, ContentInMemory } from '../../http/serving/question';
import { settings } from '../../settings';
import type { PublishedEdition, PublishedService } from '../../publication/steps/published';
import type { RevisionsService } from '../../publication/steps/revisions';
import type { RenderingService } from '../../rendering/service';
import type { AppendicesService } from './appendices';
import type { ReportsService } from './reports';
import { RecentRefusals } from './recent-refusals';
import { compiledSource, frozenSource } from './report-sources';

const MEBIBYTE = 1024 * 1024;

interface FileAsked {
  readonly month: Month;
  readonly locale: Locale;
  readonly format: FileFormat;
}

interface Needs {
  readonly strapi: Core.Strapi;
  readonly appendices: AppendicesService;
  readonly published: PublishedService;
  readonly rendering: RenderingService;
  readonly reports: ReportsService;
  readonly revisions: RevisionsService;
}

/**
 * Reports as files. A revision never changes, and neither does its document: it is stored on
 * disk under a key of all its inputs, and found there after a restart and after edits that do
 * not concern it.
 */
export const filesService = ({ strapi, appendices, published, rendering, reports, revisions }: Needs) => {
  const { publicUrl, timeZone, documentCacheFolder, documentCacheMegabytes } = settings(strapi);
  const kept = new KeptFiles({
    folder: path.resolve(strapi.dirs.app.root, documentCacheFolder),
    limit: documentCacheMegabytes * MEBIBYTE,
    onTrouble: (sentence) => strapi.log.warn(sentence),
  });
  const refusals = new RecentRefusals(() => Date.now());
  let version: Promise<string> | null = null;

  const jobOf = (
    format: FileFormat,
    edition: Edition,
    report: ReportSource,
    missing: readonly string[],
  ): DocumentJob => ({
    kind: 'document',
    ...{ format, edition, publicUrl, timeZone, report, missing },
  });

  const nameOf = (title: string, { month, format }: FileAsked): string =>
    attachment(title, `${month}.${format}`);

  async function compiled(
    asked: FileAsked,
    edition: Edition,
    model: ReportModel,
    programmes: ReadonlySet<string> | null,
  ): Promise<MadeDocument> {
    const job = jobOf(asked.format, edition, await compiledSource(appendices, model), []);
    return rendering.document(job, () => appendices.present(model.report, programmes));
  }

  async function frozen(
    format: FileFormat,
    edition: Edition,
    found: PublishedEdition,
  ): Promise<MadeDocument> {
    const missing = await revisions.missingPhotos(found.header);
    const job = jobOf(format, edition, await frozenSource(appendices, found), missing);
    return rendering.document(job);
  }

  return {
    /**
     * @returns null if there is no such report.
     * @throws errors of 413, 503.
     */
    async published(
      asked: FileAsked & { readonly revision: number | undefined },
    ): Promise<AnswerFile | null> {
      const { month, locale, format, revision } = asked;
      const edition: Edition = { month, locale, ...(revision === undefined ? {} : { revision }) };
      const found = await published.edition(asked);
      if (found === null) return null;
      version ??= readProgramVersion();
      const key = documentKey({
        version: await version,
        ...{ format, edition, publicUrl, timeZone },
        sha256: found.header.sha256,
        revisions: found.revisions,
        laterCorrections: found.laterCorrections,
      });
      const disposition = nameOf(reportTitle(found.header, locale).text, asked);
      const known = await kept.find(key);
      if (known !== null) return { content: known, disposition };
      const made = await refusals.unlessRefused(key, () => frozen(format, edition, found));
      // A picture that is missing today may be there tomorrow, so this file is not stored.
      const content = made.missing > 0 ? inMemory(made) : await kept.keep(key, made.bytes, made.sha256);
      return { content, disposition };
    },

    /**
     * Made anew each time and not stored; null if the month has no content.
     *
     * @throws errors of 413, 503.
     */
    async preview(
      asked: FileAsked & { readonly programmes?: ReadonlySet<string> | null },
    ): Promise<AnswerFile<ContentInMemory> | null> {
      const { month, locale, programmes = null } = asked;
      const model = await reports.compile({ month, locale, programmes });
      if (model === null) return null;
      const made = await compiled(asked, { month, locale, preview: true }, model, programmes);
      return { content: inMemory(made), disposition: nameOf(made.title, asked) };
    },
  };
};

const inMemory = ({ bytes, sha256 }: MadeDocument): ContentInMemory => ({ kind: 'bytes', bytes, sha256 });

export type FilesService = ReturnType<typeof filesService>;
