/** Whether what is written now is written by the step that changes definitions, which has shown what becomes of the figures. */
import { AsyncLocalStorage } from 'node:async_hooks';

const steps = new AsyncLocalStorage<true>();

export const changingDefinitions = <T>(write: () => Promise<T>): Promise<T> => steps.run(true, write);

export const isChangingDefinitions = (): boolean => steps.getStore() === true;
