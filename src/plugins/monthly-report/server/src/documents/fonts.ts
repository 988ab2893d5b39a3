/** The fonts that documents are set and charts drawn in: Noto Sans SC, which has all of GB2312 and more. */
// eslint-disable-next-line no-restricted-imports -- the fonts are part of the program, as its modules are
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { charactersOf } from './font-characters';

/** Absolute paths; the machine's own fonts are never used, so that equal reports are equal everywhere. */
export const FONT_FILES: readonly string[] = ['400Regular', '700Bold'].map((weight) =>
  join(
    dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json')),
    weight,
    `NotoSansSC_${weight}.ttf`,
  ),
);
export const FONT_FAMILY = 'Noto Sans SC';

let known: ((codePoint: number) => boolean) | undefined;

/** Whether the fonts can show a character; both have the same ones. */
export function hasGlyph(codePoint: number): boolean {
  // Read once a thread; what is kept are some thousand pairs of numbers.
  known ??= charactersOf(readFileSync(FONT_FILES[0] ?? ''));
  return known(codePoint);
}
