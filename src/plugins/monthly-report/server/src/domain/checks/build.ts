/** Small facts for the examples of checks: everything is in order unless an override says otherwise. */
import { NO_CELLS } from '../totals/cell-index';
import type { Indicator, MeasuredIndicator, Programme } from '../facts';
import { toMonth } from '../month';
import type { RichText } from '../rich-text';
import type {
  CheckedActivity,
  CheckedPhoto,
  CheckedProgramme,
  CheckedStory,
  CheckFacts,
  NamedCommunity,
  NamedPartner,
} from './facts';
