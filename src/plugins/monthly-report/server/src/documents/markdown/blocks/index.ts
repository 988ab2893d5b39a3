/** One handler for each kind of block. */
import type { RootContent } from 'mdast';
import { assertNever } from '../../../domain/assert-never';
import type { Block } from '../../../report/rules/model';
import type { MarkdownContext } from '../context';
import { paragraph, line } from '../nodes';
import { richText } from '../rich-text';
import { correction } from './correction';
import { details } from './details';
import { explanations } from './explanations';
import { findings } from './findings';
import { links } from './links';
import { notice } from './notice';
import { photos } from './photos';
import { summary } from './summary';
import { totals } from './totals';
import { trend } from './trend';
import { videos } from './videos';

export function blockNodes(block: Block, context: MarkdownContext): RootContent[] {
  switch (block.kind) {
    case 'notice':
      return notice(block);
    case 'correction':
      return correction(block, context);
    case 'rich-text':
      return richText(block.body, context);
    case 'summary':
      return summary(block);
    case 'paragraph':
      return [paragraph(line(block.text))];
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
