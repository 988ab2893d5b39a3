/**
 * The largest size of a document. A larger report is refused before anything is made: nobody
 * could open the file, and making it would take the memory that other work needs.
 */
import type { FileFormat, Locale } from '../../../shared/vocabulary';
import type { Block, BlockOf, ReportModel } from '../report/rules/model';

export interface DocumentLimits {
  /** Characters of everything that is printed. */
  readonly characters: number;
  readonly photos: number;
}

/** A page of text has some 1,000 characters. */
export const DOCUMENT_LIMITS = {
  pdf: { characters: 1_000_000, photos: 5_000 },
  docx: { characters: 2_000_000, photos: 5_000 },
  xlsx: { characters: 5_000_000, photos: 50_000 },
} as const satisfies Record<FileFormat, DocumentLimits>;

const SENTENCES: Readonly<
  Record<Locale, (what: string, format: string, most: string, has: string) => string>
> = {
  'zh-Hans': (what, format, most, has) =>
    `这份月报有 ${has} ${what}，${format} 文件最多 ${most}：请改用网页、Markdown 或 JSON 格式。`,
  en: (what, format, most, has) =>
    `This report has ${has} ${what}; a file of the format ${format} holds at most ${most}. Read it as a web page, Markdown or JSON instead.`,
};

const WORDS: Readonly<Record<Locale, Readonly<Record<keyof DocumentLimits, string>>>> = {
  'zh-Hans': { characters: '个字符', photos: '张照片' },
  en: { characters: 'characters', photos: 'photos' },
};

/** Its message is a sentence for the user, in both languages. */
export class DocumentTooLarge extends Error {
  static readonly NAME = 'DocumentTooLarge';

  override readonly name = DocumentTooLarge.NAME;
}

/** @throws DocumentTooLarge. */
export function requireWithinLimits(
  model: ReportModel,
  format: FileFormat,
  limits: DocumentLimits = DOCUMENT_LIMITS[format],
): void {
  const size = sizeOf(model);
  for (const what of ['characters', 'photos'] as const) {
    if (size[what] <= limits[what]) continue;
    const sentence = (locale: Locale) =>
      SENTENCES[locale](WORDS[locale][what], format, counted(limits[what]), counted(size[what]));
    throw new DocumentTooLarge(`${sentence('zh-Hans')} / ${sentence('en')}`);
  }
}

/** 2,000,000: written here, because the number format of the machine must not matter. */
const counted = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** These fields say how something is printed, or are not printed at all. */
const NOT_PRINTED = new Set(['kind', 'type', 'language', 'url', 'id', 'panels', 'indicator']);

function sizeOf({ preamble, sections }: ReportModel): DocumentLimits {
  const size = { characters: 0, photos: 0 };
  const add = (value: unknown): void => {
    if (typeof value === 'string') size.characters += value.length;
    else if (Array.isArray(value)) value.forEach(add);
    else if (isBlock(value, 'photos')) {
      size.photos += value.photos.length;
      for (const { description, legend } of value.photos) add([description, legend]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) if (!NOT_PRINTED.has(key)) add(part);
    }
  };
  add(preamble);
  add(sections);
  return size;
}

const isBlock = <Kind extends Block['kind']>(value: unknown, kind: Kind): value is BlockOf<Kind> =>
  (value as Partial<Block> | null)?.kind === kind;
