/** The rules of a target; every reason names the indicator and says what is accepted. */
import type { Indicator, Membership, Programme } from './facts';
import { MAX_INTEGER_DIGITS } from './measurement-rules';
import type { Month } from '../../domain/month';

/** A target as it is entered; null means an empty field. */
export interface EnteredTarget {
  /** Code, of any programme. */
  readonly indicator: string;
  /** Codes. */
  readonly partner: string | null;
  readonly region: string | null;
  readonly from: Month;
  readonly to: Month;
  readonly value: string;
  readonly baseline: string | null;
  readonly baselineMonth: Month | null;
}

/** The programme of a target. */
export interface TargetProgramme {
  readonly programme: Pick<Programme, 'code' | 'name' | 'startMonth' | 'indicators'>;
  readonly memberships: readonly Membership[];
}

export type TargetField =
  'indicator' | 'partner' | 'region' | 'fromMonth' | 'toMonth' | 'value' | 'baseline' | 'baselineMonth';

/** A reason in Chinese and English, with the field that it is about. */
export type TargetRefusal = readonly [field: TargetField, message: string];

/** @param indicator with that code; null if there is none. */
export function targetRefusals(
  target: EnteredTarget,
  { programme, memberships }: TargetProgramme,
  indicator: Indicator | null,
): TargetRefusal[] {
  const zh = `${indicator?.label['zh-Hans'] ?? ''}（${target.indicator}）`;
  const en = `${indicator?.label.en ?? indicator?.label['zh-Hans'] ?? ''} (${target.indicator})`.trim();
  const refusals: TargetRefusal[] = [];
  const refuse = (field: TargetField, chinese: string, english: string): void => {
    refusals.push([field, `${zh}${chinese} / ${en}: ${english}`]);
  };

  if (!programme.indicators.includes(target.indicator)) {
    const accepted = programme.indicators;
    refuse(
      'indicator',
      `不是项目“${programme.name['zh-Hans']}”的指标，可选：${accepted.join('、')}。`,
      `not an indicator of the programme "${programme.code}"; accepted: ${accepted.join(', ')}.`,
    );
  }
  if (target.partner !== null && target.region !== null) {
    refuse(
      'region',
      '的目标只能属于一家伙伴机构或一个区域，不能两者都选。',
      'a target is of one partner or of one region, not of both.',
    );
  }
  if (target.from > target.to) {
    refuse(
      'toMonth',
      `的目标期间有误：起始月份${target.from}晚于结束月份${target.to}。`,
      `the first month (${target.from}) is after the last (${target.to}).`,
    );
  } else if (target.from < programme.startMonth) {
    refuse(
      'fromMonth',
      `的目标不在项目期间内：项目从${programme.startMonth}开始，起始月份不得早于该月。`,
      `the target is outside the programme, which begins in ${programme.startMonth}; accepted: that month or a later one.`,
    );
  } else if (target.partner !== null && !isMember(target.partner, target, memberships)) {
    refuse(
      'partner',
      `：伙伴机构“${target.partner}”在${target.from}至${target.to}不参与该项目，请选参与该项目的伙伴机构。`,
      `"${target.partner}" is no member of the programme from ${target.from} to ${target.to}; accepted: its members.`,
    );
  }
  const decimals = indicator?.decimals ?? 0;
  for (const field of ['value', 'baseline'] as const) {
    const written = target[field];
    if (written !== null && !isDecimal(written, decimals)) {
      const name = { value: '目标值', baseline: '基线值' }[field];
      refuse(
        field,
        `的${name}“${written}”有误，应为不带单位的数字，最多${MAX_INTEGER_DIGITS}位整数、${decimals}位小数。`,
        `the ${field} is "${written}"; accepted: a number without a unit, of at most ${MAX_INTEGER_DIGITS} integer digits and ${decimals} decimals.`,
      );
    }
  }
  if (target.baselineMonth !== null && target.baseline === null) {
    refuse('baseline', '填了基线月份，还须填基线值。', 'a month of the baseline needs the baseline itself.');
  }
  if (target.baselineMonth !== null && target.baselineMonth > target.to) {
    refuse(
      'baselineMonth',
      `的基线月份${target.baselineMonth}晚于目标期间，应不晚于${target.to}。`,
      `the month of the baseline (${target.baselineMonth}) is after the target's span; accepted: ${target.to} or earlier.`,
    );
  }
  return refusals;
}

const isMember = (code: string, { from, to }: EnteredTarget, memberships: readonly Membership[]): boolean =>
  memberships.some(
    ({ partner, fromMonth, toMonth }) =>
      partner === code && fromMonth <= to && (toMonth === null || from <= toMonth),
  );

const DECIMAL = /^(\d+)(?:\.(\d+))?$/;

function isDecimal(written: string, decimals: number): boolean {
  const [, whole, fraction = ''] = DECIMAL.exec(written) ?? [];
  return whole !== undefined && whole.length <= MAX_INTEGER_DIGITS && fraction.length <= decimals;
}
