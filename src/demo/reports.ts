import type { Core } from '@strapi/strapi';

import type { CorrectionEntry, DemoData } from './data';
import type { DemoStore } from './store';

/** The part of the plugin's service that the demo uses. */
interface Publications {
  record(month: string): Promise<{ readonly revision: number; readonly state: string }>;
  publish(step: Step): Promise<unknown>;
  reopen(step: Step, reason: string): Promise<void>;
}

interface Step {
  readonly month: string;
  readonly actor: { readonly kind: 'system'; readonly name: string };
  readonly at: Date;
}

interface Documents {
  update(params: object): Promise<unknown>;
  publish(params: object): Promise<unknown>;
}

const ACTIVITY = 'api::activity.activity';

const step = (month: string, at: string): Step => ({
  month,
  actor: { kind: 'system', name: '秘书处' },
  at: new Date(at),
});

/**
 * Publishes the months with the same step as the panel, in the order of time, because revisions are one chain.
 * An interrupted run continues where it stopped.
 */
export async function publishReports(strapi: Core.Strapi, store: DemoStore, data: DemoData): Promise<void> {
  const publications: Publications = strapi.plugin('monthly-report').service('publications');
  for (const { publishedAt, ...report } of data.reports) {
    const { month } = report;
    await store.keep('plugin::monthly-report.report', {
      code: month,
      sameAs: { month },
      month,
      data: report,
      publish: false,
    });
    if (publishedAt === null) continue;
    if ((await publications.record(month)).revision === 0) {
      await publications.publish(step(month, publishedAt));
    }
    for (const correction of data.corrections.filter((candidate) => candidate.month === month)) {
      await correct(strapi, publications, store, data, correction);
    }
  }
}

async function correct(
  strapi: Core.Strapi,
  publications: Publications,
  store: DemoStore,
  data: DemoData,
  { month, reason, reopenedAt, publishedAt, activity: code }: CorrectionEntry,
): Promise<void> {
  const { revision, state } = await publications.record(month);
  if (revision !== 1) return;
  if (state === 'published') await publications.reopen(step(month, reopenedAt), reason);
  const activity = data.months
    .flatMap(({ activities }) => activities)
    .find((candidate) => candidate.code === code);
  if (activity === undefined) throw new Error(`The demo corrects activity "${code}", which is not there.`);
  const documentId = store.idOf(ACTIVITY, code);
  const documents = strapi.documents(ACTIVITY) as unknown as Documents;
  await documents.update({ documentId, data: { measurements: activity.measurements } });
  await documents.publish({ documentId });
  const query = strapi.db.query(ACTIVITY);
  const [written, published] = [{ documentId }, { documentId, publishedAt: { $notNull: true } }];
  await query.updateMany({ where: written, data: { createdAt: reopenedAt, updatedAt: reopenedAt } });
  await query.updateMany({ where: published, data: { publishedAt: reopenedAt } });
  await publications.publish(step(month, publishedAt));
}
