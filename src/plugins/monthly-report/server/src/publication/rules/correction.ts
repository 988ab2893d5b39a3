/**
 * The correction notice (更正说明): the differences between two revisions of a month. It lists each figure with another
 * value, and the name of each part with other texts.
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

/** The month's model with its correction, for printing. */
export const withCorrection = (model: FrozenModel, correction: CorrectionNode): FrozenModel => ({
  ...model,
  report: { ...model.report, correction },
});

/** Programmes and indicators in the order of the newer revision, then those that only the older one has. */
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
      if (indicator === undefined) return [];
      const figure = figuresIn(indicator.decimals, locale);
      const label = translate(indicator.label, locale);
      return figuresToCompare(was, is, basis, locale)
        .filter((pair) => !isSame(pair.was, pair.is))
        .map((pair) => ({
          programme,
          indicator: code,
          label:
            pair.option === null
              ? label
              : { ...label, text: PHRASES[locale].optionOf(label.text, pair.option) },
          unit: indicator.unit === null ? null : translate(indicator.unit, locale),
          basis,
          stated: figure(pair.was),
          correct: figure(pair.is),
          difference: differenceOf(pair.was, pair.is, indicator.decimals, locale),
        }));
    }),
  );
}

interface Compared {
  /** Label of the option; null for the figure itself. */
  readonly option: string | null;
  readonly was: Quantity | null;
  readonly is: Quantity | null;
}

/** A figure and its options that both revisions have: another set of options is not a correction. */
function figuresToCompare(
  was: Total | undefined,
  is: Total | undefined,
  basis: Basis,
  locale: Locale,
): Compared[] {
  const earlier = new Map(
    (was?.breakdown?.[basis] ?? []).flatMap(({ dimension, options }) =>
      options.map(({ option, value }) => [`${dimension.code} ${option.code}`, value] as const),
    ),
  );
  const options = (is?.breakdown?.[basis] ?? []).flatMap(({ dimension, options: own }) =>
    own.flatMap(({ option, value }): Compared[] => {
      const before = earlier.get(`${dimension.code} ${option.code}`);
      return before === undefined
        ? []
        : [{ option: translate(option.label, locale).text, was: before, is: value }];
    }),
  );
  return [{ option: null, was: was?.value ?? null, is: is?.value ?? null }, ...options];
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

/** The difference with its sign. */
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
