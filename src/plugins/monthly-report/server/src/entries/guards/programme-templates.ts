import { readIndicators, readProgrammes } from '../store/programmes';
import { rows, text, textOrNull, type Row } from '../../database/rows';
import { checkTemplate } from '../../report/rules/templates/parse-template';
import { optionWords, type OptionWords } from '../../report/rules/templates/placeholders';
import { dimensionsOf } from '../../totals/rules/breakdown';
import type { Indicator } from '../rules/facts';
import { describeProblem } from '../../report/rules/templates/template-problem';
import { refuse, type Guard, type Refusal } from './guard';

/** The words that templates use for options of the indicators of a programme. */
export const wordsOfOptions = (
  codes: readonly string[],
  indicators: ReadonlyMap<string, Indicator>,
): OptionWords => optionWords(codes.map((code) => [code, dimensionsOf(indicators, code)] as const));

const TEMPLATE_FIELDS = ['summaryTemplate', 'summaryTemplateEn'] as const;

function problemsOf(
  field: string,
  template: string | null,
  codes: readonly string[],
  options: OptionWords,
): Refusal[] {
  if (template === null) return [];
  return checkTemplate(template, codes, options).map((problem) => ({
    path: [field],
    message: `${describeProblem(problem, 'zh-Hans')} / ${describeProblem(problem, 'en')}`,
  }));
}

const HEADING_FIELDS = ['regionHeading', 'regionHeadingEn'] as const;

/** A region heading may contain only {region}: any other braces would be printed unchanged. */
function headingProblems(after: Row): Refusal[] {
  return HEADING_FIELDS.flatMap((field): Refusal[] => {
    const heading = textOrNull(after, field);
    if (heading === null || !/[{}]/.test(heading.replaceAll('{region}', ''))) return [];
    return [
      {
        path: [field],
        message: '区域标题只能使用 {region}。 / A region heading may only use {region}.',
      },
    ];
  });
}

/** Summary templates are valid and name known indicators only, so that they cannot fail when a report is compiled. */
export const programmeTemplatesGuard: Guard = {
  actions: ['create', 'update', 'clone'],
  populate: { indicators: { select: ['code'] } },
  async check({ strapi, after }) {
    if (after === null) return;
    const codes = rows(after, 'indicators').map((indicator) => text(indicator, 'code'));
    const options = wordsOfOptions(codes, await readIndicators(strapi));
    refuse([
      ...TEMPLATE_FIELDS.flatMap((field) => problemsOf(field, textOrNull(after, field), codes, options)),
      ...headingProblems(after),
    ]);
  },
};

const dimensionsNamed = (row: Row | null): string =>
  row === null
    ? ''
    : rows(row, 'dimensions')
        .map((dimension) => text(dimension, 'code'))
        .join();

/**
 * An indicator that a template names keeps its code and cannot be deleted; the same holds for the options that a
 * template names.
 */
export const templateIndicatorsGuard: Guard = {
  actions: ['update', 'delete'],
  populate: { dimensions: { select: ['code'] } },
  async check({ strapi, before, after }) {
    if (before?.code === after?.code && dimensionsNamed(before) === dimensionsNamed(after)) return;
    for (const { programme, indicators } of await readProgrammes(strapi)) {
      const templates = Object.values(programme.summaryTemplate);
      const options = wordsOfOptions(programme.indicators, indicators);
      if (
        templates.some((template) => problemsOf('code', template, programme.indicators, options).length > 0)
      ) {
        const name = programme.name['zh-Hans'];
        refuse([
          {
            path: ['code'],
            message: `项目“${name}”的概述模板用到该指标，请先修改模板。 / The summary template of programme "${programme.code}" names this indicator; change the template first.`,
          },
        ]);
      }
    }
  },
};
