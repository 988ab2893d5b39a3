/** How messages print a value of an indicator, with its unit. */
import { figureText } from '../../figure-text';
import type { Indicator } from '../../facts';
import type { Quantity } from '../../quantity';
import type { Message } from '../finding';

const EVERY_DECIMAL = 3;

/** Digit for digit: a finding about the last digit must show it. */
export function printed(value: Quantity | null, { unit }: Pick<Indicator, 'unit'>): Message {
  const [zh, en] = [figureText(value, EVERY_DECIMAL, 'zh-Hans'), figureText(value, EVERY_DECIMAL, 'en')];
  if (unit === null || value === null) return { 'zh-Hans': zh, en };
  return { 'zh-Hans': `${zh}${unit['zh-Hans']}`, en: `${en} ${unit.en ?? unit['zh-Hans']}` };
}

export function labelOf({ label }: Pick<Indicator, 'label'>): Message {
  return { 'zh-Hans': `“${label['zh-Hans']}”`, en: `“${label.en ?? label['zh-Hans']}”` };
}
