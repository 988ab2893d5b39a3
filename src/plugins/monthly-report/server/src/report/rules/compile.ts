/** Compiles the report from the facts: the whole way, top to bottom. */
import type { ReportEntry, ReportFacts } from '../../entries/rules/facts';
import { totalsOf } from '../../totals/rules/totals';
import { assembleExplanations, assembleFindings } from './assemble-findings';
import { assembleProgramme } from './assemble-programme';
import { coverBlocks, publisherNode } from './publisher';
import { programmesWithContent } from './content-of-month';
import { untranslatedNotice } from './notices';
import type { Block, FrozenModel, Phrase, Report } from './model';
import { PHRASES } from './phrases';
import { outline } from './sections';
import { translate } from './translate';
import type { Locale } from '../../../../shared/vocabulary';

export function compileReport(facts: ReportFacts): FrozenModel {
  const { entry, locale, reference, publisher } = facts;
  const title = reportTitle(entry, locale);

  // 1. The programmes with content in the month, in their order.
  const programmes = programmesWithContent(facts.programmes, entry.month);

  // 2. Their totals: the figures of the month beside the other bases.
  const calculated = programmes.map((programme) => ({
    ...programme,
    totals: totalsOf(programme.facts, entry.month, 'month'),
  }));

  // 3. The content by programme, every figure in its printed form.
  const report: Report = {
    month: entry.month,
    locale,
    title,
    note: entry.note === null ? null : translate(entry.note, locale),
    status: entry.status,
    revision: entry.revision,
    publishedAt: entry.publishedAt,
    correction: null,
    ...(publisher === null ? {} : { publisher: publisherNode(publisher, title, locale) }),
    programmes: calculated.map((programme) => assembleProgramme(programme, reference, entry.month, locale)),
    explanations: assembleExplanations(facts),
    findings: entry.status === 'draft' ? assembleFindings(facts) : null,
  };

  // 4. The same content under numbered headings.
  return { report, preamble: preambleOf(report), sections: outline(report), history: null };
}

/** The title of the entry; the usual title if it has none in this language. */
export function reportTitle({ title, month }: Pick<ReportEntry, 'title' | 'month'>, locale: Locale): Phrase {
  return { text: title?.[locale] || PHRASES[locale].reportTitle(month), language: locale };
}

function preambleOf(report: Report): Block[] {
  const { status, note, locale } = report;
  const blocks = coverBlocks(report);
  if (status === 'draft') blocks.push({ kind: 'notice', reason: 'draft', text: PHRASES[locale].draftReport });
  if (note !== null && note.language !== locale) blocks.push(untranslatedNotice(locale));
  if (note !== null) blocks.push({ kind: 'paragraph', ...note });
  return blocks;
}
