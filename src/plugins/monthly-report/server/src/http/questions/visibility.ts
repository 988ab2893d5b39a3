import type { Versions } from '../../entries/store/versions';
import type { Month } from '../../domain/month';
import { NotFoundError } from '../../errors';

/** The reader of an answer. */
export interface Viewer {
  readonly sees: (month: Month) => boolean;
  /** True: the answer comes from published content. False: from the content itself, for a caller who sees drafts. */
  readonly isPublic: boolean;
  /** Version of the reference data, if it is known. */
  readonly reference: string | undefined;
}

/** Everybody: sees the months with a published report. */
export const publicViewer = ({ publicMonths, reference }: Versions): Viewer => ({
  sees: (month) => publicMonths.has(month),
  isPublic: true,
  reference,
});

/** A caller with the right to preview. */
export const PREVIEWER: Viewer = { sees: () => true, isPublic: false, reference: undefined };

/** @throws NotFoundError (404) for a month the viewer may not see. */
export function requireVisible(viewer: Viewer, month: Month): void {
  if (!viewer.sees(month)) throw new NotFoundError(`There is no published report of ${month}.`);
}
