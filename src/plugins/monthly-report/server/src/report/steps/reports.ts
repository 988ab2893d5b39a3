import type { Core } from '@strapi/strapi';

import type { Locale } from '../../../../shared/vocabulary';
import { readReportFacts } from '../store/facts';
import { readDraftEntry } from '../store/report-entries';
import type { FindingsService } from '../../checks/steps/findings';
import type { Month } from '../../domain/month';
import type { CatalogueService } from '../../entries/steps/catalogue';
import { compileReport } from '../rules/compile';
import type { ReportModel } from '../rules/model';

export interface ReportQuestion {
  readonly month: Month;
  readonly locale: Locale;
  /** Codes of the programmes to include; all if it is left out or null. */
  readonly programmes?: ReadonlySet<string> | null;
  /** Version of the reference data, if the caller has just read it. */
  readonly reference?: string;
}

interface Needs {
  readonly strapi: Core.Strapi;
  readonly catalogue: CatalogueService;
  readonly findings: FindingsService;
}

/** Compiles previews from the present content, drafts of the narrative included. */
export const reportsService = ({ strapi, catalogue: present, findings }: Needs) => ({
  /** Null if the month has no content at all. */
  async compile({
    month,
    locale,
    programmes = null,
    reference,
  }: ReportQuestion): Promise<ReportModel | null> {
    const entry = await readDraftEntry(strapi, month);
    const found = await findings.inPreview(month);
    const tells = (code: string): boolean => programmes === null || programmes.has(code);
    const model = await present.with(reference, async (catalogue) => {
      const facts = await readReportFacts(strapi, entry, locale, catalogue, found);
      return compileReport({
        ...facts,
        programmes: facts.programmes.filter(({ facts: { programme } }) => tells(programme.code)),
        findings: facts.findings.filter(({ programme }) => tells(programme)),
      });
    });
    return model.report.programmes.length === 0 ? null : model;
  },
});

export type ReportsService = ReturnType<typeof reportsService>;
