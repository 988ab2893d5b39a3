import type { Link, Photo, PhotoFormat } from '../../entries/rules/facts';
import { integerOrNull, rowOrNull, rows, text, textOrNull, type Row } from '../../database/rows';

function toFormats(file: Row): Record<string, PhotoFormat> {
  const formats: Record<string, PhotoFormat> = {};
  const stored = rowOrNull(file, 'formats') ?? {};
  for (const name of Object.keys(stored).sort()) {
    const format = stored[name] as Row;
    const width = integerOrNull(format, 'width');
    const height = integerOrNull(format, 'height');
    if (width !== null && height !== null) formats[name] = { url: text(format, 'url'), width, height };
  }
  return formats;
}

/**
 * Photos of an entry: files and consent (肖像授权) from the Chinese row, caption and alternative text from the row in the
 * requested language, if it has the same file. A photo without consent is left out: it must not reach a public page.
 *
 * @param missing addresses whose file is missing or broken.
 */
export function toPhotos(entry: Row, translation: Row | null, missing: ReadonlySet<string>): Photo[] {
  const words = new Map<unknown, Row>();
  for (const photo of translation ? rows(translation, 'photos') : []) {
    words.set(rowOrNull(photo, 'file')?.id, photo);
  }
  return rows(entry, 'photos').flatMap((photo): Photo[] => {
    const file = rowOrNull(photo, 'file');
    if (file === null || photo.consent !== true) return [];
    return [toPhoto(file, photo, words.get(file.id) ?? {}, missing)];
  });
}

/**
 * @param photo the texts of the file: alternative text, caption, credit.
 * @param translation the same texts in another language, if there are any.
 */
export function toPhoto(file: Row, photo: Row, translation: Row, missing: ReadonlySet<string>): Photo {
  const word = (field: string) => textOrNull(translation, field) ?? textOrNull(photo, field);
  return {
    url: text(file, 'url'),
    width: integerOrNull(file, 'width'),
    height: integerOrNull(file, 'height'),
    alternativeText: word('alternativeText') ?? textOrNull(file, 'alternativeText'),
    caption: word('caption'),
    credit: textOrNull(photo, 'credit'),
    formats: toFormats(file),
    // Only if it is missing: older revisions have no such key.
    ...(missing.has(text(file, 'url')) && { missing: true as const }),
  };
}

/** The addresses of the photos of an entry with consent. */
export const photoUrls = (entry: Row): string[] =>
  rows(entry, 'photos').flatMap((photo) => {
    const file = rowOrNull(photo, 'file');
    return file === null || photo.consent !== true ? [] : [text(file, 'url')];
  });

export function toLinks(entry: Row, field: string): Link[] {
  return rows(entry, field).map((link) => {
    const url = textOrNull(link, 'url');
    return {
      group: textOrNull(link, 'group'),
      title: textOrNull(link, 'title') ?? url ?? '',
      url,
    };
  });
}

/** The fields of a file that toPhoto reads. */
export const FILE_FIELDS = {
  select: ['id', 'url', 'width', 'height', 'alternativeText', 'formats'],
} as const;

/** The relations that a reader of stories or progress must populate for toPhotos and toLinks. */
export const MEDIA_POPULATE = {
  photos: { populate: { file: FILE_FIELDS } },
  videoLinks: true,
} as const;
