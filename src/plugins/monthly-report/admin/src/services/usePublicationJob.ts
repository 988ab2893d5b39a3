import { useCallback, useEffect, useRef, useState } from 'react';

import type { PublicationJob } from '../../../shared/admin-api';
import { useMonthlyReportApi } from './useMonthlyReportApi';

/** Milliseconds between two looks at a publication under way. */
const EVERY = 1000;

interface WatchedPublication {
  /** Null while no publication is known. */
  readonly job: PublicationJob | null;
  readonly cancel: () => Promise<void>;
}

/**
 * The running publication of a month, on any server and by any account. It is read again as long as there is one.
 *
 * @param expected whether a publication has just begun here
 * @param onEnd called when the publication is over
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
  // A ref, because a new callback must not cause another look before its time.
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
      // After a failed look, the next look reads again.
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
