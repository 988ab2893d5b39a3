/** The characters with a glyph in a TrueType font, from its `cmap` table (OpenType 1.9, formats 4 and 12). */

/** @param font the bytes of the file. @throws if it is not such a font. */
export function charactersOf(font: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const groups = mergedGroups(view);
  return (codePoint) => {
    let low = 0;
    let high = groups.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last] = groups[middle] ?? [0, -1];
      if (codePoint < first) high = middle - 1;
      else if (codePoint > last) low = middle + 1;
      else return true;
    }
    return false;
  };
}

type Group = readonly [first: number, last: number];

/** In order, without overlaps. */
function mergedGroups(font: DataView): readonly Group[] {
  const groups = subtablesOf(font, tableOf(font, 'cmap'))
    .flatMap((at) => {
      const format = font.getUint16(at);
      if (format === 12) return groupsOf12(font, at);
      return format === 4 ? segmentsOf4(font, at) : [];
    })
    .sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [first, last] of groups) {
    const previous = merged.at(-1);
    if (previous !== undefined && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

function tableOf(font: DataView, wanted: string): number {
  for (let index = 0; index < font.getUint16(4); index += 1) {
    const record = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => font.getUint8(record + byte)));
    if (tag === wanted) return font.getUint32(record + 8);
  }
  throw new Error(`The font has no table ${wanted}`);
}

function subtablesOf(font: DataView, cmap: number): number[] {
  return Array.from(
    { length: font.getUint16(cmap + 2) },
    (_, index) => cmap + font.getUint32(cmap + 4 + index * 8 + 4),
  );
}

function groupsOf12(font: DataView, at: number): Group[] {
  return Array.from({ length: font.getUint32(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12;
    return [font.getUint32(group), font.getUint32(group + 4)] as const;
  });
}

function segmentsOf4(font: DataView, at: number): Group[] {
  const doubled = font.getUint16(at + 6);
  return Array.from({ length: doubled / 2 }, (_, index) => {
    const last = font.getUint16(at + 14 + index * 2);
    const first = font.getUint16(at + 16 + doubled + index * 2);
    return [first, last] as const;
  }).filter(([first]) => first !== 0xffff);
}
