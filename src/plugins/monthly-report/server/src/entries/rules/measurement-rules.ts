import type { Indicator } from './facts';

/** 12 integer digits and 3 decimals make 15 significant digits: what a JSON number carries exactly. */
export const MAX_INTEGER_DIGITS = 12;

const PLAIN_DECIMAL = /^(\d+)(?:\.(\d+))?$/;

interface Question {
  readonly code: string;
  /** As it was parsed from JSON. */
  readonly value: unknown;
  /** The measured indicator of the programme with this code, if there is one. */
  readonly indicator: Indicator | null;
  /** Whether an indicator of any programme with this code is a ratio. */
  readonly isRatio?: boolean;
  /** The Chinese label where an indicator of another programme has the code. */
  readonly label: string | null;
  /** The codes the programme accepts, for the sentence that says so. */
  readonly accepted: readonly string[];
}

/**
 * The reason a measurement is refused, naming the indicator; null when it is fine.
 * Lowest and highest values are checks for people to explain, not refusals.
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
  const zh = `${indicator.label['zh-Hans']}（${code}）`;
  const en = `${indicator.label.en ?? indicator.label['zh-Hans']} (${code})`;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return `${zh}应为数字，未填报请留空。 / ${en} must be a number, or null when not reported.`;
  }
  if (value < 0) return `${zh}不能为负数。 / ${en} must not be negative.`;
  const [, whole, fraction = ''] = PLAIN_DECIMAL.exec(String(value)) ?? [];
  if ((whole !== undefined && whole.length > MAX_INTEGER_DIGITS) || (whole === undefined && value >= 1)) {
    return `${zh}最多${MAX_INTEGER_DIGITS}位整数。 / ${en} has at most ${MAX_INTEGER_DIGITS} integer digits.`;
  }
  if (whole === undefined || fraction.length > indicator.decimals) {
    return indicator.decimals === 0
      ? `${zh}应为整数。 / ${en} must be a whole number.`
      : `${zh}最多${indicator.decimals}位小数。 / ${en} has at most ${indicator.decimals} decimals.`;
  }
  return null;
}
