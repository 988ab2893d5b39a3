/** The name that a document is stored under: a hash of everything that its bytes depend on. */
import { createHash } from 'node:crypto';

import type { FileFormat } from '../../../shared/vocabulary';
import type { Edition } from '../documents/links';
import type { RevisionNode } from '../report/rules/model';
import type { LaterCorrection } from '../report/rules/published-model';

export interface DocumentParts {
  /** The version of the programs that make it. */
  readonly version: string;
  readonly format: FileFormat;
  readonly edition: Edition;
  readonly publicUrl: string;
  readonly timeZone: string;
  /**
   * The hash of the revision. Its content contains the hash of the revision before it, and so on,
   * so this hash also covers every earlier month that its series are made of.
   */
  readonly sha256: string;
  readonly revisions: readonly RevisionNode[];
  readonly laterCorrections: readonly LaterCorrection[];
}

/** In hexadecimal digits. */
export function documentKey(parts: DocumentParts): string {
  const { version, format, edition, publicUrl, timeZone, sha256, revisions, laterCorrections } = parts;
  const { month, locale, revision = null } = edition;
  return createHash('sha256')
    .update(
      JSON.stringify([
        ...[version, format, month, locale, revision, publicUrl, timeZone, sha256],
        revisions.map(({ number, publishedAt, reason }) => [number, publishedAt, reason]),
        laterCorrections.map((later) => [later.month, later.revision]),
      ]),
    )
    .digest('hex');
}
