import {
  compare,
  fromInteger,
  fromThousandths,
  MOST_DECIMALS,
  parseQuantity,
  subtract,
  sumOf,
  toDigits,
  type Quantity,
} from '../../domain/quantity';
import type { Dimension, Indicator } from './facts';

/** 12 integer digits and 3 decimals make 15 significant digits: a JSON number holds these exactly. */
export const MAX_INTEGER_DIGITS = 12;

const PLAIN_DECIMAL = /^(\d+)(?:\.(\d+))?$/;

interface Question {
  readonly code: string;
  /** The value as JSON.parse returns it. */
  readonly value: unknown;
  /** The measured indicator of the programme with this code, if there is one. */
  readonly indicator: Indicator | null;
  /** Whether an indicator of any programme with this code is a ratio. */
  readonly isRatio?: boolean;
  /** The Chinese label if an indicator of another programme has the code. */
  readonly label: string | null;
  /** The codes that the programme accepts, for the sentence of the refusal. */
  readonly accepted: readonly string[];
}

/**
 * The reason why a measurement is refused, with the name of the indicator; null if it is fine. Values outside lowest
 * and highest are not refused: they become findings for people to explain.
 */
export function checkMeasurement({
  code,
  value,
  indicator,
  isRatio,
  label,
  accepted,
}: Question): string | null {
  if (indicator === null) {
    const name = label === null ? `“${code}”` : `${label}（${code}）`;
    if (isRatio) {
      return `${name}是比率，由分子和分母计算，不能填报。 / ${code} is a ratio: it is calculated from its two sides and never entered.`;
    }
    return accepted.length === 0
      ? `${name}：请先选择项目，再填写指标数据。 / ${code}: choose a programme with measured indicators first.`
      : `${name}不是该项目的填报指标，可填：${accepted.join('、')}。 / ${code} is not a measured indicator of this programme; accepted: ${accepted.join(', ')}.`;
  }
  if (value === null) return null;
  const { code: own, label: name } = indicator;
  const named = { zh: `${name['zh-Hans']}（${own}）`, en: `${name.en ?? name['zh-Hans']} (${own})` };
  return typeof value === 'object'
    ? checkBreakdown(named, value, indicator)
    : checkNumber(named, value, indicator.decimals);
}

/** The names of a value in a sentence. */
interface Named {
  readonly zh: string;
  readonly en: string;
}

function checkNumber({ zh, en }: Named, value: unknown, decimals: number): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return `${zh}应为数字，未填报请留空。 / ${en} must be a number, or null when not reported.`;
  }
  if (value < 0) return `${zh}不能为负数。 / ${en} must not be negative.`;
  const [, whole, fraction = ''] = PLAIN_DECIMAL.exec(String(value)) ?? [];
  if ((whole !== undefined && whole.length > MAX_INTEGER_DIGITS) || (whole === undefined && value >= 1)) {
    return `${zh}最多${MAX_INTEGER_DIGITS}位整数。 / ${en} has at most ${MAX_INTEGER_DIGITS} integer digits.`;
  }
  if (whole === undefined || fraction.length > decimals) {
    return decimals === 0
      ? `${zh}应为整数。 / ${en} must be a whole number.`
      : `${zh}最多${decimals}位小数。 / ${en} has at most ${decimals} decimals.`;
  }
  return null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `toMeasurements` reads the same values later: a value that is refused here never reaches it. */
function checkBreakdown(named: Named, given: unknown, indicator: Indicator): string | null {
  const { zh, en } = named;
  const dimensions = indicator.source === 'measured' ? (indicator.dimensions ?? []) : [];
  if (!isObject(given) || Object.keys(given).some((key) => key !== 'value' && key !== 'by')) {
    return `${zh}应为数字、null，或 { "value": 33, "by": { "sex": { "female": 12 } } }。 / ${en} must be a number, null, or { "value": 33, "by": { "sex": { "female": 12 } } }.`;
  }
  const { value = null, by: dimensionsGiven } = given;
  const by: unknown = dimensionsGiven ?? {};
  const refusal = value === null ? null : checkNumber(named, value, indicator.decimals);
  if (refusal !== null) return refusal;
  if (!isObject(by)) {
    return `${zh}的 by 应为“维度 → 选项 → 数字”。 / The key "by" of ${en} must be dimension → option → number.`;
  }
  const sums = new Map<string, Quantity>();
  for (const [code, options] of Object.entries(by)) {
    const dimension = dimensions.find((own) => own.code === code);
    if (dimension === undefined) {
      const codes = dimensions.map((own) => own.code);
      return codes.length === 0
        ? `${zh}不按维度分组，只能填一个数字。 / ${en} is not broken down: it takes a number or null.`
        : `${zh}没有分组维度“${code}”，可用：${codes.join('、')}。 / ${en} has no dimension "${code}"; accepted: ${codes.join(', ')}.`;
    }
    const checked = checkOptions(named, dimension, options, indicator.decimals);
    if (typeof checked === 'string') return checked;
    if (checked !== null) sums.set(code, checked);
  }
  return checkSums(named, value, sums);
}

/** The sum of the given options, or null if no option is given; a sentence if one is refused. */
function checkOptions(
  { zh, en }: Named,
  dimension: Dimension,
  given: unknown,
  decimals: number,
): Quantity | string | null {
  const what = { zh: `${zh}的${dimension.name['zh-Hans']}`, en: `${en}, ${dimension.code}` };
  if (!isObject(given)) {
    return `${what.zh}应为“选项 → 数字”。 / ${what.en} must be option → number.`;
  }
  const parts: Quantity[] = [];
  for (const [code, value] of Object.entries(given)) {
    const option = dimension.options.find((own) => own.code === code);
    if (option === undefined) {
      const codes = dimension.options.map((own) => own.code);
      return `${what.zh}没有选项“${code}”，可填：${codes.join('、')}。 / ${what.en} has no option "${code}"; accepted: ${codes.join(', ')}.`;
    }
    if (value === null) continue;
    const own = { zh: `${what.zh}“${option.label['zh-Hans']}”`, en: `${what.en}, ${code}` };
    const refusal = checkNumber(own, value, decimals);
    if (refusal !== null) return refusal;
    parts.push(exactly(value));
  }
  return sumOf(parts);
}

/** A value that passed `checkNumber` is a plain decimal. */
const exactly = (value: unknown): Quantity => parseQuantity(String(value)) ?? fromInteger(0);

function checkSums({ zh, en }: Named, value: unknown, sums: ReadonlyMap<string, Quantity>): string | null {
  const [first, ...others] = [...sums];
  if (first === undefined) return null;
  if (value === null) {
    const other = others.find(([, sum]) => compare(sum, first[1]) !== 0);
    if (other !== undefined) {
      return `${zh}未填总数，而各维度合计不同（${first[0]} ${digits(first[1])}，${other[0]} ${digits(other[1])}），请填写总数或核对。 / ${en} has no value, and its dimensions add up to different sums (${first[0]} ${digits(first[1])}, ${other[0]} ${digits(other[1])}).`;
    }
    return compare(first[1], MOST) > 0
      ? `${zh}最多${MAX_INTEGER_DIGITS}位整数。 / ${en} has at most ${MAX_INTEGER_DIGITS} integer digits.`
      : null;
  }
  const over = [...sums].find(([, sum]) => compare(sum, exactly(value)) > 0);
  if (over === undefined) return null;
  return `${zh}各选项之和（${over[0]}：${digits(over[1])}）大于总数${digits(exactly(value))}；小于总数时，差额为不详。 / The options of ${en} (${over[0]}: ${digits(over[1])}) add up to more than the value ${digits(exactly(value))}; less is allowed, the rest is unknown.`;
}

const digits = (quantity: Quantity): string => toDigits(quantity, MOST_DECIMALS);

const MOST = subtract(fromInteger(10n ** BigInt(MAX_INTEGER_DIGITS)), fromThousandths(1n));
