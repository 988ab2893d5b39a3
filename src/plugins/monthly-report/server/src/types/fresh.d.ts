/** Version 0.5 has no types of its own. */
declare module 'fresh' {
  import type { IncomingHttpHeaders } from 'node:http';

  /** Whether a cache that sent these request headers has the answer with these response headers already. */
  export default function fresh(request: IncomingHttpHeaders, response: { readonly etag: string }): boolean;
}
