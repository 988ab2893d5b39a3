/** Lets a thread read revisions piece by piece: reading or copying a whole revision blocks the main loop. */
import type { FrozenMonth } from '../publication/rules/frozen-month';
import type { RevisionName } from '../publication/rules/revision-name';
import { readStored } from '../publication/rules/stored/read';

/** Bytes of the canonical JSON of a revision beginning with `from`; empty after the last. */
export type RevisionPieces = (revision: RevisionName, from: number) => Promise<Uint8Array>;

export interface ReadRevision {
  readonly month: FrozenMonth;
  /** The length of its canonical JSON. */
  readonly bytes: number;
}

/** The last revision read: requests for the formats and pictures of a month come one after the other. */
let last: { readonly sha256: string; readonly read: ReadRevision } | null = null;

export async function readRevision(revision: RevisionName, pieces: RevisionPieces): Promise<ReadRevision> {
  if (last?.sha256 === revision.sha256) return last.read;
  // Release the last one first: the thread may not have memory for two large revisions.
  last = null;
  const { text, bytes } = await inOne(revision, pieces);
  const read = { month: readStored(text).month, bytes };
  last = { sha256: revision.sha256, read };
  return read;
}

async function inOne(
  revision: RevisionName,
  pieces: RevisionPieces,
): Promise<{ readonly text: string; readonly bytes: number }> {
  // A piece may end within a character.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const texts: string[] = [];
  let bytes = 0;
  for (;;) {
    const piece = await pieces(revision, bytes);
    if (piece.length === 0) break;
    bytes += piece.length;
    texts.push(decoder.decode(piece, { stream: true }));
  }
  texts.push(decoder.decode());
  return { text: texts.join(''), bytes };
}
