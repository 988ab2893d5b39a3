/**
 * The pages of other origins that may read an answer. Every front end may read published content, without cookies;
 * only the origins that the operator has listed may read anything else.
 */
import type { IncomingHttpHeaders } from 'node:http';

const PUBLIC_PATH = /^\/(?:api|reports)(?:\/|$)/;
const PUBLIC_METHODS = ['GET', 'HEAD', 'OPTIONS'];
const ALL_METHODS = [...PUBLIC_METHODS, 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The headers that front ends may send in addition to the standard ones. */
const REQUEST_HEADERS = 'If-None-Match, If-Match, Authorization, Content-Type, Accept';
const RESPONSE_HEADERS = 'ETag, X-Request-Id, Retry-After, Content-Disposition, Content-Length, Link';
/** Browsers ask again after at most two hours. */
const PREFLIGHT_SECONDS = 7200;

export interface CorsRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export interface CorsAnswer {
  readonly headers: Readonly<Record<string, string>>;
  /** The browser asks before the real request; these headers are the whole answer. */
  readonly isPreflight: boolean;
}

const NOTHING: CorsAnswer = { headers: {}, isPreflight: false };

export function corsAnswer({ method, path, headers }: CorsRequest, listed: ReadonlySet<string>): CorsAnswer {
  const asked = method === 'OPTIONS' ? headers['access-control-request-method'] : undefined;
  const isPreflight = asked !== undefined;
  const isListed = headers.origin !== undefined && listed.has(headers.origin);
  const isPublic = PUBLIC_PATH.test(path) && PUBLIC_METHODS.includes(asked ?? method);
  if (!isListed && !isPublic) return NOTHING;
  return {
    isPreflight,
    headers: {
      'Access-Control-Allow-Origin': isListed ? String(headers.origin) : '*',
      ...(isListed && { 'Access-Control-Allow-Credentials': 'true' }),
      ...(isPreflight
        ? {
            'Access-Control-Allow-Methods': (isListed ? ALL_METHODS : PUBLIC_METHODS).join(', '),
            'Access-Control-Allow-Headers': REQUEST_HEADERS,
            'Access-Control-Max-Age': String(PREFLIGHT_SECONDS),
          }
        : { 'Access-Control-Expose-Headers': RESPONSE_HEADERS }),
    },
  };
}
