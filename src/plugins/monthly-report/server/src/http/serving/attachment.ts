/**
 * The Content-Disposition of a file (RFC 6266): a name of plain letters for old clients, and the title of the report
 * for all others.
 */

/** Characters with a meaning for file systems or shells, and characters that would end the header. */
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069/\\:*?"<>|%]+/g;
/** In characters: even with four bytes each the name fits the 255 bytes of file systems. */
const LONGEST = 60;

/** encodeURIComponent leaves a few characters that an attribute (RFC 8187) must not contain. */
const BEYOND_ATTRIBUTE = /['()*!]/g;

/**
 * @param title the name for readers; it may contain any characters.
 * @param plainName letters, digits, points and hyphens, with the extension.
 */
export function attachment(title: string, plainName: string): string {
  const extension = plainName.slice(plainName.lastIndexOf('.'));
  const words = title.toWellFormed().replace(UNSAFE, ' ').replace(/\s+/g, ' ').trim();
  // Windows removes points at the end, and a point at the start hides a file.
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
