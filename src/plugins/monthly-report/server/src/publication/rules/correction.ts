/**
 * The correction notice (更正说明): what differs between two revisions of a month. A figure
 * is listed where its value differs; words by the name of the part that differs.
 */
import { BASES, LOCALES, type Basis, type Locale } from '../../../../shared/vocabulary';
import { figureText } from '../../domain/figure-text';
import { compare, subtract, type Quantity } from '../../domain/quantity';
import type { CorrectedFigureNode, CorrectionNode, FigureNode, FrozenModel } from '../../report/rules/model';
import { PHRASES } from '../../report/rules/phrases';
import { translate } from '../../report/rules/translate';
import type { Total } from '../../totals/rules/figures';
import { correctedTexts } from './corrected-texts';
import type { FrozenMonth, FrozenProgramme } from './frozen-month';

/** @param before the revision that was public until now. */
export function correctionBetween(
  before: FrozenMonth,
  after: FrozenMonth,
  reason: string,
): Record<Locale, CorrectionNode> {
  const correctionIn = (locale: Locale): CorrectionNode => ({
    revision: after.revision,
    previousRevision: before.revision,
    reason,
    figures: correctedFigures(before, after, locale),
    texts: correctedTexts(before.models[locale].report, after.models[locale].report),
  });
  return Object.fromEntries(LOCALES.map((locale) => [locale, correctionIn(locale)])) as Record<
    Locale,
    CorrectionNode
  >;
}

/** The month's model as it is printed with its correction. */
export const withCorrection = (model: FrozenModel, correction: CorrectionNode): FrozenModel => ({
  ...model,
  report: { ...model.report, correction },
});

/** By programme and indicator as the newer revision orders them; what only the older one has follows. */
function correctedFigures(before: FrozenMonth, after: FrozenMonth, locale: Locale): CorrectedFigureNode[] {
  const earlier = new Map(before.programmes.map((programme) => [programme.programme.code, programme]));
  const later = new Set(after.programmes.map(({ programme }) => programme.code));
  return [
    ...after.programmes.flatMap((programme) =>
      figuresOf(earlier.get(programme.programme.code), programme, locale),
    ),
    ...before.programmes
      .filter(({ programme }) => !later.has(programme.code))
      .flatMap((programme) => figuresOf(programme, undefined, locale)),
  ];
}

function figuresOf(
  before: FrozenProgramme | undefined,
  after: FrozenProgramme | undefined,
  locale: Locale,
): CorrectedFigureNode[] {
  const told = after ?? before;
  if (told === undefined) return [];
  const programme = { code: told.programme.code, name: translate(told.programme.name, locale) };
  const [stated, correct] = [totalsByCode(before), totalsByCode(after)];
  return [...new Set([...correct.keys(), ...stated.keys()])].flatMap((code) =>
    BASES.flatMap((basis): CorrectedFigureNode[] => {
      const [was, is] = [stated.get(code)?.[basis], correct.get(code)?.[basis]];
      const indicator = (is ?? was)?.indicator;
      if (indicator === undefined || isSame(was?.value ?? null, is?.value ?? null)) return [];
      const figure = figuresIn(indicator.decimals, locale);
      return [
        {
          programme,
          indicator: code,
          label: translate(indicator.label, locale),
          unit: indicator.unit === null ? null : translate(indicator.unit, locale),
          basis,
          stated: figure(was?.value ?? null),
          correct: figure(is?.value ?? null),
          difference: differenceOf(was?.value ?? null, is?.value ?? null, indicator.decimals, locale),
        },
      ];
    }),
  );
}

function totalsByCode(programme: FrozenProgramme | undefined): ReadonlyMap<string, Record<Basis, Total>> {
  const totals = new Map<string, Record<Basis, Total>>();
  programme?.totals.month.forEach((month, index) => {
    const yearToDate = programme.totals['year-to-date'][index] ?? month;
    const toDate = programme.totals['to-date'][index] ?? month;
    totals.set(month.indicator.code, { month, 'year-to-date': yearToDate, 'to-date': toDate });
  });
  return totals;
}

const isSame = (a: Quantity | null, b: Quantity | null): boolean =>
  a === null || b === null ? a === b : compare(a, b) === 0;

const figuresIn =
  (decimals: number, locale: Locale) =>
  (value: Quantity | null): FigureNode => ({ value, decimals, text: figureText(value, decimals, locale) });

/** With its sign, as a difference is read. */
function differenceOf(
  stated: Quantity | null,
  correct: Quantity | null,
  decimals: number,
  locale: Locale,
): FigureNode {
  if (stated === null || correct === null) {
    return { value: null, decimals, text: PHRASES[locale].notApplicable };
  }
  const value = subtract(correct, stated);
  const text = figureText(value, decimals, locale);
  return { value, decimals, text: value.thousandths > 0n ? `+${text}` : text };
}
