import type { RootContent } from 'mdast';
import type { BlockOf } from '../../../report/rules/model';
import type { MarkdownContext } from '../context';
import { image, line, paragraph } from '../nodes';

/** Each photo with its legend on the line below. */
export function photos(block: BlockOf<'photos'>, { publicUrl }: MarkdownContext): RootContent[] {
  return block.photos.flatMap(({ url, description, legend }) => [
    paragraph(image(url, description, publicUrl)),
    ...(legend === null ? [] : [paragraph({ type: 'emphasis', children: [line(legend)] })]),
  ]);
}
