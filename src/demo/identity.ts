import { createHash } from 'node:crypto';

const LENGTH = 24;

/**
 * The documentId of a demo entry, derived from its type and code. Strapi would draw a random
 * one, and the addresses and orders that rest on it would differ from database to database.
 */
export function documentIdOf(type: string, code: string): string {
  const digest = createHash('sha256').update(`${type}:${code}`).digest('hex');
  // A letter first, as in the ids that Strapi draws.
  return `d${BigInt(`0x${digest}`)
    .toString(36)
    .padStart(LENGTH, '0')
    .slice(-(LENGTH - 1))}`;
}
