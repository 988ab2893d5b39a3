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
export const usePhotoPanel: SidePanel = ({ model }) => {
  const words = useWords();
  return WITH_PHOTOS.includes(model) ? { title: words('photos.title'), content: <PhotoBatch /> } : null;
};
