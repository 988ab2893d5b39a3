/** https://www.rfc-editor.org/rfc/rfc9116: where somebody who finds a weakness can write. */

export const SECURITY_TEXT_PATH = '/.well-known/security.txt';

const DAY = 24 * 60 * 60 * 1000;
/** A file whose date is over is not to be trusted; the standard wants less than a year. */
const VALID_DAYS = 180;

/** A plain address becomes a link; other links are kept. */
const linkOf = (contact: string): string =>
  /^(?:https|mailto|tel):/.test(contact) ? contact : `mailto:${contact}`;

/** @param now epoch milliseconds; the text of one day is the same. */
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
