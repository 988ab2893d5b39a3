/** The addresses a document prints pictures from, in order. */
import type { Block, ReportModel, Section } from '../../report/rules/model';
import type { RichText } from '../../domain/rich-text';
import { printedAddress } from './printed-address';

export const picturesOf = ({ report, preamble, sections }: ReportModel): string[] => [
  ...(report.publisher?.logo ? [printedAddress(report.publisher.logo)] : []),
  ...preamble.flatMap(ofBlock),
  ...sections.flatMap(ofSection),
];

const ofSection = ({ blocks, sections }: Section): string[] => [
  ...blocks.flatMap(ofBlock),
  ...sections.flatMap(ofSection),
];

function ofBlock(block: Block): string[] {
  if (block.kind === 'photos') return block.photos.map(printedAddress);
  return block.kind === 'rich-text' ? ofRichText(block.body) : [];
}

const ofRichText = (body: RichText): string[] =>
  body.flatMap((block) => (block.type === 'image' ? [block.image.url] : []));
