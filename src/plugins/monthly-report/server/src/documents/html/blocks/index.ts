/** One handler for each kind of block. */
import type { ElementContent } from 'hast';
import { assertNever } from '../../../domain/assert-never';
import type { Block } from '../../../report/rules/model';
import type { HtmlContext } from '../context';
import { correction } from './correction';
import { details } from './details';
import { explanations } from './explanations';
import { findings } from './findings';
import { links } from './links';
import { notice } from './notice';
import { paragraph } from './paragraph';
import { photos } from './photos';
import { prose } from './prose';
import { summary } from './summary';
import { totals } from './totals';
import { trend } from './trend';
import { videos } from './videos';

export function blockNodes(block: Block, context: HtmlContext): ElementContent[] {
  switch (block.kind) {
    case 'notice':
      return notice(block);
    case 'correction':
      return correction(block, context);
    case 'rich-text':
      return prose(block, context);
    case 'summary':
      return summary(block, context);
    case 'paragraph':
      return paragraph(block, context);
    case 'details':
      return details(block, context);
    case 'totals':
      return totals(block, context);
    case 'trend':
      return trend(block, context);
    case 'links':
      return links(block, context);
    case 'explanations':
      return explanations(block, context);
    case 'findings':
      return findings(block, context);
    case 'photos':
      return photos(block, context);
    case 'videos':
      return videos(block, context);
    default:
      return assertNever(block);
  }
}
