/**
 * The program of a rendering thread. It is built by itself (package.json, exports), so that
 * a thread loads the documents and nothing of Strapi.
 */
import { renderContext, textRenderers } from '../documents';
import { assertNever } from '../domain/assert-never';
import { readContent } from '../domain/revision/content';
import { frozenSummary } from '../domain/revision/frozen-summary';
import type { Parcel } from '../threads/messages';
import { serveJobs, type Ask } from '../threads/serve-jobs';
import { drawCard } from './draw-card';
import { drawTrend } from './draw-trend';
import { figuresOfParts } from './figures-parts';
import type { RenderingAnswers, RenderingJob, RenderingQuestion } from './jobs';
import { makeDocument } from './make-document';
import { readReport } from './read-report';

async function run(job: RenderingJob, ask: Ask): Promise<Parcel> {
  switch (job.kind) {
    case 'document': {
      const made = await makeDocument(job, {
        picture: (address) => asked(ask, { kind: 'picture', address }),
        figures: () => figuresOfParts(() => asked(ask, { kind: 'figures' })),
      });
      return { value: made, transfer: [made.bytes.buffer] };
    }
    case 'text': {
      const { model } = readReport(job);
      return { value: textRenderers[job.format].render(model, renderContext(job.edition, job)) };
    }
    case 'trend':
      return { value: drawTrend(readReport(job).model, job) };
    case 'card':
      return { value: drawCard(job) };
    case 'summary':
      return { value: frozenSummary(readContent(job.text), job.text.length) };
    default:
      return assertNever(job);
  }
}

const asked = <Kind extends RenderingQuestion['kind']>(
  ask: Ask,
  question: Extract<RenderingQuestion, { readonly kind: Kind }>,
): Promise<RenderingAnswers[Kind]> => ask(question) as Promise<RenderingAnswers[Kind]>;

serveJobs((job, ask) => run(job as RenderingJob, ask));
