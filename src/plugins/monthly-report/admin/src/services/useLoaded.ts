import { useCallback, useEffect, useRef, useState } from 'react';
import { isFetchError } from '@strapi/strapi/admin';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | {
      readonly state: 'failed';
      /** Not for who is signed in, whatever the rights of the role say (403), or not there for them (404). */
      readonly refused: boolean;
    }
  | { readonly state: 'loaded'; readonly data: T };

const isRefused = (error: unknown): boolean =>
  isFetchError(error) && (error.status === 403 || error.status === 404);

/**
 * What `load` answers, read again when it changes, when `round` does or when `reload` is called.
 * The same question asked again leaves its last answer on the page until the new one is there:
 * whoever is reading or has the focus there keeps their place.
 * An answer that arrives after a newer question was asked is dropped.
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
