/** Progress updates as a tree. */
import type { ProgressUpdate } from '../../entries/rules/facts';
import { compareEntries } from './entry-order';
import type { ProgressNode } from './model';
import { photoNodes } from './photos';

/**
 * Each update under its parent. An update moves to the top if its parent is not in this
 * month's report, or if it is its own ancestor: no entry may be lost.
 */
export function progressTree(updates: readonly ProgressUpdate[]): ProgressNode[] {
  const byId = new Map(updates.map((update) => [update.documentId, update]));
  const childrenOf = new Map<string | null, ProgressUpdate[]>();
  for (const update of [...updates].sort(compareEntries)) {
    const parent = isTopLevel(update, byId) ? null : update.parent;
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), update]);
  }
  const nodesUnder = (parent: string | null): ProgressNode[] =>
    (childrenOf.get(parent) ?? []).map((update) => progressNode(update, nodesUnder(update.documentId)));
  return nodesUnder(null);
}

function isTopLevel(update: ProgressUpdate, byId: ReadonlyMap<string, ProgressUpdate>): boolean {
  if (update.parent === null || !byId.has(update.parent)) return true;
  const passed = new Set<string>();
  let above = byId.get(update.parent);
  while (above && !passed.has(above.documentId)) {
    if (above === update) return true;
    passed.add(above.documentId);
    above = above.parent === null ? undefined : byId.get(above.parent);
  }
  return false;
}

function progressNode(update: ProgressUpdate, children: readonly ProgressNode[]): ProgressNode {
  const { language, title, body } = update.narrative;
  return {
    documentId: update.documentId,
    slug: update.slug,
    status: update.status,
    title: { text: title, language },
    occurredOn: update.occurredOn,
    body,
    photos: photoNodes(update.photos, title, language),
    videos: update.videos,
    eventStatus: update.eventStatus,
    plannedFrom: update.plannedFrom,
    plannedTo: update.plannedTo,
    newDate: update.newDate,
    links: update.links,
    children,
  };
}
