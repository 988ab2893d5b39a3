import { useCallback, useRef, useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';

import { useRefusal } from './useRefusal';

export interface Refusal {
  readonly error: unknown;
  /** The reason, as a sentence. */
  readonly sentence: string;
}

export interface Step {
  readonly running: boolean;
  /** Runs a step unless one is running. Shows `done` after it was taken; returns null, or the refusal. */
  readonly run: (step: () => Promise<unknown>, done: string) => Promise<Refusal | null>;
}

/** Runs one step of an editor at a time: a second click before the answer does nothing. */
export const useStep = (): Step => {
  const sentenceOf = useRefusal();
  const { toggleNotification } = useNotification();
  const [running, setRunning] = useState(false);
  // State changes with the next drawing; a double click may be faster.
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
