import type { Core } from '@strapi/strapi';

import type { DemoClock } from './clock';
import type { ExplanationEntry } from './data';
import type { DemoStore } from './store';

interface KeptFinding {
  readonly key: string;
  readonly finding: {
    readonly check: string;
    readonly programme: string;
    readonly subject: { readonly documentId?: string };
  };
  /** Null if the finding is neither explained nor dismissed. */
  readonly kept: object | null;
}

/** The part of the plugin's service that the demo uses. */
interface Findings {
  visible(month: string, actor: object): Promise<readonly KeptFinding[]>;
  dismiss(month: string, key: string, text: string, actor: object, at: Date): Promise<void>;
}

const SECRETARIAT = { kind: 'system', name: '秘书处' } as const;

const TYPES = {
  story: 'api::story.story',
  'progress-update': 'api::progress-update.progress-update',
} as const;

/** Dismisses the findings of the demo with a reason, as an editor does in the panel. */
export async function keepExplanations(
  strapi: Core.Strapi,
  store: DemoStore,
  entries: readonly ExplanationEntry[],
  clock: DemoClock,
): Promise<void> {
  const service: Findings = strapi.plugin('monthly-report').service('findings');
  for (const month of new Set(entries.map((entry) => entry.month))) {
    const findings = await service.visible(month, SECRETARIAT);
    for (const { programme, check, type, slug, text } of entries.filter((entry) => entry.month === month)) {
      const documentId = store.idOf(TYPES[type], slug);
      const found = findings.filter(
        ({ finding }) =>
          finding.check === check &&
          finding.programme === programme &&
          finding.subject.documentId === documentId,
      );
      if (found.length === 0)
        throw new Error(`The demo dismisses ${check} in "${slug}", which nothing finds.`);
      for (const { key } of found.filter(({ kept }) => kept === null)) {
        await service.dismiss(month, key, text, SECRETARIAT, new Date(clock(month)));
      }
    }
  }
}
