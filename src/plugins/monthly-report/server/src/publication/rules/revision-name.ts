import type { Month } from '../../domain/month';

/** A revision, and its content by the hash of it. */
export interface RevisionName {
  readonly month: Month;
  readonly number: number;
  readonly sha256: string;
}
