import type { Edition } from '../documents/links';
import type { ReportModel } from '../domain/report/model';
import { publishedModel } from '../domain/report/published-model';
import { withTrends } from '../domain/report/trends';
import { readContent } from '../domain/revision/content';
import type { Figures } from './figures-parts';
import type { ReportSource } from './jobs';

interface ReadReport {
  /** Its trends included. */
  readonly model: ReportModel;
  /** Those behind it; null where the server has them. */
  readonly figures: Figures | null;
}

/** The revision read last: the formats and the pictures of a month are asked for one after the other. */
let last: { readonly text: string; readonly content: ReturnType<typeof readContent> } | null = null;

function read(text: string): ReturnType<typeof readContent> {
  if (last?.text === text) return last.content;
  // First, for two large ones may be more than the thread has memory for.
  last = null;
  const content = readContent(text);
  last = { text, content };
  return content;
}

export function readReport({
  report,
  edition: { locale },
}: {
  readonly report: ReportSource;
  readonly edition: Edition;
}): ReadReport {
  if (report.kind === 'compiled') return { model: report.model, figures: null };
  const { models, programmes } = read(report.text);
  const model = publishedModel(models[locale], report.revisions, report.laterCorrections);
  return { model: withTrends(model, report.series), figures: { programmes, series: report.series } };
}
