import type { Inline, PrintedBlock } from './tree';
import { MISSING } from '../../domain/printable';

/** @param level from 1. */
export const heading = (level: number, children: Inline): PrintedBlock => ({
  kind: 'heading',
  level,
  // A heading without a word cannot be found by anybody, and the compiler refuses it.
  children: children.length === 0 ? [{ kind: 'text', pieces: [MISSING] }] : children,
});
