/** Which characters a TrueType font has a glyph for, out of its `cmap` table (OpenType 1.9, formats 4 and 12). */
import { readFileSync } from 'node:fs';

export function charactersOf(file: string): (character: string) => boolean {
  const font = readFileSync(file);
  const cmap = tableOf(font, 'cmap');
  const groups = subtablesOf(font, cmap).flatMap((at) => {
    const format = font.readUInt16BE(at);
    if (format === 12) return groupsOf12(font, at);
    return format === 4 ? segmentsOf4(font, at) : [];
  });
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    return groups.some(([first, last]) => code >= first && code <= last);
  };
}

type Group = readonly [first: number, last: number];

function tableOf(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no table ${tag}`);
}

function subtablesOf(font: Buffer, cmap: number): number[] {
  return Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4),
  );
}

function groupsOf12(font: Buffer, at: number): Group[] {
  return Array.from({ length: font.readUInt32BE(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)] as const;
  });
}

function segmentsOf4(font: Buffer, at: number): Group[] {
  const doubled = font.readUInt16BE(at + 6);
  return Array.from({ length: doubled / 2 }, (_, index) => {
    const last = font.readUInt16BE(at + 14 + index * 2);
    const first = font.readUInt16BE(at + 16 + doubled + index * 2);
    return [first, last] as const;
  }).filter(([first]) => first !== 0xffff);
}
