import type { TotalEntry } from '../../../../shared/admin-api';

/** A change since the month before: signed, with its percentage if it has one. */
export function changeText(
  { value, percent }: TotalEntry['change'],
  print: (figure: number) => string,
): string {
  if (value === null) return '—';
  const signed = value > 0 ? `+${print(value)}` : print(value);
  return percent === null ? signed : `${signed}（${percent > 0 ? '+' : ''}${percent}%）`;
}
