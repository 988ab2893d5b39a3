import type { Photo } from '../../entries/rules/facts';

/** Pixels: enough for the width of a printed page. A larger original only takes longer to read. */
const ENOUGH = 1000;

/** The smallest of a photo's sizes that is large enough to print; the original if none is. */
export function printedAddress({ url, formats }: Photo): string {
  const [smallest] = Object.values(formats)
    .filter(({ width, height }) => Math.max(width, height) >= ENOUGH)
    .sort((a, b) => a.width - b.width);
  return smallest?.url ?? url;
}
