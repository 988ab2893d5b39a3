/** The part that is frozen for the record and the verification; public answers leave it out. */
import type { Message, Severity, Subject } from '../../domain/finding';

export interface FrozenRecord {
  /** SHA-256 of the canonical text of the previous revision, of any month; null for the first revision. */
  readonly previousSha256: string | null;
  readonly findings: readonly FrozenFinding[];
  readonly submissions: readonly FrozenSubmission[];
  /** Every printed photo: its address, with the SHA-256 of the file's bytes; null if the file is missing. */
  readonly photos: readonly FrozenPhoto[];
}

export interface FrozenFinding {
  readonly key: string;
  readonly check: string;
  readonly severity: Severity;
  readonly programme: string;
  readonly partner: string | null;
  readonly subject: Subject;
  readonly message: Message;
  readonly explanation: string | null;
}

export interface FrozenSubmission {
  readonly programme: string;
  readonly partner: string;
  readonly state: string;
  readonly nilReturn: boolean;
}

export interface FrozenPhoto {
  readonly url: string;
  readonly sha256: string | null;
}
