/**
 * The fonts that documents are set and charts drawn in: Noto Sans SC, which has all of GB2312
 * and more, and Noto Emoji for what people put between the words.
 */
// eslint-disable-next-line no-restricted-imports -- the fonts are part of the program, as its modules are
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { charactersOf } from './font-characters';

const inPackage = (packageJson: string, name: string): string => join(dirname(packageJson), name);
const textFont = (weight: string): string =>
  inPackage(
    require.resolve('@expo-google-fonts/noto-sans-sc/package.json'),
    `${weight}/NotoSansSC_${weight}.ttf`,
  );

/** Both weights have the same characters. */
const TEXT_FILES = ['400Regular', '700Bold'].map(textFont);
const EMOJI_FILE = inPackage(
  require.resolve('@expo-google-fonts/noto-emoji/package.json'),
  '400Regular/NotoEmoji_400Regular.ttf',
);

/** Absolute paths; the machine's own fonts are never used, so that equal reports are equal everywhere. */
export const FONT_FILES: readonly string[] = [...TEXT_FILES, EMOJI_FILE];
export const FONT_FAMILY = 'Noto Sans SC';
/** For what the first lacks. */
export const FALLBACK_FONT_FAMILY = 'Noto Emoji';

type Has = (codePoint: number) => boolean;
let known: readonly Has[] | undefined;

/** Whether one font can show all characters of a text: what belongs together is not set in two. */
export function isInOneFont(text: string): boolean {
  // Read once a thread; what is kept are some thousand pairs of numbers.
  known ??= [...TEXT_FILES.slice(0, 1), EMOJI_FILE].map((file) => charactersOf(readFileSync(file)));
  const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return known.some((has) => codePoints.every(has));
}
