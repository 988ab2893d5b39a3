/**
 * The program of a rendering thread. It is a separate build (package.json, exports), so that
 * a thread loads the documents and nothing of Strapi.
 */
import { renderContext, textRenderers } from '../documents';
import { assertNever } from '../domain/assert-never';
import { frozenSummary } from '../publication/rules/frozen-summary';
import type { Parcel } from './threads/messages';
import { serveJobs, type Ask } from './threads/serve-jobs';
import { drawCard } from './draw-card';
import { drawTrend } from './draw-trend';
import { figuresOfParts } from './figures-parts';
import type { RenderingAnswers, RenderingJob, RenderingQuestion } from './jobs';
import { makeDocument } from './make-document';
import { readPrintedReport, readReport } from './read-report';
import { readRevision, type RevisionPieces } from './revisions';

async function run(job: RenderingJob, ask: Ask): Promise<Parcel> {
  const revision: RevisionPieces = (name, from) => asked(ask, { kind: 'revision', revision: name, from });
  switch (job.kind) {
    case 'document': {
      const made = await makeDocument(job, {
        picture: (address) => asked(ask, { kind: 'picture', address }),
        figures: () => figuresOfParts(() => asked(ask, { kind: 'figures' })),
        revision,
      });
      return { value: made, transfer: [made.bytes.buffer] };
    }
    case 'text': {
      const { model } = await readPrintedReport(job, revision);
      return { value: textRenderers[job.format].render(model, renderContext(job.edition, job)) };
    }
    case 'trend':
      return { value: drawTrend((await readReport(job, revision)).model, job) };
    case 'card':
      return { value: drawCard(job) };
    case 'summary': {
      const { month, bytes } = await readRevision(job.revision, revision);
      return { value: frozenSummary(month, bytes) };
    }
    default:
      return assertNever(job);
  }
}

const asked = <Kind extends RenderingQuestion['kind']>(
  ask: Ask,
  question: Extract<RenderingQuestion, { readonly kind: Kind }>,
): Promise<RenderingAnswers[Kind]> => ask(question) as Promise<RenderingAnswers[Kind]>;

serveJobs((job, ask) => run(job as RenderingJob, ask));
