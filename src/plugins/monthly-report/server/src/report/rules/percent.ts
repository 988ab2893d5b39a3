/** "0.8333" as 83.33%: the point moves two places, no arithmetic and so no rounding. */
export function percentText(rate: string): string {
  if (rate.startsWith('-')) return `-${percentText(rate.slice(1))}`;
  const [whole = '0', fraction = ''] = rate.split('.');
  const digits = fraction.padEnd(2, '0');
  const percent = (whole + digits.slice(0, 2)).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return rest === '' ? `${percent}%` : `${percent}.${rest}%`;
}
