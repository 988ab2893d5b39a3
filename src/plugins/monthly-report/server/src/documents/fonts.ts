/**
 * The fonts of documents and charts. Noto Sans SC has all of GB2312 and more; the others have letters and
 * scripts that it lacks, and signs that people write between words. domain/font-coverage.json lists the
 * characters of each font.
 */
import { dirname, join } from 'node:path';

interface Font {
  readonly family: string;
  /** Absolute paths; the regular weight first. */
  readonly files: readonly string[];
  /** A class of a regular expression: characters that it would compose of others, and another font has properly. */
  readonly leaves?: string;
}

/** The fonts of a package, found from one of its files. */
const google = (packageJson: string, file: string, ...weights: readonly string[]): readonly string[] =>
  weights.map((weight) => join(dirname(packageJson), weight, `${file}_${weight}.ttf`));
/** The fonts of a package, found from its program. */
const beside = (program: string, ...files: readonly string[]): readonly string[] =>
  files.map((file) => join(dirname(program), '../fonts', file));

const REGULAR = '400Regular';
const BOLD = '700Bold';

export const FONT_FAMILY = 'Noto Sans SC';

/** In the order in which a character is searched. */
export const FONTS: readonly Font[] = [
  {
    family: FONT_FAMILY,
    files: google(
      require.resolve('@expo-google-fonts/noto-sans-sc/package.json'),
      'NotoSansSC',
      REGULAR,
      BOLD,
    ),
    // It has few of these letters, and sets accents beside the others instead of above them.
    leaves: '\\u{100}-\\u{52f}\\u{1e00}-\\u{1fff}',
  },
  // Latin, Greek and Cyrillic letters of every language.
  {
    family: 'Noto Sans',
    files: google(require.resolve('@expo-google-fonts/noto-sans/package.json'), 'NotoSans', REGULAR, BOLD),
  },
  // Uyghur and Kazakh too. Newer versions of the font compose letters of parts, and a search finds these as letters.
  {
    family: 'Noto Naskh Arabic',
    files: beside(
      require.resolve('@embedpdf/fonts-arabic'),
      'NotoNaskhArabic-Regular.ttf',
      'NotoNaskhArabic-Bold.ttf',
    ),
  },
  {
    family: 'Noto Sans Hebrew',
    files: beside(
      require.resolve('@embedpdf/fonts-hebrew'),
      'NotoSansHebrew-Regular.ttf',
      'NotoSansHebrew-Bold.ttf',
    ),
  },
  {
    family: 'Noto Serif Tibetan',
    files: google(
      require.resolve('@expo-google-fonts/noto-serif-tibetan/package.json'),
      'NotoSerifTibetan',
      REGULAR,
      BOLD,
    ),
  },
  {
    family: 'Noto Sans Mongolian',
    files: google(
      require.resolve('@expo-google-fonts/noto-sans-mongolian/package.json'),
      'NotoSansMongolian',
      REGULAR,
    ),
  },
  // Rare hanzi of names and places, of Extension B above all.
  {
    family: 'Noto Sans HK',
    files: google(
      require.resolve('@expo-google-fonts/noto-sans-hk/package.json'),
      'NotoSansHK',
      REGULAR,
      BOLD,
    ),
  },
  {
    family: 'Noto Emoji',
    files: google(require.resolve('@expo-google-fonts/noto-emoji/package.json'), 'NotoEmoji', REGULAR),
  },
];

/** The fonts of the machine are never used, so that a report looks the same everywhere. */
export const FONT_FILES: readonly string[] = FONTS.flatMap(({ files }) => files);
