import type { Edition } from '../documents/links';
import { withMissingPhotos } from '../report/rules/missing-photos';
import type { ReportModel } from '../report/rules/model';
import { publishedModel } from '../report/rules/published-model';
import { withTrends } from '../report/rules/trends';
import type { Figures } from './figures-parts';
import type { DocumentJob, ReportSource } from './jobs';
import { readRevision, type RevisionPieces } from './revisions';

interface ReadReport {
  /** Its trends included. */
  readonly model: ReportModel;
  /** The figures behind it; null if the server has them. */
  readonly figures: Figures | null;
}

/** The report as it is printed: with notes in place of photos that have gone. */
export async function readPrintedReport(
  job: Pick<DocumentJob, 'report' | 'edition' | 'missing'>,
  pieces: RevisionPieces,
): Promise<ReadReport> {
  const { model, figures } = await readReport(job, pieces);
  return { model: withMissingPhotos(model, new Set(job.missing)), figures };
}

export async function readReport(
  { report, edition: { locale } }: { readonly report: ReportSource; readonly edition: Edition },
  pieces: RevisionPieces,
): Promise<ReadReport> {
  if (report.kind === 'compiled') return { model: report.model, figures: null };
  const { models, programmes, pins } = (await readRevision(report.revision, pieces)).month;
  const model = publishedModel(models[locale], { ...report, pins });
  return { model: withTrends(model, report.series), figures: { programmes, series: report.series } };
}
