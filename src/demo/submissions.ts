import type { Core } from '@strapi/strapi';

import type { DemoClock } from './clock';
import type { DemoData, SubmissionEntry } from './data';

type Taken =
  | { readonly step: 'submit' | 'declare-nil' | 'accept' }
  | { readonly step: 'send-back'; readonly feedback: string };

interface Asking {
  readonly actor: { readonly kind: 'system'; readonly name: string };
  readonly at: Date;
  readonly locale: 'zh-Hans';
  readonly holds: () => boolean;
}

interface Codes {
  readonly programme: string;
  readonly partner: string;
}

/** The part of the plugin's service that the demo uses. */
interface Submissions {
  ofMonth(
    month: string,
    asking: Asking,
  ): Promise<
    readonly {
      readonly programme: { readonly code: string };
      readonly partner: { readonly code: string };
      readonly submittedAt: string | null;
    }[]
  >;
  take(month: string, codes: Codes, taken: Taken, asking: Asking): Promise<unknown>;
}

const SECRETARIAT = '秘书处';
/** The time between two steps of a submission, in milliseconds. */
const HOUR = 3_600_000;

const toTaken = (step: SubmissionEntry['steps'][number]): Taken =>
  typeof step === 'string' ? { step } : { step: 'send-back', feedback: step.feedback };

/** Takes the steps of the partners and of the secretariat, as they would in the panel, a step an hour. */
export async function keepSubmissions(
  strapi: Core.Strapi,
  { submissions, partners }: Pick<DemoData, 'submissions' | 'partners'>,
  clock: DemoClock,
): Promise<void> {
  const service: Submissions = strapi.plugin('monthly-report').service('submissions');
  const nameOf = new Map(partners.map(({ code, name }) => [code, String(name)]));
  for (const { month, programme, partner, steps } of submissions) {
    const asking = (taken: Taken, hours: number): Asking => ({
      actor: {
        kind: 'system',
        name:
          taken.step === 'submit' || taken.step === 'declare-nil'
            ? (nameOf.get(partner) ?? partner)
            : SECRETARIAT,
      },
      at: new Date(Date.parse(clock(month)) + hours * HOUR),
      locale: 'zh-Hans',
      holds: () => true,
    });
    const known = await service.ofMonth(month, asking({ step: 'submit' }, 0));
    const isTaken = known.some(
      (entry) =>
        entry.programme.code === programme && entry.partner.code === partner && entry.submittedAt !== null,
    );
    if (isTaken) continue;
    // All or nothing: a second run treats a submission with any step as complete.
    await strapi.db.transaction(async () => {
      for (const [index, step] of steps.entries()) {
        const taken = toTaken(step);
        await service.take(month, { programme, partner }, taken, asking(taken, index));
      }
    });
  }
}
