import type { Check } from '../check';
import { bareAddress } from './bare-address';
import { fullWidth } from './full-width';
import { impossibleAge } from './impossible-age';
import { sumInSentence } from './sum-in-sentence';
import { unmatchedMarks } from './unmatched-marks';
import { doubledWord } from './doubled-word';
import { duplicateActivity } from './duplicate-activity';
import { duplicateStory } from './duplicate-story';
import { languageSlot } from './language-slot';
import { measureWord } from './measure-word';
import { nameMisspelt } from './name-misspelt';
import { placeholderLeft } from './placeholder-left';
import { punctuation } from './punctuation';
import { sameTextTwice } from './same-text-twice';
import { storySentAgain } from './story-sent-again';
import { summaryAndSingle } from './summary-and-single';
import { textAgainstMeasurement } from './text-against-measurement';
import { translationNumbers } from './translation-numbers';
import { typedNumber } from './typed-number';
import { unprintableCharacter } from './unprintable-character';
import { wrongCharacter } from './wrong-character';

export const TEXT_CHECKS: readonly Check[] = [
  duplicateActivity,
  summaryAndSingle,
  duplicateStory,
  storySentAgain,
  sameTextTwice,
  placeholderLeft,
  languageSlot,
  translationNumbers,
  textAgainstMeasurement,
  sumInSentence,
  nameMisspelt,
  impossibleAge,
  doubledWord,
  measureWord,
  wrongCharacter,
  typedNumber,
  punctuation,
  unmatchedMarks,
  fullWidth,
  bareAddress,
  unprintableCharacter,
];
