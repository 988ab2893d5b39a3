/** A frozen report as readers get it: under what has happened since, and beside its other revisions. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Month } from '../month';
import type { Block, LaterCorrectionNode, NoticeBlock, ReportModel, RevisionNode } from './model';
import { correctionBlock } from './correction';
import { PHRASES } from './phrases';

/** An earlier month of which there is a newer revision than the one figures were made on. */
export interface LaterCorrection {
  readonly month: Month;
  readonly revision: number;
}

export function publishedModel(
  frozen: ReportModel,
  revisions: readonly RevisionNode[],
  laterCorrections: readonly LaterCorrection[],
): ReportModel {
  const { correction, locale } = frozen.report;
  const notices = laterCorrections.map((later) => laterCorrection(later, locale));
  const preamble: Block[] = [
    ...notices.map(({ text }): NoticeBlock => ({ kind: 'notice', reason: 'earlier-month-corrected', text })),
    ...(correction === null ? [] : [correctionBlock(correction, locale)]),
    ...frozen.preamble,
  ];
  return { ...frozen, preamble, history: { revisions, notices } };
}

const laterCorrection = ({ month, revision }: LaterCorrection, locale: Locale): LaterCorrectionNode => ({
  month,
  revision,
  text: PHRASES[locale].earlierMonthCorrected(month, revision),
});
