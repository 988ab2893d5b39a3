/**
 * Numbers that belong to one person: identity cards, bank cards, mobile telephones; and the same
 * text without their middle digits, because a finding must not spread the number that it warns of.
 */

/** Digits of full width count as well, and keep their places. */
function halfWidthOf(text: string): string {
  return text.replace(/[０-９Ｘｘ]/gu, (digit) => digit.normalize('NFKC'));
}

/** GB/T 2260: provinces, Hong Kong, Macao and Taiwan, and the residence permits of the latter. */
const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/u;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** GB 11643—1999: eighteen characters, the birth date among them, the last by ISO 7064 MOD 11-2. */
function isIdentityNumber(number: string): boolean {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)];
  const born = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const isDay = !Number.isNaN(born.getTime()) && born.toISOString().startsWith(`${year}-${month}-${day}`);
  if (!PROVINCES.test(number) || !isDay || Number(year) < 1900 || Number(year) > 2100) return false;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number.charAt(place)), 0);
  return CHECK_DIGITS.charAt(sum % CHECK_DIGITS.length) === number.charAt(17).toUpperCase();
}

/** UnionPay and Chinese banks, Visa, Mastercard, JCB, American Express, with their lengths. */
const ISSUERS =
  /^(?:62\d{14,17}|60\d{14,17}|95(?:58|59)\d{12,15}|4\d{15}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d{2}|7[01]\d|720)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|3[47]\d{13})$/u;
const TEN = 10;

/** ISO/IEC 7812-1, annex B (Luhn). */
function hasLuhnDigit(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value >= TEN ? value - 9 : value);
  }, 0);
  return sum % TEN === 0;
}

function isBankCard(number: string): boolean {
  return ISSUERS.test(number) && hasLuhnDigit(number) && new Set(number).size > 1;
}

export type NumberKind = 'identity-card' | 'bank-card' | 'mobile';

export interface PersonalNumber {
  readonly kind: NumberKind;
  readonly index: number;
  /** As it is written. */
  readonly words: string;
}

const KINDS: readonly {
  readonly kind: NumberKind;
  readonly pattern: RegExp;
  readonly isOne: (number: string) => boolean;
}[] = [
  {
    kind: 'identity-card',
    pattern: /(?<!\d)\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?!\d)/gu,
    isOne: isIdentityNumber,
  },
  {
    kind: 'bank-card',
    pattern:
      /(?<![\d.])\d{4}(?:[ -]?\d{4}){2}(?:[ -]?\d{1,4}){1,2}(?!\d|\.\d)|(?<![\d.])3[47]\d{2}[ -]?\d{6}[ -]?\d{5}(?!\d)/gu,
    isOne: isBankCard,
  },
  {
    kind: 'mobile',
    pattern: /(?<![\d.])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d|\.\d)/gu,
    isOne: () => true,
  },
];

/** In the order of the kinds: the number of an identity card is not examined again as another kind. */
export function personalNumbersIn(text: string): readonly PersonalNumber[] {
  const plain = halfWidthOf(text);
  if (!/\d{4}/u.test(plain)) return [];
  const found: PersonalNumber[] = [];
  const taken = new Set<number>();
  for (const { kind, pattern, isOne } of KINDS) {
    for (const { index, 0: match } of plain.matchAll(pattern)) {
      if (taken.has(index) || !isOne(match.replace(/[ +-]/gu, ''))) continue;
      taken.add(index);
      found.push({ kind, index, words: text.slice(index, index + match.length) });
    }
  }
  return found;
}

const KEPT_IN_FRONT = 3;
const KEPT_BEHIND = 2;

function masked(words: string): string {
  const hidden = words.slice(KEPT_IN_FRONT, -KEPT_BEHIND).replace(/[^ -]/gu, '*');
  return `${words.slice(0, KEPT_IN_FRONT)}${hidden}${words.slice(-KEPT_BEHIND)}`;
}

/** The text with the middle of every such number as asterisks; of the same length. */
export function withoutPersonalNumbers(text: string): string {
  return personalNumbersIn(text).reduce(
    (all, { index, words }) => all.slice(0, index) + masked(words) + all.slice(index + words.length),
    text,
  );
}
