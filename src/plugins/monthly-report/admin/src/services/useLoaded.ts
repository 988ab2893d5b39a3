import { useCallback, useEffect, useState } from 'react';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'loaded'; readonly data: T };

/**
 * What `load` answers, read again when it changes or when `reload` is called.
 * An answer that arrives after a newer question was asked is dropped.
 */
export const useLoaded = <T>(load: (signal: AbortSignal) => Promise<T>): readonly [Loaded<T>, () => void] => {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [round, setRound] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    setLoaded({ state: 'loading' });
    load(abort.signal).then(
      (data) => {
        if (!abort.signal.aborted) setLoaded({ state: 'loaded', data });
      },
      () => {
        if (!abort.signal.aborted) setLoaded({ state: 'failed' });
      },
    );
    return () => abort.abort();
  }, [load, round]);

  return [loaded, useCallback(() => setRound((value) => value + 1), [])];
};
