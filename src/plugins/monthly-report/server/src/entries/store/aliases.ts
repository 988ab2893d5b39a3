import { textOrNull, type Row } from '../../database/rows';

/** Aliases are one text: one per line, or separated by Chinese or Latin commas or semicolons. */
const BETWEEN_ALIASES = /[\n,，、;；]/u;

export function aliasesOf(row: Row): string[] {
  return (textOrNull(row, 'aliases') ?? '')
    .split(BETWEEN_ALIASES)
    .map((alias) => alias.trim())
    .filter(Boolean);
}
