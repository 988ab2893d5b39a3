import { textOrNull, type Row } from '../../database/rows';

/** Aliases are one text: a line each, or set apart by commas of either script. */
const BETWEEN_ALIASES = /[\n,，、;；]/u;

export function aliasesOf(row: Row): string[] {
  return (textOrNull(row, 'aliases') ?? '')
    .split(BETWEEN_ALIASES)
    .map((alias) => alias.trim())
    .filter(Boolean);
}
