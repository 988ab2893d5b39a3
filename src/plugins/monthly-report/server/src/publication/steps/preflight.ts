/** The facts to know before a month is published: the entries that are left out, the errors, the figures. */
import type { Core } from '@strapi/strapi';

import type { LaterMonthEntry } from '../../../../shared/admin-api';
import type { LeftOutEntry } from '../../../../shared/desk-api';
import { openErrors } from '../../checks/rules/open-errors';
import type { FindingsService, KeptFinding } from '../../checks/steps/findings';
import type { ProgrammeTotals } from '../../documents/json/totals';
import { findingKey } from '../../domain/finding';
import type { Month } from '../../domain/month';
import type { Asking, SubmissionsService, SeenSubmission } from '../../submissions/steps/submissions';
import type { TotalsService } from '../../totals/steps/totals';
import { readMonthEntries } from '../store/left-out';
import { readMonthRecord, type MonthRecord } from '../store/month-states';
import type { PublicationsService } from './publications';

interface Needs {
  readonly strapi: Core.Strapi;
  readonly findings: FindingsService;
  readonly publications: PublicationsService;
  readonly submissions: SubmissionsService;
  readonly totals: TotalsService;
}

export interface BeforePublication {
  readonly record: MonthRecord;
  readonly blocking: readonly KeptFinding[];
  readonly draftErrors: readonly KeptFinding[];
  readonly submissions: readonly SeenSubmission[];
  readonly drafts: readonly LeftOutEntry[];
  readonly untranslated: readonly LeftOutEntry[];
  readonly changed: readonly LeftOutEntry[] | null;
  readonly totals: readonly ProgrammeTotals[];
  readonly laterMonths: readonly LaterMonthEntry[];
}

/** A programme without reported figures, this month and last month, is left out. */
const hasFigures = ({ totals }: ProgrammeTotals): boolean =>
  totals.some(({ value }) => value !== null && value.thousandths !== 0n);

export const preflightService = ({ strapi, findings, publications, submissions, totals }: Needs) => ({
  async of(month: Month, since: string | null, asking: Asking): Promise<BeforePublication> {
    const open = openErrors(await findings.toPublish(month));
    const blocking = open.map((finding) => ({ key: findingKey(finding), finding, kept: null }));
    const keys = new Set(blocking.map(({ key }) => key));
    const entered = await findings.visible(month, asking.actor);
    const { changed, ...entries } = await readMonthEntries(strapi, month, asking.locale, since);
    const { programmes } = await totals.ofMonth({ month, basis: 'month', programme: null, grouping: null });
    return {
      record: await readMonthRecord(strapi, month),
      blocking,
      draftErrors: entered.filter(
        ({ key, finding, kept }) => finding.severity === 'error' && kept === null && !keys.has(key),
      ),
      submissions: await submissions.seen(month, null, asking),
      ...entries,
      changed: since === null ? null : changed,
      totals: programmes.filter(hasFigures),
      laterMonths: await publications.laterMonths(month),
    };
  },
});

export type PreflightService = ReturnType<typeof preflightService>;
