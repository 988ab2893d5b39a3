/** The fonts that documents are set and charts drawn in: Noto Sans SC, which has all of GB2312 and more. */
import { dirname, join } from 'node:path';

/** Absolute paths; the machine's own fonts are never used, so that equal reports are equal everywhere. */
export const FONT_FILES: readonly string[] = ['400Regular', '700Bold'].map((weight) =>
  join(
    dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json')),
    weight,
    `NotoSansSC_${weight}.ttf`,
  ),
);
export const FONT_FAMILY = 'Noto Sans SC';
