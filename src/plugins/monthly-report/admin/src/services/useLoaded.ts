import { useCallback, useEffect, useRef, useState } from 'react';
import { isFetchError } from '@strapi/strapi/admin';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | {
      readonly state: 'failed';
      /** The account may not read it, even with the right role (403), or it does not exist for the account (404). */
      readonly refused: boolean;
    }
  | { readonly state: 'loaded'; readonly data: T };

const isRefused = (error: unknown): boolean =>
  isFetchError(error) && (error.status === 403 || error.status === 404);

/**
 * Calls `load` and returns its answer. It reads again when `load` or `round` changes, or when `reload` is called.
 * While `load` stays the same, its last answer stays on the page until the new one is there:
 * the reader keeps the place and the focus. Answers to older questions are dropped.
 */
export const useLoaded = <T>(
  load: (signal: AbortSignal) => Promise<T>,
  round = 0,
): readonly [Loaded<T>, () => void] => {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [again, setAgain] = useState(0);
  const asked = useRef<typeof load>();

  useEffect(() => {
    const abort = new AbortController();
    const anew = asked.current !== load;
    asked.current = load;
    setLoaded((last) => (anew || last.state === 'failed' ? { state: 'loading' } : last));
    load(abort.signal).then(
      (data) => {
        if (!abort.signal.aborted) setLoaded({ state: 'loaded', data });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setLoaded({ state: 'failed', refused: isRefused(error) });
      },
    );
    return () => abort.abort();
  }, [load, round, again]);

  return [loaded, useCallback(() => setAgain((value) => value + 1), [])];
};
