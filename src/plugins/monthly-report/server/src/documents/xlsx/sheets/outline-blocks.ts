/** A block of the report as cells, one below the other. Figures stand in the sheets made for them. */
import type { Locale } from '../../../../../shared/vocabulary';
import { assertNever } from '../../../domain/assert-never';
import type { Link } from '../../../entries/rules/facts';
import type { Block, BlockOf } from '../../../report/rules/model';
import { drawnTrend } from '../../../report/rules/trends';
import { markedText } from '../../marked-text';
import { visibleText } from '../../visible-text';
import { textCell, type TextCell } from '../cells';
import { linkedCell } from '../linked-cell';
import { SHEET_WORDS } from '../sheet-words';
import { richTextCells } from './outline-rich-text';

export interface BlockContext {
  readonly locale: Locale;
  readonly publicUrl: string;
}

export function blockCells(block: Block, context: BlockContext): TextCell[] {
  switch (block.kind) {
    case 'notice':
      return [strong(block.text)];
    case 'correction':
      return correction(block, context);
    case 'rich-text':
      return richTextCells(block.body, context);
    case 'summary':
      return [{ kind: 'text', text: visibleText(block.summary.text) }];
    case 'paragraph':
      return [textCell(block.text)];
    case 'details':
      return [textCell(block.items.map((item) => markedText(item, context.locale)).join(' · '))];
    case 'totals':
      return [pointer(SHEET_WORDS[context.locale].totals, context)];
    case 'trend':
      return drawnTrend(block) === null ? [] : [pointer(SHEET_WORDS[context.locale].charts, context)];
    case 'links':
      return [...(block.group === null ? [] : [strong(block.group)]), ...links(block.links, context)];
    case 'explanations':
      return block.items.map(({ message, explanation }) =>
        textCell(`${message}${block.dash}${markedText(explanation, context.locale)}`),
      );
    case 'findings':
      return [pointer(SHEET_WORDS[context.locale].findings, context)];
    case 'photos':
      return block.photos.map(({ url, description, legend }) =>
        linkedCell(legend === null ? description : `${description} · ${legend}`, url, context.publicUrl),
      );
    case 'videos':
      return [strong(block.label), ...links(block.videos, context)];
    default:
      return assertNever(block);
  }
}

const strong = (text: string): TextCell => ({ ...textCell(text), emphasis: 'strong' });

const pointer = (sheet: string, { locale }: BlockContext): TextCell => ({
  ...textCell(SHEET_WORDS[locale].seeSheet(sheet)),
  emphasis: 'soft',
});

const links = (listed: readonly Link[], { publicUrl }: BlockContext): TextCell[] =>
  listed.map(({ title, url }) => linkedCell(title, url, publicUrl));

function correction(block: BlockOf<'correction'>, context: BlockContext): TextCell[] {
  const { title, paragraphs, rows, texts } = block;
  return [
    { ...textCell(title), emphasis: 'heading' },
    ...paragraphs.map((words): TextCell => ({ kind: 'text', text: visibleText(words) })),
    ...(rows.length === 0 ? [] : [pointer(SHEET_WORDS[context.locale].corrections, context)]),
    ...(texts === null ? [] : [strong(texts.label), ...texts.lines.map(textCell)]),
  ];
}
