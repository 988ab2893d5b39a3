import type { Core } from '@strapi/strapi';

import type { Locale } from '../../../shared/vocabulary';
import { readReportFacts } from '../content/facts';
import type { Month } from '../domain/month';
import { compileReport } from '../domain/report/compile';
import type { ReportModel } from '../domain/report/model';
import { pluginService } from './registry';

export interface ReportQuestion {
  readonly month: Month;
  readonly locale: Locale;
  /** Compiles live, drafts of the narrative included. */
  readonly preview: boolean;
  /** The programmes to tell of, by their codes; all of them if it is left out or null. */
  readonly programmes?: ReadonlySet<string> | null;
  /** Version of the reference data, where the caller has just read it. */
  readonly reference?: string;
}

/** Compiles reports from the content as it is now. */
export const reportsService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Null where the month is not public, or, in a preview, has no content at all. */
  async compile({
    month,
    locale,
    preview,
    programmes = null,
    reference,
  }: ReportQuestion): Promise<ReportModel | null> {
    const entry = await pluginService(strapi, 'months').entry(month, preview);
    if (entry === null) return null;
    // What is public was published with its findings; only a preview runs the checks.
    const findings = preview ? await pluginService(strapi, 'findings').inPreview(month) : [];
    const tells = (code: string): boolean => programmes === null || programmes.has(code);
    const model = await pluginService(strapi, 'catalogue').with(reference, async (catalogue) => {
      const facts = await readReportFacts(strapi, entry, locale, catalogue, findings);
      return compileReport({
        ...facts,
        programmes: facts.programmes.filter(({ facts: { programme } }) => tells(programme.code)),
        findings: facts.findings.filter(({ programme }) => tells(programme)),
      });
    });
    return preview && model.report.programmes.length === 0 ? null : model;
  },
});
