/** Puts notes in place of photos that a frozen report has lost since, as in a report that is compiled now. */
import type { Locale } from '../../../../shared/vocabulary';
import type { Block, PhotoNode, ReportModel, Section } from './model';
import { photoBlocks } from './photo-blocks';

/**
 * Only the printed sections change: the data of the report stay as they were frozen.
 *
 * @param missing addresses of photos that have no file
 */
export function withMissingPhotos(model: ReportModel, missing: ReadonlySet<string>): ReportModel {
  if (missing.size === 0) return model;
  const { locale } = model.report;
  const preamble = model.preamble.flatMap((block) => inBlock(block, missing, locale));
  return {
    ...model,
    preamble,
    sections: model.sections.map((section) => inSection(section, missing, locale)),
  };
}

const inSection = (section: Section, missing: ReadonlySet<string>, locale: Locale): Section => ({
  ...section,
  blocks: section.blocks.flatMap((block) => inBlock(block, missing, locale)),
  sections: section.sections.map((inner) => inSection(inner, missing, locale)),
});

function inBlock(block: Block, missing: ReadonlySet<string>, locale: Locale): Block[] {
  if (block.kind !== 'photos') return [block];
  const photos = block.photos.map((photo): PhotoNode =>
    missing.has(photo.url) ? { ...photo, missing: true } : photo,
  );
  return photoBlocks(photos, block.language, locale);
}
