/** What each format is called on the wire, without parameters. */
import type { Format } from '../../../shared/vocabulary';

export const MEDIA_TYPES = {
  json: 'application/json',
  html: 'text/html',
  md: 'text/markdown',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<Format, string>;
