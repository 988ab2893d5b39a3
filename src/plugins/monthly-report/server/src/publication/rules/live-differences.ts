/**
 * Finds differences between the content of a locked month and its frozen data. Reference entries stay editable
 * (names, orders, regions), and earlier months may be corrected: figures that depend on these may differ and are not
 * compared.
 */
import canonicalize from 'canonicalize';

import { LOCALES } from '../../../../shared/vocabulary';
import type { EntryNode, ProgressNode, Report } from '../../report/rules/model';
import type { FrozenActivity, FrozenMonth } from './frozen-month';
import { toPlain } from './plain-json';

/** The names of the differing parts, for an administrator; empty if nothing differs. */
export function contentDifferences(frozen: FrozenMonth, live: FrozenMonth): string[] {
  const [before, after] = [partsOf(frozen), partsOf(live)];
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
}

/** The canonical JSON of each part, by its name: data from the database has its keys in another order. */
function partsOf(month: FrozenMonth): ReadonlyMap<string, string | undefined> {
  const parts = new Map<string, string | undefined>();
  const keep = (name: string, part: unknown) => parts.set(name, canonicalize(toPlain(part)));
  for (const { activities } of month.programmes) {
    for (const activity of activities) keep(`activity ${activity.documentId}`, ofActivity(activity));
  }
  for (const locale of LOCALES) {
    const { report } = month.models[locale];
    keep(`title (${locale})`, [report.title.text, report.note?.text ?? null]);
    for (const { code, overview } of report.programmes) {
      keep(`overview of ${code} (${locale})`, overview?.body ?? null);
    }
    for (const entry of entriesOf(report)) keep(`entry ${entry.documentId} (${locale})`, ofEntry(entry));
  }
  return parts;
}

const ofActivity = ({ title, startDate, endDate, sessions, measurements }: FrozenActivity) => [
  title,
  startDate,
  endDate,
  sessions,
  Object.entries(measurements).sort(([a], [b]) => (a < b ? -1 : 1)),
];

const ofEntry = ({ title, slug, occurredOn, body, photos, videos }: EntryNode) => [
  title,
  slug,
  occurredOn,
  body,
  photos.map(({ url, caption, credit, alternativeText }) => [url, caption, credit, alternativeText]),
  videos,
];

function entriesOf({ programmes }: Report): EntryNode[] {
  return programmes.flatMap(({ progress, stories }) => [
    ...progress.flatMap(withChildren),
    ...stories.flatMap(({ partners }) => partners.flatMap((partner) => partner.stories)),
  ]);
}

const withChildren = (update: ProgressNode): ProgressNode[] => [
  update,
  ...update.children.flatMap(withChildren),
];
