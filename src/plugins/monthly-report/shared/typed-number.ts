/** Numbers as people write them: `1,234`, full-width digits of a Chinese keyboard, a full stop of either script. */

export type NumberProblem = 'not-a-number' | 'grouping';

export type NumberReading =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'number';
      readonly negative: boolean;
      /** Digits without leading zeros; "0" for zero. */
      readonly integer: string;
      /** Digits without trailing zeros; empty for a whole number. */
      readonly fraction: string;
    }
  | { readonly kind: 'refused'; readonly problem: NumberProblem };

const NUMBER = /^(-?)(\d*)(?:\.(\d*))?$/;
/** Thousands are grouped in threes, always with the same mark. */
const GROUPED = /^-?\d{1,3}(?:([, '])\d{3})(?:\1\d{3})*(?:\.\d*)?$/;
/** Only digits and marks: the writer meant a number. */
const MARKED = /^-?[\d, '.]+$/;

/** Reads a number from a text. `12,34` is refused and not read as 1234: the writer may have meant 12.34. */
export function readNumber(text: string): NumberReading {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[−–—]/gu, '-')
    .replace('。', '.')
    .replace(/[、’]/gu, (mark) => (mark === '、' ? ',' : "'"))
    .replace(/\u00a0/gu, ' ');
  if (plain === '') return { kind: 'empty' };
  const digits = GROUPED.test(plain) ? plain.replace(/[, ']/g, '') : plain;
  const [, sign, integer = '', fraction = ''] = NUMBER.exec(digits) ?? [];
  if (sign === undefined || integer + fraction === '') {
    return { kind: 'refused', problem: /\d/.test(plain) && MARKED.test(plain) ? 'grouping' : 'not-a-number' };
  }
  return {
    kind: 'number',
    negative: sign === '-',
    integer: integer.replace(/^0+(?=\d)/, '') || '0',
    fraction: fraction.replace(/0+$/, ''),
  };
}

/** A number that was read, without marks: the page shows it as its reading. */
export const plainNumber = ({
  negative,
  integer,
  fraction,
}: Extract<NumberReading, { readonly kind: 'number' }>): string =>
  `${negative ? '-' : ''}${integer}${fraction === '' ? '' : `.${fraction}`}`;
