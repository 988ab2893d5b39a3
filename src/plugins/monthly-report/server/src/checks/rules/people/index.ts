/** Checks of words about people: the most severe first. */
import type { Check } from '../check';
import { identityNumber } from './identity-number';
import { nameBesideHardship } from './name-beside-hardship';
import { privateContact } from './private-contact';
import { wordsForPeople } from './words-for-people';

export const PEOPLE_CHECKS: readonly Check[] = [
  identityNumber,
  privateContact,
  nameBesideHardship,
  wordsForPeople,
];
