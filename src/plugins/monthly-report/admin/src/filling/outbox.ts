/**
 * Everything typed, until the server has it. Each change is kept on the device first, then sent; what could not be
 * sent stays, with the reason. Nothing here knows the browser: what it needs is handed to it, and tests hand it
 * servers that die.
 */
import type {
  ChangedMeanwhile,
  EntryKind,
  FieldsOf,
  Kept,
  KeptEntry,
  CommunityFound,
} from '../../../shared/my-reports';
import { areSame } from '../../../shared/merge';
import { toFields, toTyped, unready, type Typed, type TypedPhoto } from './typed';

type Fields = FieldsOf[EntryKind];
export type Entry = KeptEntry<Fields>;

/** Where an entry belongs: codes. */
export interface Place {
  readonly month: string;
  /** The first month of the period, only where the month closes a longer one. */
  readonly from?: string;
  readonly programme: string;
  readonly partner: string;
}

/** Where the entries of a sheet belong. */
export const placeOf = ({
  month,
  from,
  programme,
  partner,
}: {
  readonly month: string;
  readonly from?: string;
  readonly programme: { readonly code: string };
  readonly partner: { readonly code: string };
}): Place => ({
  month,
  ...(from !== undefined && { from }),
  programme: programme.code,
  partner: partner.code,
});

/** Why the server does not have it. */
export type Trouble =
  /** No answer, or none that says anything: it is tried again. */
  | { readonly kind: 'unreachable' }
  /** The session has ended: it is sent when the same account is back. */
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused'; readonly message: string; readonly fields: Readonly<Record<string, string>> }
  /** Sent in, accepted or published meanwhile: kept here until somebody decides. */
  | { readonly kind: 'locked'; readonly message: string }
  | { readonly kind: 'changed'; readonly meanwhile: ChangedMeanwhile<Fields> };

export interface Draft {
  readonly documentId: string;
  readonly kind: EntryKind;
  readonly place: Place;
  /** What the form began with; null for a new entry. */
  readonly base: Fields | null;
  /** What was sent last and may have arrived without an answer. */
  readonly sent: Fields | null;
  readonly typed: Typed;
  readonly removed: boolean;
  /** Counts changes: what was typed during an answer is told from what was sent. */
  readonly round: number;
  readonly trouble: Trouble | null;
}

/** What the server answered instead of taking it. */
export type Answer<T> =
  { readonly kind: 'done'; readonly data: T } | { readonly kind: 'trouble'; readonly trouble: Trouble };

export interface Server {
  keep(
    draft: Pick<Draft, 'documentId' | 'kind' | 'place' | 'base' | 'sent'>,
    fields: Fields,
  ): Promise<Answer<Kept<Fields>>>;
  remove(draft: Pick<Draft, 'documentId' | 'kind' | 'place'>, base: Fields): Promise<Answer<null>>;
  addCommunity(documentId: string, name: string): Promise<Answer<CommunityFound>>;
  /** @param again whether it may have arrived before. */
  upload(photo: TypedPhoto, picture: Blob, again: boolean): Promise<Answer<{ id: number; url: string }>>;
}

export interface Device {
  keep(draft: Draft): Promise<void>;
  forget(documentId: string): Promise<void>;
  /** Null where the device lost it. */
  picture(key: string): Promise<Blob | null>;
  forgetPicture(key: string): Promise<void>;
}

export interface Clock {
  /** Answers a function that takes it back. */
  later(run: () => void, milliseconds: number): () => void;
}

export interface Told {
  /** Names of figures that somebody else had changed and that were taken over. */
  readonly merged: readonly string[];
}

export interface OutboxOptions {
  readonly server: Server;
  readonly device: Device;
  readonly clock: Clock;
  /** What the server has after a save. */
  readonly onKept: (draft: Draft, entry: Entry, told: Told) => void;
  readonly onRemoved: (draft: Draft) => void;
}

/** Typing is kept on the device before this much time has passed, and sent a while after the last character. */
export const KEEP_AFTER = 100;
export const SEND_AFTER = 900;
const AGAIN_AFTER = 3000;
const AGAIN_AT_MOST = 60_000;

export class Outbox {
  private readonly drafts = new Map<string, Draft>();
  private shown: readonly Draft[] = [];
  private readonly listeners = new Set<() => void>();
  /** Waiting to be kept on the device, by document id. */
  private readonly unkept = new Map<string, () => void>();
  /** What is being written to the device, in order. */
  private writing: Promise<void> = Promise.resolve();
  private waiting: (() => void) | null = null;
  private sending: string | null = null;
  private failures = 0;
  private stopped = false;
  private readonly attempted = new Set<string>();
  /** Whether everything typed is on the device. */
  private keptOnDevice = true;
  /** What became of the last attempt, for the page to say. */
  private lastFailure: Trouble['kind'] | null = null;

  constructor(
    private readonly options: OutboxOptions,
    restored: readonly Draft[] = [],
  ) {
    for (const draft of restored) {
      this.drafts.set(draft.documentId, draft);
      // A tab that was closed may have sent its pictures and heard nothing.
      for (const { key } of draft.typed.photos) this.attempted.add(key);
    }
    this.tell();
    if (restored.length > 0) this.sendSoon(0);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly all = (): readonly Draft[] => this.shown;
  readonly isSending = (documentId: string): boolean => this.sending === documentId;
  readonly failure = (): Trouble['kind'] | null => this.lastFailure;
  readonly isKeptOnDevice = (): boolean => this.keptOnDevice;

  private tell(): void {
    this.shown = [...this.drafts.values()];
    for (const listener of this.listeners) listener();
  }

  /** Changes what is typed of an entry; begins a draft of it where there is none. */
  edit(begin: Omit<Draft, 'round' | 'sent' | 'trouble' | 'removed'>, change: (typed: Typed) => Typed): void {
    const draft = this.drafts.get(begin.documentId) ?? {
      ...begin,
      round: 0,
      sent: null,
      trouble: null,
      removed: false,
    };
    // A conflict waits for a decision; everything else is tried again with what is new.
    const trouble = draft.trouble?.kind === 'changed' ? draft.trouble : null;
    this.put({ ...draft, typed: change(draft.typed), round: draft.round + 1, trouble });
  }

  /** Deletes an entry. One that the server never had is only forgotten. */
  remove(begin: Omit<Draft, 'round' | 'sent' | 'trouble' | 'removed'>): void {
    const draft = this.drafts.get(begin.documentId) ?? {
      ...begin,
      round: 0,
      sent: null,
      trouble: null,
      removed: false,
    };
    if (draft.base === null && draft.sent === null && this.sending !== draft.documentId) {
      this.drop(draft);
      return;
    }
    this.put({ ...draft, removed: true, round: draft.round + 1, trouble: null });
    this.sendSoon(0);
  }

  /** What is typed is given up; the entry is what the server has. */
  discard(documentId: string): void {
    const draft = this.drafts.get(documentId);
    if (draft !== undefined) this.drop(draft);
  }

  /** After both versions were compared: what is typed now goes over the other one, knowingly. */
  decide(documentId: string, typed: Typed): void {
    const draft = this.drafts.get(documentId);
    if (draft?.trouble?.kind !== 'changed') return;
    const base = draft.trouble.meanwhile.theirs.fields;
    this.put({ ...draft, typed, base, sent: null, trouble: null, removed: false, round: draft.round + 1 });
    this.sendSoon(0);
  }

  /** The connection, the session or the reader's patience is back. */
  readonly tryAgain = (): void => {
    this.failures = 0;
    for (const draft of this.drafts.values()) {
      if (draft.trouble?.kind === 'changed') continue;
      if (draft.trouble !== null) this.drafts.set(draft.documentId, { ...draft, trouble: null });
    }
    this.tell();
    this.sendSoon(0);
  };

  stop(): void {
    this.stopped = true;
    this.waiting?.();
    for (const documentId of [...this.unkept.keys()]) this.write(documentId);
  }

  private put(draft: Draft): void {
    this.drafts.set(draft.documentId, draft);
    this.keepSoon(draft.documentId);
    this.tell();
    this.sendSoon(SEND_AFTER);
  }

  private drop(draft: Draft): void {
    this.drafts.delete(draft.documentId);
    this.unkept.get(draft.documentId)?.();
    this.unkept.delete(draft.documentId);
    this.onDevice(() => this.options.device.forget(draft.documentId));
    for (const photo of draft.typed.photos) this.onDevice(() => this.options.device.forgetPicture(photo.key));
    this.tell();
  }

  private keepSoon(documentId: string): void {
    if (this.unkept.has(documentId)) return;
    this.unkept.set(
      documentId,
      this.options.clock.later(() => this.write(documentId), KEEP_AFTER),
    );
  }

  private write(documentId: string): void {
    this.unkept.get(documentId)?.();
    this.unkept.delete(documentId);
    this.onDevice(async () => {
      // As it is when its turn comes.
      const draft = this.drafts.get(documentId);
      if (draft !== undefined) await this.options.device.keep(draft);
    });
  }

  private onDevice(write: () => Promise<void>): void {
    this.writing = this.writing.then(write).then(
      () => this.setKept(true),
      // Full, or closed to pages: it is said, and everything is still sent.
      () => this.setKept(false),
    );
  }

  private setKept(kept: boolean): void {
    if (this.keptOnDevice === kept) return;
    this.keptOnDevice = kept;
    this.tell();
  }

  private sendSoon(milliseconds: number): void {
    if (this.stopped) return;
    this.waiting?.();
    this.waiting = this.options.clock.later(() => {
      this.waiting = null;
      void this.send();
    }, milliseconds);
  }

  /** The next draft that can be sent as it is. */
  private next(): Draft | undefined {
    return [...this.drafts.values()].find(
      (draft) => draft.trouble === null && (draft.removed || unready(draft.typed, draft.place).length === 0),
    );
  }

  private async send(): Promise<void> {
    if (this.sending !== null || this.stopped) return;
    const draft = this.next();
    if (draft === undefined) return;
    this.sending = draft.documentId;
    this.tell();
    const trouble = await (draft.removed ? this.sendRemoval(draft) : this.sendEntry(draft.documentId));
    this.sending = null;
    if (trouble === null) this.failures = 0;
    else this.fail(draft.documentId, trouble);
    this.tell();
    if (trouble?.kind === 'signed-out') return;
    const isUnreachable = trouble?.kind === 'unreachable';
    if (isUnreachable) this.failures += 1;
    // Of what nobody answers, all is tried again: later and later, and no more than one at a time.
    if (isUnreachable) this.sendSoon(Math.min(AGAIN_AFTER * 2 ** (this.failures - 1), AGAIN_AT_MOST));
    else if (this.next() !== undefined) this.sendSoon(0);
  }

  private fail(documentId: string, trouble: Trouble): void {
    const draft = this.drafts.get(documentId);
    if (draft === undefined) return;
    // Nobody answered: it is sent again by itself, and needs no decision.
    this.set({ ...draft, trouble: trouble.kind === 'unreachable' ? null : trouble });
    this.lastFailure = trouble.kind;
  }

  /** Changes a draft without a new round: nothing was typed. */
  private set(draft: Draft): void {
    this.drafts.set(draft.documentId, draft);
    this.keepSoon(draft.documentId);
  }

  private async sendRemoval(draft: Draft): Promise<Trouble | null> {
    const base = draft.base ?? draft.sent;
    if (base === null) {
      this.drop(draft);
      return null;
    }
    const answer = await this.options.server.remove(draft, base);
    if (answer.kind === 'trouble') return answer.trouble;
    this.lastFailure = null;
    this.drop(draft);
    this.options.onRemoved(draft);
    return null;
  }

  private async sendEntry(documentId: string): Promise<Trouble | null> {
    // 1. What the entry names and the server does not know yet
    const missing = (await this.sendCommunities(documentId)) ?? (await this.sendPictures(documentId));
    if (missing !== null) return missing;

    // 2. The entry as it is typed now; that it was sent is on the device before it is
    const draft = this.drafts.get(documentId);
    if (draft === undefined || draft.removed) return null;
    const fields = toFields(draft.typed, draft.place.month);
    this.set({ ...draft, sent: fields });
    this.write(documentId);
    await this.writing;
    const answer = await this.options.server.keep(draft, fields);
    const now = this.drafts.get(documentId);
    if (now === undefined) return null;
    if (answer.kind === 'trouble') {
      // A refusal in words: nothing of it arrived.
      if (answer.trouble.kind !== 'unreachable') this.set({ ...now, sent: draft.sent });
      return answer.trouble;
    }

    // 3. Done, unless more was typed meanwhile
    this.lastFailure = null;
    const { merged, ...entry } = answer.data;
    this.options.onKept(now, entry, { merged });
    if (now.round === draft.round) this.drop(now);
    else
      this.set({ ...now, typed: withTaken(now.typed, fields, entry.fields), base: entry.fields, sent: null });
    return null;
  }

  private async sendCommunities(documentId: string): Promise<Trouble | null> {
    for (;;) {
      const place = this.drafts.get(documentId)?.typed.places.find(({ isNew }) => isNew === true);
      if (place === undefined) return null;
      const answer = await this.options.server.addCommunity(place.documentId, place.name);
      if (answer.kind === 'trouble') return answer.trouble;
      const { documentId: known, name } = answer.data;
      this.change(documentId, (typed) => ({
        ...typed,
        places: typed.places.map((one) =>
          one.documentId === place.documentId ? { documentId: known, name } : one,
        ),
      }));
    }
  }

  private async sendPictures(documentId: string): Promise<Trouble | null> {
    for (;;) {
      const photo = this.drafts.get(documentId)?.typed.photos.find(({ file }) => file === null);
      if (photo === undefined) return null;
      const picture = await this.options.device.picture(photo.key);
      if (picture === null) {
        this.change(documentId, (typed) => ({
          ...typed,
          photos: typed.photos.filter(({ key }) => key !== photo.key),
        }));
        continue;
      }
      const answer = await this.options.server.upload(photo, picture, this.attempted.has(photo.key));
      this.attempted.add(photo.key);
      if (answer.kind === 'trouble') return answer.trouble;
      const { id, url } = answer.data;
      this.change(documentId, (typed) => ({
        ...typed,
        photos: typed.photos.map((one) => (one.key === photo.key ? { ...one, file: id, url } : one)),
      }));
      this.onDevice(() => this.options.device.forgetPicture(photo.key));
    }
  }

  /** What the server gave to what is typed: ids of communities and files. No new round, for nobody typed it. */
  private change(documentId: string, change: (typed: Typed) => Typed): void {
    const draft = this.drafts.get(documentId);
    if (draft === undefined) return;
    this.set({ ...draft, typed: change(draft.typed) });
    this.tell();
  }
}

/** Figures that the server took over from somebody else belong to what is typed on, where nobody typed them since. */
function withTaken(typed: Typed, sent: Fields, kept: Fields): Typed {
  if (!('measurements' in typed) || !('measurements' in sent) || !('measurements' in kept)) return typed;
  const taken = Object.entries(kept.measurements).filter(
    ([code, value]) =>
      !areSame(sent.measurements[code], value) && areSame(sent.measurements[code], typed.measurements[code]),
  );
  return { ...typed, measurements: { ...typed.measurements, ...Object.fromEntries(taken) } };
}

/** An entry of the server, with what is typed over it. */
export const typedOf = (kind: EntryKind, entry: Entry): Typed =>
  kind === 'activities'
    ? toTyped.activities(entry as KeptEntry<FieldsOf['activities']>)
    : toTyped.stories(entry as KeptEntry<FieldsOf['stories']>);
