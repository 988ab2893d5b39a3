/**
 * The program of a rendering thread. It is built by itself (package.json, exports), so that
 * a thread loads the documents and nothing of Strapi.
 */
import { trendPicture } from '../documents/charts/trend-picture';
import { assertNever } from '../domain/assert-never';
import { readContent } from '../domain/revision/content';
import { frozenSummary } from '../domain/revision/frozen-summary';
import type { Parcel } from '../threads/messages';
import { serveJobs, type Ask } from '../threads/serve-jobs';
import { figuresOfParts } from './figures-parts';
import type { RenderingAnswers, RenderingJob, RenderingQuestion } from './jobs';
import { makeDocument } from './make-document';

async function run(job: RenderingJob, ask: Ask): Promise<Parcel> {
  switch (job.kind) {
    case 'document': {
      const made = await makeDocument(job, {
        picture: (address) => asked(ask, { kind: 'picture', address }),
        figures: () => figuresOfParts(() => asked(ask, { kind: 'figures' })),
      });
      return { value: made, transfer: [made.bytes.buffer] };
    }
    case 'trend':
      return { value: trendPicture(job.block, job.locale, job.layout).svg };
    case 'summary':
      return { value: frozenSummary(readContent(job.text)) };
    default:
      return assertNever(job);
  }
}

const asked = <Kind extends RenderingQuestion['kind']>(
  ask: Ask,
  question: Extract<RenderingQuestion, { readonly kind: Kind }>,
): Promise<RenderingAnswers[Kind]> => ask(question) as Promise<RenderingAnswers[Kind]>;

serveJobs((job, ask) => run(job as RenderingJob, ask));
