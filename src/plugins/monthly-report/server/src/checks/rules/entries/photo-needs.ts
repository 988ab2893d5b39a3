/** The things that a photo must have before it is published. */
import type { CheckedPhoto } from '../facts';

const isBlank = (words: string | null): boolean => words === null || words.trim() === '';

export const hasConsent = ({ consent }: CheckedPhoto): boolean => consent;

export const hasCredit = ({ credit }: CheckedPhoto): boolean => !isBlank(credit);

/** In Chinese, which every other language falls back on. */
export const hasAlternativeText = ({ alternativeText }: CheckedPhoto): boolean =>
  !isBlank(alternativeText['zh-Hans']);
