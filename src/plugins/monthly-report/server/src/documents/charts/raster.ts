/** A drawing as PNG, for formats and readers that cannot draw SVG. */
import { Resvg } from '@resvg/resvg-js';
import { FONT_FAMILY, FONT_FILES } from '../fonts';
import type { ChartPicture } from './trend-picture';
import { outlined } from './outlined';

/** Dots per pixel of the drawing: clear in print. */
const SCALE = 2;

export function rasterOf({ svg, width }: ChartPicture, scale = SCALE): Uint8Array {
  return new Resvg(outlined(svg), {
    fitTo: { mode: 'width', value: width * scale },
    font: { loadSystemFonts: false, fontFiles: [...FONT_FILES], defaultFontFamily: FONT_FAMILY },
  })
    .render()
    .asPng();
}
