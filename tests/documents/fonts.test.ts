/** The fonts of documents: the kept list of their characters equals the characters in the font files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FONTS } from '../../src/plugins/monthly-report/server/src/documents/fonts';
import { charactersOf } from '../helpers/font-characters';
import { expectKept } from '../helpers/golden';

const COVERAGE = join(__dirname, '../../src/plugins/monthly-report/server/src/domain/font-coverage.json');

type Has = (codePoint: number) => boolean;

const LAST = 0x10ffff;

function rangesOf(has: Has): string {
  const ranges: string[] = [];
  let first: number | null = null;
  for (let codePoint = 0; codePoint <= LAST + 1; codePoint += 1) {
    const isThere = codePoint <= LAST && has(codePoint);
    if (isThere) first ??= codePoint;
    else if (first !== null) {
      const last = codePoint - 1;
      ranges.push(first === last ? first.toString(16) : `${first.toString(16)}-${last.toString(16)}`);
      first = null;
    }
  }
  return ranges.join(' ');
}

const charactersIn = (file: string): Has => charactersOf(readFileSync(file));

const isLeftBy = (leaves: string | undefined): Has => {
  if (leaves === undefined) return () => false;
  const left = new RegExp(`[${leaves}]`, 'u');
  return (codePoint) => left.test(String.fromCodePoint(codePoint));
};

const first = FONTS.map(({ family, files: [regular = ''], leaves }) => ({
  family,
  has: charactersIn(regular),
  isLeft: isLeftBy(leaves),
}));

describe('the fonts of documents', () => {
  it('have the characters that are kept of them (delete the file to write it anew)', () => {
    const coverage = Object.fromEntries(
      first.map(({ family, has, isLeft }, place) => {
        // The second font of hanzi is used only for characters that the first one lacks.
        const before = family === 'Noto Sans HK' ? first.slice(0, place) : [];
        return [
          family,
          rangesOf(
            (codePoint) =>
              has(codePoint) && !isLeft(codePoint) && !before.some((font) => font.has(codePoint)),
          ),
        ];
      }),
    );
    expectKept(COVERAGE, `${JSON.stringify(coverage, null, 2)}\n`);
  });

  it('have the same characters in bold', () => {
    for (const { files } of FONTS) {
      const [regular = '', bold = regular] = files;
      expect(rangesOf(charactersIn(bold))).toBe(rangesOf(charactersIn(regular)));
    }
  });

  it('leave no character to others that those do not have', () => {
    for (const [place, { has, isLeft }] of first.entries()) {
      const others = first.filter((_, other) => other !== place);
      expect(
        rangesOf(
          (codePoint) => has(codePoint) && isLeft(codePoint) && !others.some((font) => font.has(codePoint)),
        ),
      ).toBe('');
    }
  });
});
