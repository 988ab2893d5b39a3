import type { Photo } from '../../entries/rules/facts';

/** Pixels: as much as a page is printed with. A larger original only takes longer to read. */
const ENOUGH = 1000;

/** The smallest of a photo's sizes that is large enough to print; its original where none is. */
export function printedAddress({ url, formats }: Photo): string {
  const [smallest] = Object.values(formats)
    .filter(({ width, height }) => Math.max(width, height) >= ENOUGH)
    .sort((a, b) => a.width - b.width);
  return smallest?.url ?? url;
}
