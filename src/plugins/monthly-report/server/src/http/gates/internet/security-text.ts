/** https://www.rfc-editor.org/rfc/rfc9116: the contact for somebody who finds a weakness. */

export const SECURITY_TEXT_PATH = '/.well-known/security.txt';

const DAY = 24 * 60 * 60 * 1000;
/** A file after its date must not be trusted; the standard wants less than a year. */
const VALID_DAYS = 180;

/** A plain address becomes a link; other links are kept. */
const linkOf = (contact: string): string =>
  /^(?:https|mailto|tel):/.test(contact) ? contact : `mailto:${contact}`;

/** @param now epoch milliseconds; the text stays the same for a day. */
export function securityText(contacts: readonly string[], publicUrl: string, now: number): string {
  const expires = new Date((Math.floor(now / DAY) + VALID_DAYS) * DAY).toISOString();
  const lines = [
    ...contacts.map((contact) => `Contact: ${linkOf(contact)}`),
    `Expires: ${expires}`,
    'Preferred-Languages: zh, en',
    ...(publicUrl.startsWith('https:') ? [`Canonical: ${publicUrl}${SECURITY_TEXT_PATH}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
