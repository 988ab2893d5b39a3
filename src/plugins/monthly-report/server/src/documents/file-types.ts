/** What the files of a report are: their extension, and the media type they are sent and asked for by. */
import type { FileFormat } from '../../../shared/vocabulary';
import { MEDIA_TYPES } from './media-types';
import type { FileType } from './renderer';

export const FILE_TYPES = {
  docx: { extension: 'docx', mediaType: MEDIA_TYPES.docx },
  xlsx: { extension: 'xlsx', mediaType: MEDIA_TYPES.xlsx },
} as const satisfies Record<FileFormat, FileType>;
