import { useCallback, useEffect, useRef, useState } from 'react';

import type { PublicationJob } from '../../../shared/admin-api';
import { useMonthlyReportApi } from './useMonthlyReportApi';

/** Milliseconds between two looks at a publication under way. */
const EVERY = 1000;

interface WatchedPublication {
  /** Null while there is none, as far as is known. */
  readonly job: PublicationJob | null;
  readonly cancel: () => Promise<void>;
}

/**
 * A publication of a month under way, on whichever server and by whomever; looked at again as long as there is one.
 *
 * @param expected whether one has just been begun here
 * @param onEnd called once there is none any more
 */
export const usePublicationJob = (
  month: string,
  expected: boolean,
  onEnd: () => void,
): WatchedPublication => {
  const api = useMonthlyReportApi();
  const [job, setJob] = useState<PublicationJob | null>(null);
  const [look, setLook] = useState(0);
  const isWatched = expected || job !== null;
  // A look is taken when one is due, not when a callback is another one.
  const told = useRef({ wasThere: false, expected, onEnd });
  told.current = { wasThere: job !== null, expected, onEnd };

  useEffect(() => {
    const abort = new AbortController();
    api.publication(month, abort.signal).then(
      (found) => {
        if (abort.signal.aborted) return;
        setJob(found);
        const { wasThere, expected: isExpected, onEnd: end } = told.current;
        if (found === null && wasThere && !isExpected) end();
      },
      // What could not be read is read again with the next look.
      () => undefined,
    );
    const next = isWatched ? setTimeout(() => setLook((value) => value + 1), EVERY) : null;
    return () => {
      abort.abort();
      if (next !== null) clearTimeout(next);
    };
  }, [api, month, look, isWatched]);

  const cancel = useCallback(async () => setJob(await api.cancelPublication(month)), [api, month]);
  return { job, cancel };
};
