import type { Check } from '../check';
import { alternativeTextUseless } from './alternative-text-useless';
import { brokenLink } from './broken-link';
import { emptySection } from './empty-section';
import { expectedPartnerMissing } from './expected-partner-missing';
import { linkWithoutAddress } from './link-without-address';
import { missingTranslation } from './missing-translation';
import { namedButNotCounted } from './named-but-not-counted';
import { nilReturnWithEntries } from './nil-return-with-entries';
import { photoWithoutAlternativeText } from './photo-without-alternative-text';
import { photoWithoutCaption } from './photo-without-caption';
import { photoWithoutConsent } from './photo-without-consent';
import { photoWithoutCredit } from './photo-without-credit';
import { photoWithoutFile } from './photo-without-file';
import { pictureInText } from './picture-in-text';
import { samePhotoTwice } from './same-photo-twice';
import { storyWithoutPhoto } from './story-without-photo';
import { unverifiedCommunity } from './unverified-community';

export const ENTRY_CHECKS: readonly Check[] = [
  brokenLink,
  photoWithoutConsent,
  pictureInText,
  photoWithoutFile,
  nilReturnWithEntries,
  expectedPartnerMissing,
  namedButNotCounted,
  emptySection,
  photoWithoutAlternativeText,
  alternativeTextUseless,
  samePhotoTwice,
  photoWithoutCaption,
  photoWithoutCredit,
  storyWithoutPhoto,
  linkWithoutAddress,
  missingTranslation,
  unverifiedCommunity,
];
