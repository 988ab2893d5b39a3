/** The names and amounts in findings about figures. */
import { figureText } from '../../../domain/figure-text';
import type { Indicator } from '../../../entries/rules/facts';
import { toDigits, type Quantity } from '../../../domain/quantity';
import type { CheckedActivity } from '../facts';
import type { Message } from '../../../domain/finding';

/** Entered values have no more decimals: a finding shows every digit, however the report rounds. */
export const ENTERED_DECIMALS = 3;

export function nameOf({ label }: Indicator): Message {
  return { 'zh-Hans': `“${label['zh-Hans']}”`, en: `“${label.en ?? label['zh-Hans']}”` };
}

/** The title and the day: titles come back month after month. */
export function entryName({ title, startDate }: CheckedActivity): Message {
  return { 'zh-Hans': `“${title}”（${startDate}）`, en: `“${title}” (${startDate})` };
}

/** A figure with its unit; null is 未填报 / "not reported". */
export function amountOf({ unit }: Indicator, value: Quantity | null): Message {
  const zh = figureText(value, ENTERED_DECIMALS, 'zh-Hans');
  const en = figureText(value, ENTERED_DECIMALS, 'en');
  if (unit === null || value === null) return { 'zh-Hans': zh, en };
  const chinese = unit['zh-Hans'];
  const gap = /^[A-Za-z]/.test(chinese) ? ' ' : '';
  return { 'zh-Hans': `${zh}${gap}${chinese}`, en: `${en} ${unit.en ?? chinese}` };
}

/** For `particulars`: the same figure is the same text. */
export function digitsOf(value: Quantity | null): string {
  return value === null ? '' : toDigits(value, ENTERED_DECIMALS);
}
