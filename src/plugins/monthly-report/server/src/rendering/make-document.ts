import { createHash } from 'node:crypto';

import { fileRenderers } from '../documents/files';
import { requireWithinLimits } from '../documents/limits';
import { renderContext } from '../documents/links';
import type { Material } from '../documents/renderer';
import { assembleAppendix } from '../domain/report/assemble-appendix';
import type { ReportModel } from '../domain/report/model';
import { publishedModel } from '../domain/report/published-model';
import { withTrends } from '../domain/report/trends';
import { readContent } from '../domain/revision/content';
import type { Figures } from './figures-parts';
import type { DocumentJob, MadeDocument } from './jobs';

/** What the server has and a thread must ask for. */
export interface Supplies {
  readonly picture: Material['picture'];
  readonly figures: () => Promise<Figures>;
}

/** @throws DocumentTooLarge. */
export async function makeDocument(job: DocumentJob, supplies: Supplies): Promise<MadeDocument> {
  const { format, edition } = job;

  // 1. The report, and where its figures are found.
  const { model, figures } = readReport(job, supplies);
  requireWithinLimits(model, format);

  // 2. The file.
  let missing = 0;
  const rendered = await fileRenderers[format].render(model, renderContext(edition, job), {
    appendix: async () => assembleAppendix({ report: model.report, ...(await figures()) }),
    picture: async (address) => {
      const picture = await supplies.picture(address);
      if (picture === null) missing += 1;
      return picture;
    },
  });

  // 3. Bytes that can be handed to another thread: a buffer of their own.
  const bytes = ownBuffer(rendered);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, sha256, title: model.report.title.text, missing };
}

function readReport(
  { report, edition }: DocumentJob,
  supplies: Supplies,
): { readonly model: ReportModel; readonly figures: () => Promise<Figures> } {
  if (report.kind === 'compiled') return { model: report.model, figures: supplies.figures };
  const { models, programmes } = readContent(report.text);
  const model = publishedModel(models[edition.locale], report.revisions, report.laterCorrections);
  return {
    model: withTrends(model, report.series),
    figures: () => Promise.resolve({ programmes, series: report.series }),
  };
}

function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength;
  return isWhole ? new Uint8Array(buffer) : new Uint8Array(bytes);
}
