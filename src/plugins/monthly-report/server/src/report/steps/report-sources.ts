/** What a thread makes a report of. */
import type { Core } from '@strapi/strapi';

import type { ReportModel } from '../rules/model';
import type { CompiledReport, FrozenReport } from '../../rendering/jobs';
import type { PublishedEdition } from '../../publication/steps/published';
import { pluginService } from '../../assembly/registry';

export async function compiledSource(strapi: Core.Strapi, model: ReportModel): Promise<CompiledReport> {
  return { kind: 'compiled', model: await pluginService(strapi, 'appendices').withTrends(model) };
}

export async function frozenSource(
  strapi: Core.Strapi,
  { header, revisions, laterCorrections }: PublishedEdition,
): Promise<FrozenReport> {
  const { month, number, sha256 } = header;
  return {
    kind: 'frozen',
    revision: { month, number, sha256 },
    revisions,
    laterCorrections,
    series: await pluginService(strapi, 'appendices').frozenSeries(header),
  };
}
