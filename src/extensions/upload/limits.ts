/** Limits on the cost of decoding pictures. `docs/security.md` names each. */
export const UPLOAD_LIMITS = {
  /** Pixels of all frames: more than any phone camera makes. A picture of 16,000 × 16,000 kept a core busy for 46 seconds. */
  pixels: 50_000_000,
  /** Pixels of each side: 50,000,000 × 1 pixels fit in 6 kB and took 16 seconds. */
  side: 12_000,
  /** Encoders write ten; each scan goes over all pixels again, and a small file has room for thousands. */
  scans: 100,
  /** Pixels that one account, token or address may have decoded in a minute. Further pictures wait. */
  pixelsPerMinute: 200_000_000,
  /** Pictures of one account, token or address that may wait. Further ones are refused (429). */
  waitingOfOne: 50,
  /** Pictures that may wait in all. */
  waiting: 200,
} as const;
