/** One handler for each kind of block. */
import { assertNever } from '../../../domain/assert-never';
import type { Block } from '../../../report/rules/model';
import type { PdfContext } from '../context';
import { inLanguage } from '../in-language';
import { line } from '../inline';
import { paragraph } from '../paragraph';
import { richText } from '../rich-text';
import type { PrintedBlock } from '../tree';
import { correction } from './correction';
import { details } from './details';
import { explanations } from './explanations';
import { findings } from './findings';
import { links } from './links';
import { photos } from './photos';
import { summary } from './summary';
import { totals } from './totals';
import { trend } from './trend';
import { videos } from './videos';

export function printedBlocks(block: Block, context: PdfContext): PrintedBlock[] {
  switch (block.kind) {
    case 'notice':
      return [paragraph('notice', line(block.text))];
    case 'correction':
      return correction(block, context);
    case 'rich-text':
      return inLanguage(block.language, richText(block.body, context), context);
    case 'summary':
      return inLanguage(block.summary.language, [summary(block)], context);
    case 'paragraph':
      return inLanguage(block.language, [paragraph('body', line(block.text))], context);
    case 'details':
      return [details(block, context)];
    case 'totals':
      return totals(block, context);
    case 'trend':
      return trend(block, context);
    case 'links':
      return inLanguage(block.language, links(block, context), context);
    case 'explanations':
      return [explanations(block, context)];
    case 'findings':
      return [findings(block, context)];
    case 'photos':
      return inLanguage(block.language, photos(block, context), context);
    case 'videos':
      return inLanguage(block.language, videos(block, context), context);
    default:
      return assertNever(block);
  }
}
