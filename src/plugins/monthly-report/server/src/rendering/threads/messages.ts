/** The messages between a server and its worker threads; a thread has one job at a time. */

export type ToThread =
  | { readonly kind: 'job'; readonly job: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'no-answer'; readonly id: number };

export type FromThread =
  /** A question of the job to the server, which answers under the same number. */
  | { readonly kind: 'question'; readonly id: number; readonly question: unknown }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** An error as it crosses between threads, where classes do not survive. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

/** A value, and those of its buffers that are handed over instead of copied. */
export interface Parcel {
  readonly value: unknown;
  readonly transfer?: readonly ArrayBuffer[];
}
