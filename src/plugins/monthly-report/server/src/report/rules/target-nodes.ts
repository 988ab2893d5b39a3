/** Targets as they are printed beside their figures. */
import type { Locale } from '../../../../shared/vocabulary';
import { figureText } from '../../domain/figure-text';
import type { Indicator } from '../../entries/rules/facts';
import type { Targeted, TargetsByBasis } from '../../totals/rules/figures';
import type { TargetNode, TotalNode } from './model';
import { percentText } from './percent';
import { PHRASES } from './phrases';

export function targetNode(
  { target, achievement }: Targeted,
  { decimals }: Pick<Indicator, 'decimals'>,
  locale: Locale,
): TargetNode {
  return {
    target: { value: target, decimals, text: figureText(target, decimals, locale) },
    achievement: { rate: achievement, text: achievementText(achievement, locale) },
  };
}

export const achievementText = (achievement: string | null, locale: Locale): string =>
  achievement === null ? PHRASES[locale].notApplicable : percentText(achievement);

export function targetNodes(
  targets: TargetsByBasis,
  indicator: Indicator,
  locale: Locale,
): NonNullable<TotalNode['targets']> {
  return Object.fromEntries(
    Object.entries(targets).map(([basis, target]) => [basis, targetNode(target, indicator, locale)]),
  );
}
