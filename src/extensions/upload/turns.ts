/**
 * The queue for decoding pictures. One picture at a time, so that the other processors answer other requests.
 * Senders take turns, so that one sender does not wait behind another sender's album.
 */
export interface TurnLimits {
  readonly pixelsPerMinute: number;
  readonly waitingOfOne: number;
  readonly waiting: number;
}

interface Picture {
  readonly pixels: number;
  readonly decode: () => Promise<void>;
}

interface Sender {
  readonly pictures: Picture[];
  /** Pixels that may be decoded now; below zero after a picture that took more than there were. */
  allowance: number;
  /** The time of that count, in milliseconds. */
  at: number;
}

const MINUTE = 60_000;

/** The queue is full. */
export class TooManyWaiting extends Error {
  constructor(readonly retryAfter: number) {
    super('Too many pictures wait to be decoded.');
  }
}

export class Turns {
  /** Senders with a waiting picture or an allowance that recovers; the first one has its turn first. */
  private readonly senders = new Map<string, Sender>();
  private isDecoding = false;
  private wake: NodeJS.Timeout | null = null;

  constructor(
    private readonly limits: TurnLimits,
    private readonly now: () => number,
  ) {}

  /** @throws TooManyWaiting */
  take<T>(name: string, pixels: number, decode: () => Promise<T>): Promise<T> {
    const sender = this.senders.get(name) ?? {
      pictures: [],
      allowance: this.limits.pixelsPerMinute,
      at: this.now(),
    };
    const all = [...this.senders.values()].reduce((sum, { pictures }) => sum + pictures.length, 0);
    if (sender.pictures.length >= this.limits.waitingOfOne || all >= this.limits.waiting) {
      return Promise.reject(new TooManyWaiting(this.secondsUntilRoom(sender)));
    }
    this.senders.set(name, sender);
    return new Promise<T>((resolve, reject) => {
      sender.pictures.push({ pixels, decode: () => decode().then(resolve, reject) });
      this.next();
    });
  }

  private next(): void {
    if (this.isDecoding) return;
    if (this.wake !== null) clearTimeout(this.wake);
    this.wake = null;
    for (const [name, sender] of this.senders) {
      this.recover(sender);
      const [picture] = sender.pictures;
      if (picture === undefined) {
        if (sender.allowance >= this.limits.pixelsPerMinute) this.senders.delete(name);
        continue;
      }
      if (sender.allowance <= 0) continue;
      sender.pictures.shift();
      sender.allowance -= picture.pixels;
      this.isDecoding = true;
      void picture.decode().finally(() => {
        this.isDecoding = false;
        // The sender goes to the end of the queue.
        this.senders.delete(name);
        this.senders.set(name, sender);
        this.next();
      });
      return;
    }
    this.sleep();
  }

  /** Waits until the first waiting sender has an allowance again. */
  private sleep(): void {
    const waiting = [...this.senders.values()].filter(({ pictures }) => pictures.length > 0);
    if (waiting.length === 0) return;
    const wait = Math.min(...waiting.map(({ allowance }) => this.millisecondsFor(1 - allowance)));
    this.wake = setTimeout(() => this.next(), wait);
  }

  private recover(sender: Sender): void {
    const now = this.now();
    const recovered = ((now - sender.at) / MINUTE) * this.limits.pixelsPerMinute;
    sender.allowance = Math.min(this.limits.pixelsPerMinute, sender.allowance + recovered);
    sender.at = now;
  }

  private millisecondsFor(pixels: number): number {
    return Math.max(1, Math.ceil((Math.max(0, pixels) / this.limits.pixelsPerMinute) * MINUTE));
  }

  private secondsUntilRoom({ allowance, pictures }: Sender): number {
    const [first] = pictures;
    return Math.max(1, Math.ceil(this.millisecondsFor((first?.pixels ?? 0) - allowance) / 1000));
  }
}
