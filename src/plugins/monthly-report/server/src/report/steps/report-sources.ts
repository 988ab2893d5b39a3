/** The sources that a thread makes a report of. */
import type { ReportModel } from '../rules/model';
import type { CompiledReport, FrozenReport } from '../../rendering/jobs';
import type { AppendicesService } from './appendices';
import type { PublishedEdition } from '../../publication/steps/published';

export async function compiledSource(
  appendices: AppendicesService,
  model: ReportModel,
): Promise<CompiledReport> {
  return { kind: 'compiled', model: await appendices.withTrends(model) };
}

export async function frozenSource(
  appendices: AppendicesService,
  { header, revisions, laterCorrections }: PublishedEdition,
): Promise<FrozenReport> {
  const { month, number, sha256 } = header;
  return {
    kind: 'frozen',
    revision: { month, number, sha256 },
    revisions,
    laterCorrections,
    series: await appendices.frozenSeries(header),
  };
}
