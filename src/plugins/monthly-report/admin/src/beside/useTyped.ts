import { useEffect, useState } from 'react';

import type { BesideTyped, TypedKind, TypedQuestion } from '../../../shared/beside';
import type { Locale } from '../../../shared/vocabulary';
import { useBesideApi } from './useBesideApi';

/** Milliseconds without typing before the server is asked. */
const PAUSE = 700;

export interface Typed {
  /** The last answer about the form; null before the first one. */
  readonly answer: BesideTyped | null;
  readonly state: 'checking' | 'checked' | 'failed';
}

/** The server's answer about an entry while it is typed. Each pause asks again; the last answer stays until then. */
export function useTyped(kind: TypedKind, question: TypedQuestion, locale: Locale): Typed {
  const api = useBesideApi();
  const [typed, setTyped] = useState<Typed>({ answer: null, state: 'checking' });
  const asked = JSON.stringify(question);

  useEffect(() => {
    const abort = new AbortController();
    setTyped(({ answer }) => ({ answer, state: 'checking' }));
    const timer = setTimeout(() => {
      api.asTyped(kind, JSON.parse(asked) as TypedQuestion, locale, abort.signal).then(
        (answer) => {
          if (!abort.signal.aborted) setTyped({ answer, state: 'checked' });
        },
        () => {
          if (!abort.signal.aborted) setTyped(({ answer }) => ({ answer, state: 'failed' }));
        },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, kind, asked, locale]);

  return typed;
}
