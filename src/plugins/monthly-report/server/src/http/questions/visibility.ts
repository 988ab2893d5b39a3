import type { Versions } from '../../entries/store/versions';
import type { Month } from '../../domain/month';
import { NotFoundError } from '../../errors';

/** For whom an answer is made. */
export interface Viewer {
  readonly sees: (month: Month) => boolean;
  /** Who sees drafts is answered from the content, everybody else from what was published. */
  readonly isPublic: boolean;
  /** Version of the reference data, where it is known. */
  readonly reference: string | undefined;
}

/** Everybody: sees the months whose report is published. */
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
