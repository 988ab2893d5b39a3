import type { EntryNode, PhotoNode, ProgressNode, ReportModel } from './model';

/** The photos a report prints, in its order; the logo and the photo of the first page with them. */
export function photosOfReport({ report }: ReportModel): PhotoNode[] {
  const entries = report.programmes.flatMap(({ progress, stories }): Pick<EntryNode, 'photos'>[] => [
    ...progress.flatMap(withChildren),
    ...stories.flatMap(({ partners }) => partners.flatMap((partner) => partner.stories)),
  ]);
  return [
    ...[report.publisher?.logo, report.publisher?.cover].flatMap((photo) => photo ?? []),
    ...entries.flatMap(({ photos }) => photos),
  ];
}

const withChildren = (update: ProgressNode): ProgressNode[] => [
  update,
  ...update.children.flatMap(withChildren),
];
