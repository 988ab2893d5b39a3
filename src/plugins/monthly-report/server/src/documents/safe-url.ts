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
