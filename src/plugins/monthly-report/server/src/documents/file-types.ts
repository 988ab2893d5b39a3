/** What the files of a report are: their extension, and the media type they are sent and asked for by. */
import type { FileFormat } from '../../../shared/vocabulary';
import type { FileType } from './renderer';

export const FILE_TYPES = {
  docx: {
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: {
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const satisfies Record<FileFormat, FileType>;
