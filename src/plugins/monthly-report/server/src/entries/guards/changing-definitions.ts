/**
 * Whether the current write comes from the step that changes definitions: that step has shown the effect on the
 * figures.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const steps = new AsyncLocalStorage<true>();

export const changingDefinitions = <T>(write: () => Promise<T>): Promise<T> => steps.run(true, write);

export const isChangingDefinitions = (): boolean => steps.getStore() === true;
