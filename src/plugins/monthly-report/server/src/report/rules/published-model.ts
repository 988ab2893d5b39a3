/** A frozen report as readers get it: below notices of later events, and with its other revisions. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Month } from '../../domain/month';
import type { Block, LaterCorrectionNode, NoticeBlock, ReportModel, RevisionNode } from './model';
import { correctionBlock } from './correction';
import { PHRASES } from './phrases';

/** An earlier month with a newer revision than the one that the figures were made on. */
export interface LaterCorrection {
  readonly month: Month;
  readonly revision: number;
}

/** Facts about a revision that were not frozen with it. */
export interface Surroundings {
  /** The revision itself and those before it, newest first. */
  readonly revisions: readonly RevisionNode[];
  readonly laterCorrections: readonly LaterCorrection[];
  /** The revisions of earlier months it was computed on. */
  readonly pins: ReadonlyMap<Month, number>;
}

export function publishedModel(
  frozen: ReportModel,
  { revisions, laterCorrections, pins }: Surroundings,
): ReportModel {
  const { correction, locale } = frozen.report;
  const notices = laterCorrections.map((later) => laterCorrection(later, locale));
  const preamble: Block[] = [
    ...notices.map(({ text }): NoticeBlock => ({ kind: 'notice', reason: 'earlier-month-corrected', text })),
    ...(correction === null ? [] : [correctionBlock(correction, locale)]),
    ...frozen.preamble,
  ];
  return { ...frozen, preamble, history: { revisions, notices, pins } };
}

const laterCorrection = ({ month, revision }: LaterCorrection, locale: Locale): LaterCorrectionNode => ({
  month,
  revision,
  text: PHRASES[locale].earlierMonthCorrected(month, revision),
});
