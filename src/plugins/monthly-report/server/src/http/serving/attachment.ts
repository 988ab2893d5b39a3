/**
 * The Content-Disposition of a file (RFC 6266): a name of plain letters for whoever reads
 * no other, and the title of the report for everybody else.
 */

/** What file systems or shells give a meaning, and what would end the header. */
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069/\\:*?"<>|%]+/g;
/** In characters: four bytes each still fit the 255 that file systems take. */
const LONGEST = 60;

/** encodeURIComponent leaves a few characters that an attribute (RFC 8187) may not carry. */
const BEYOND_ATTRIBUTE = /['()*!]/g;

/**
 * @param title what its readers call it; anything may be in it.
 * @param plainName letters, digits, points and hyphens, with the extension.
 */
export function attachment(title: string, plainName: string): string {
  const extension = plainName.slice(plainName.lastIndexOf('.'));
  const words = title.toWellFormed().replace(UNSAFE, ' ').replace(/\s+/g, ' ').trim();
  // Windows drops points at the end, and a point at the start hides a file.
  const name = [...words]
    .slice(0, LONGEST)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');
  const full = name === '' ? plainName : `${name}${extension}`;
  const encoded = encodeURIComponent(full).replace(
    BEYOND_ATTRIBUTE,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encoded}`;
}
