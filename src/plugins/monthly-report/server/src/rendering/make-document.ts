import { createHash } from 'node:crypto';

import { fileRenderers } from '../documents/files';
import { requireWithinLimits } from '../documents/limits';
import { renderContext } from '../documents/links';
import type { Material } from '../documents/renderer';
import { assembleAppendix } from '../publication/rules/assemble-appendix';
import type { Figures } from './figures-parts';
import type { DocumentJob, MadeDocument } from './jobs';
import { readPrintedReport } from './read-report';
import type { RevisionPieces } from './revisions';
import { transferable } from './transferable';

/** The data that the server has and a thread must ask for. */
export interface Supplies {
  readonly picture: Material['picture'];
  readonly figures: () => Promise<Figures>;
  readonly revision: RevisionPieces;
}

/** @throws DocumentTooLarge. */
export async function makeDocument(job: DocumentJob, supplies: Supplies): Promise<MadeDocument> {
  const { format, edition } = job;

  // 1. The report, and where its figures are found.
  const { model, figures } = await readPrintedReport(job, supplies.revision);
  requireWithinLimits(model, format);

  // 2. The file.
  let missing = job.missing.length;
  const sha256 = job.report.kind === 'frozen' ? job.report.revision.sha256 : null;
  const context = renderContext(edition, job, sha256);
  const rendered = await fileRenderers[format].render(model, context, {
    appendix: async () =>
      assembleAppendix({ report: model.report, ...(figures ?? (await supplies.figures())) }),
    picture: async (address) => {
      const picture = await supplies.picture(address);
      if (picture === null) missing += 1;
      return picture;
    },
  });

  // 3. Bytes that can be handed to another thread.
  const bytes = transferable(rendered);
  const sha256OfBytes = createHash('sha256').update(bytes).digest('hex');
  return { bytes, sha256: sha256OfBytes, title: model.report.title.text, missing };
}
