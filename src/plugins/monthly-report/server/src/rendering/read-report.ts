import type { Edition } from '../documents/links';
import { withMissingPhotos } from '../domain/report/missing-photos';
import type { ReportModel } from '../domain/report/model';
import { publishedModel } from '../domain/report/published-model';
import { withTrends } from '../domain/report/trends';
import type { Figures } from './figures-parts';
import type { ReportSource } from './jobs';
import { readRevision, type RevisionPieces } from './revisions';

interface ReadReport {
  /** Its trends included. */
  readonly model: ReportModel;
  /** Those behind it; null where the server has them. */
  readonly figures: Figures | null;
}

export async function readReport(
  { report, edition: { locale } }: { readonly report: ReportSource; readonly edition: Edition },
  pieces: RevisionPieces,
): Promise<ReadReport> {
  if (report.kind === 'compiled') return { model: report.model, figures: null };
  const { models, programmes, pins } = (await readRevision(report.revision, pieces)).content;
  const frozen = withMissingPhotos(models[locale], new Set(report.missing));
  const model = publishedModel(frozen, { ...report, pins });
  return { model: withTrends(model, report.series), figures: { programmes, series: report.series } };
}
