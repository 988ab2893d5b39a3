import type { Month } from '../../domain/month';

/** The name of a revision; its hash identifies the content. */
export interface RevisionName {
  readonly month: Month;
  readonly number: number;
  readonly sha256: string;
}
