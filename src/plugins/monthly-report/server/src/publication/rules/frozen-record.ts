/** The part that is frozen for the record and the verification. No public answer has it. */
import type { Message, Severity, Subject } from '../../domain/finding';

export interface FrozenRecord {
  /** SHA-256 of the canonical text of the revision made before this one, of whatever month; null for the first. */
  readonly previousSha256: string | null;
  readonly findings: readonly FrozenFinding[];
  readonly submissions: readonly FrozenSubmission[];
  /** Every photo that is printed, by its address, with the SHA-256 of the file's bytes; null where the file is not there. */
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
