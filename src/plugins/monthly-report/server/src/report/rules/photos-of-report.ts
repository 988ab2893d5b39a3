import type { EntryNode, PhotoNode, ProgressNode, ReportModel } from './model';

/** The photos a report prints, in its order. */
export function photosOfReport({ report }: ReportModel): PhotoNode[] {
  const entries = report.programmes.flatMap(({ progress, stories }): Pick<EntryNode, 'photos'>[] => [
    ...progress.flatMap(withChildren),
    ...stories.flatMap(({ partners }) => partners.flatMap((partner) => partner.stories)),
  ]);
  return entries.flatMap(({ photos }) => photos);
}

const withChildren = (update: ProgressNode): ProgressNode[] => [
  update,
  ...update.children.flatMap(withChildren),
];
