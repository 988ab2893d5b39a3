import { CONTENT_MODEL, type TypeName } from './content-model';

type Uids = { readonly [Name in TypeName]: (typeof CONTENT_MODEL)[Name]['uid'] };

/** The uids of the content model by their short names. */
export const UID = Object.fromEntries(
  Object.entries(CONTENT_MODEL).map(([name, { uid }]) => [name, uid]),
) as Uids;

/** The component that holds a photo of an entry, with the consent of the people in it. */
export const PHOTO = 'content.photo';
/** The files of the media library, and their folders. */
export const FILE = 'plugin::upload.file';
export const FOLDER = 'plugin::upload.folder';
