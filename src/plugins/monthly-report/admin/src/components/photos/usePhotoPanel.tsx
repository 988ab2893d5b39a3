import { typedKindOf } from '../../beside/kinds';
import { useEntry } from '../../beside/useEntry';
import { useWords } from '../../services/useWords';
import type { SidePanel } from '../submissions/useSubmissionPanel';
import { PhotoBatch } from './PhotoBatch';

/** The types that carry photos. */
const WITH_PHOTOS: readonly string[] = [
  'api::activity.activity',
  'api::story.story',
  'api::progress-update.progress-update',
];

/** Adding photos beside the entry that shows them. */
export const usePhotoPanel: SidePanel = ({ model, document }) => {
  const words = useWords();
  const documentId = typeof document?.documentId === 'string' ? document.documentId : null;
  const entry = useEntry(typedKindOf(model), documentId, document?.updatedAt);
  const mayChange = (entry?.readOnly ?? null) === null;
  return WITH_PHOTOS.includes(model) && mayChange
    ? { title: words('photos.title'), content: <PhotoBatch /> }
    : null;
};
