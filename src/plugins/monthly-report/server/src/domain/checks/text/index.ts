import type { Check } from '../check';
import { doubledWord } from './doubled-word';
import { measureWord } from './measure-word';
import { placeholderLeft } from './placeholder-left';

export const TEXT_CHECKS: readonly Check[] = [placeholderLeft, doubledWord, measureWord];
