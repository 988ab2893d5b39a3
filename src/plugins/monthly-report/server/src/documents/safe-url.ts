/**
 * Decides which addresses from the content may become links or images. All others, such
 * as javascript: or data:, are printed as plain text.
 */

const LINK_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
const IMAGE_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:']);

/** Stands for "this site" while an address is read; never printed. */
const HERE = 'https://here.invalid';

/** The address as a browser would read it, or null if it must not be followed. */
export function safeLink(url: string | null): string | null {
  return safeUrl(url, LINK_PROTOCOLS);
}

export function safeImage(url: string | null): string | null {
  return safeUrl(url, IMAGE_PROTOCOLS);
}

function safeUrl(url: string | null, protocols: ReadonlySet<string>): string | null {
  if (url === null) return null;
  const trimmed = url.trim();
  const isRootRelative = trimmed.startsWith('/');
  const parsed = parse(trimmed, isRootRelative ? HERE : undefined);
  if (parsed === null || !protocols.has(parsed.protocol)) return null;
  if (!isRootRelative) return parsed.href;
  // Only an address that the parser itself places on this site counts as root-relative: "//evil",
  // "/\evil" and "/<tab>/evil" all leave the site, and "/.//evil" would leave it once printed.
  const path = parsed.href.slice(HERE.length);
  return parsed.origin === HERE && !path.startsWith('//') ? path : null;
}

function parse(url: string, base?: string): URL | null {
  try {
    return new URL(url, base);
  } catch {
    // An unreadable address is no address: the caller prints only the title.
    return null;
  }
}

/** Root-relative addresses on the site's public origin; all others unchanged. */
export function absolute(url: string, publicUrl: string): string {
  return url.startsWith('/') && !url.startsWith('//') ? `${publicUrl}${url}` : url;
}

/**
 * The target of a link in a file. Null if it must not be followed, or if it is an address of
 * this site and the site's origin is not known: a file on a disk belongs to no site.
 */
export function linkFromFile(url: string | null, publicUrl: string): string | null {
  const safe = safeLink(url);
  const address = safe === null ? null : absolute(safe, publicUrl);
  return address === null || address.startsWith('/') || address.length > LONGEST_ADDRESS ? null : address;
}

/** Office programs refuse a file with a longer one. */
const LONGEST_ADDRESS = 2000;
