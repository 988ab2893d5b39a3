import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockOf, PhotoNode } from '../../../report/rules/model';
import { absolute, safeImage } from '../../safe-url';
import { visibleLine } from '../../visible-text';
import type { HtmlContext } from '../context';
import { langOf, line } from '../nodes';

/** The width of a photo in the stylesheet: alone, and two beside each other. */
const ALONE = '(min-width: 50rem) 46rem, 100vw';
const BESIDE_OTHERS = '(min-width: 50rem) 23rem, (min-width: 40rem) 50vw, 100vw';

export function photos(block: BlockOf<'photos'>, context: HtmlContext): ElementContent[] {
  const sizes = block.photos.length === 1 ? ALONE : BESIDE_OTHERS;
  const figures = block.photos.map((photo) => h('figure', [image(photo, sizes, context), ...legend(photo)]));
  return [h('div.photos', { lang: langOf(block.language, context) }, figures)];
}

/** If the address must not be loaded, the description stands in place of the photo. */
function image(photo: PhotoNode, sizes: string, { publicUrl }: HtmlContext): ElementContent {
  const src = safeImage(photo.url);
  if (src === null) return h('p', [line(photo.description)]);
  const srcSet = sourcesOf(photo, publicUrl);
  return h('img', {
    src: absolute(src, publicUrl),
    srcSet,
    sizes: srcSet && sizes,
    alt: visibleLine(photo.description),
    width: photo.width,
    height: photo.height,
    loading: 'lazy',
    decoding: 'async',
  });
}

/** Smallest first; the browser picks by width, so a photo of unknown width offers its formats only. */
function sourcesOf(photo: PhotoNode, publicUrl: string): string | undefined {
  const sizes = Object.values(photo.formats).map(({ url, width }) => ({ url, width }));
  if (photo.width !== null) sizes.push({ url: photo.url, width: photo.width });
  const sources = sizes
    .sort((a, b) => a.width - b.width)
    .flatMap(({ url, width }) => {
      const src = safeImage(url);
      return src === null ? [] : [`${candidate(absolute(src, publicUrl))} ${width}w`];
    });
  return sources.length < 2 ? undefined : sources.join(', ');
}

/** Commas separate the candidates of a srcset, so an address must not contain one. */
function candidate(url: string): string {
  return url.replace(/,/g, '%2C');
}

function legend(photo: PhotoNode): ElementContent[] {
  return photo.legend === null ? [] : [h('figcaption', [line(photo.legend)])];
}
