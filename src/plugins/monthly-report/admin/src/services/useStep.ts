import { useCallback, useRef, useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';

import { useRefusal } from './useRefusal';

export interface Refusal {
  readonly error: unknown;
  /** Says why. */
  readonly sentence: string;
}

export interface Step {
  readonly running: boolean;
  /** Runs a step unless one is running, says `done` when it has been taken, and answers null or the refusal. */
  readonly run: (step: () => Promise<unknown>, done: string) => Promise<Refusal | null>;
}

/** One thing an editor does, at most once at a time: a second click before the answer does nothing. */
export const useStep = (): Step => {
  const sentenceOf = useRefusal();
  const { toggleNotification } = useNotification();
  const [running, setRunning] = useState(false);
  // State arrives with the next drawing; a double click may be quicker.
  const busy = useRef(false);

  const run = useCallback<Step['run']>(
    async (step, done) => {
      if (busy.current) return null;
      busy.current = true;
      setRunning(true);
      try {
        await step();
        toggleNotification({ type: 'success', message: done });
        return null;
      } catch (error) {
        return { error, sentence: sentenceOf(error) };
      } finally {
        busy.current = false;
        setRunning(false);
      }
    },
    [toggleNotification, sentenceOf],
  );
  return { running, run };
};
