/** Prints a decimal text with its thousands grouped, digit by digit: no figure passes through a float. */
export function grouped(text: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(text) ?? [];
  return whole === '' ? text : `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
}

/** A change in percent, signed. */
export const signedPercent = (percent: string | null): string =>
  percent === null ? '—' : `${/^(?:-|0$)/.test(percent) ? '' : '+'}${percent}%`;
