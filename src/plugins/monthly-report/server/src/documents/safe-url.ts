/**
 * Which addresses from the content may become links or images. Everything else, such
 * as javascript: or data:, is printed as the plain text it is.
 */

const LINK_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
const IMAGE_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:']);

/** Stands for "this site" while an address is read; never printed. */
const HERE = 'https://here.invalid';

/** The address as a browser would read it, or null where it must not be followed. */
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
  // Only what the parser itself places on this site counts as root-relative: "//evil",
  // "/\evil" and "/<tab>/evil" all leave it, and "/.//evil" would once printed.
  const path = parsed.href.slice(HERE.length);
  return parsed.origin === HERE && !path.startsWith('//') ? path : null;
}

function parse(url: string, base?: string): URL | null {
  try {
    return new URL(url, base);
  } catch {
    // An address nobody can read is no address: the caller prints the title alone.
    return null;
  }
}

/** Root-relative addresses on the site's public origin; all others unchanged. */
export function absolute(url: string, publicUrl: string): string {
  return url.startsWith('/') && !url.startsWith('//') ? `${publicUrl}${url}` : url;
}

/**
 * Where a link in a file leads: null where it must not be followed, and where it is of this
 * site without its origin being known, for a file on a disk has no site.
 */
export function linkFromFile(url: string | null, publicUrl: string): string | null {
  const safe = safeLink(url);
  const address = safe === null ? null : absolute(safe, publicUrl);
  return address === null || address.startsWith('/') || address.length > LONGEST_ADDRESS ? null : address;
}

/** Office programs refuse a file with a longer one. */
const LONGEST_ADDRESS = 2000;
