/** The part that is kept for the record and the verification. */
import { BOOLEAN, constant, list, object, oneOf, orNull, TEXT } from '../shape';
import { SEVERITY } from './names';

const ENTRY = object({
  kind: constant('activity', 'story', 'progress-update', 'programme-month'),
  documentId: TEXT,
});

const SUBJECT = oneOf('kind', {
  activity: ENTRY,
  story: ENTRY,
  'progress-update': ENTRY,
  'programme-month': ENTRY,
  total: object({ kind: constant('total'), indicator: TEXT }),
  partner: object({ kind: constant('partner'), partner: TEXT }),
  programme: object({ kind: constant('programme') }),
});

export const RECORD = {
  findings: list(
    object({
      key: TEXT,
      check: TEXT,
      severity: SEVERITY,
      programme: TEXT,
      partner: orNull(TEXT),
      subject: SUBJECT,
      message: object({ 'zh-Hans': TEXT, en: TEXT }),
      explanation: orNull(TEXT),
    }),
  ),
  submissions: list(object({ programme: TEXT, partner: TEXT, state: TEXT, nilReturn: BOOLEAN })),
  photos: list(object({ url: TEXT, sha256: orNull(TEXT) })),
};
