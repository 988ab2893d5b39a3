/**
 * Keeps every draft until the server has it. Each change is kept on the device first, then sent. A draft that could
 * not be sent stays, with the reason. This file does not use the browser: server, device and clock are arguments,
 * and tests pass servers that die.
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

/** The month and the codes that an entry belongs to. */
export interface Place {
  readonly month: string;
  /** The first month of the period; only if the month closes a period of several. */
  readonly from?: string;
  readonly programme: string;
  readonly partner: string;
}

/** The place of the entries of a sheet. */
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

/** The reason why the server does not have a draft. */
export type Trouble =
  /** No answer, or one without a decision: it is tried again. */
  | { readonly kind: 'unreachable' }
  /** The session has ended: it is sent when the same account is back. */
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused'; readonly message: string; readonly fields: Readonly<Record<string, string>> }
  /** The report was sent in, accepted or published meanwhile: the draft stays here until somebody decides. */
  | { readonly kind: 'locked'; readonly message: string }
  | { readonly kind: 'changed'; readonly meanwhile: ChangedMeanwhile<Fields> };

export interface Draft {
  readonly documentId: string;
  readonly kind: EntryKind;
  readonly place: Place;
  /** The stored fields that the form began with; null for a new entry. */
  readonly base: Fields | null;
  /** The fields sent last, which may have arrived without an answer. */
  readonly sent: Fields | null;
  readonly typed: Typed;
  readonly removed: boolean;
  /** Counts changes: it shows whether something was typed after the sending. */
  readonly round: number;
  readonly trouble: Trouble | null;
}

/** The server's answer: done, or the trouble that stopped it. */
export type Answer<T> =
  { readonly kind: 'done'; readonly data: T } | { readonly kind: 'trouble'; readonly trouble: Trouble };

export interface Server {
  keep(
    draft: Pick<Draft, 'documentId' | 'kind' | 'place' | 'base' | 'sent'>,
    fields: Fields,
  ): Promise<Answer<Kept<Fields>>>;
  remove(draft: Pick<Draft, 'documentId' | 'kind' | 'place'>, base: Fields): Promise<Answer<null>>;
  addCommunity(documentId: string, name: string): Promise<Answer<CommunityFound>>;
  /** @param again whether the picture may have arrived before. */
  upload(photo: TypedPhoto, picture: Blob, again: boolean): Promise<Answer<{ id: number; url: string }>>;
}

export interface Device {
  keep(draft: Draft): Promise<void>;
  forget(documentId: string): Promise<void>;
  /** Null if the device lost it. */
  picture(key: string): Promise<Blob | null>;
  forgetPicture(key: string): Promise<void>;
}

export interface Clock {
  /** Returns a function that cancels the run. */
  later(run: () => void, milliseconds: number): () => void;
}

export interface Told {
  /** Names of figures that were taken over from somebody else's change. */
  readonly merged: readonly string[];
}

export interface OutboxOptions {
  readonly server: Server;
  readonly device: Device;
  readonly clock: Clock;
  /** Called after a save, with the entry as the server has it. */
  readonly onKept: (draft: Draft, entry: Entry, told: Told) => void;
  readonly onRemoved: (draft: Draft) => void;
}

/** Milliseconds until typing is kept on the device, and from the last character until it is sent. */
export const KEEP_AFTER = 100;
export const SEND_AFTER = 900;
const AGAIN_AFTER = 3000;
const AGAIN_AT_MOST = 60_000;

export class Outbox {
  private readonly drafts = new Map<string, Draft>();
  private shown: readonly Draft[] = [];
  private readonly listeners = new Set<() => void>();
  /** Cancels of the drafts that wait to be kept on the device, by document id. */
  private readonly unkept = new Map<string, () => void>();
  /** The writes to the device, one after the other. */
  private writing: Promise<void> = Promise.resolve();
  private waiting: (() => void) | null = null;
  private sending: string | null = null;
  private failures = 0;
  private stopped = false;
  private readonly attempted = new Set<string>();
  /** Whether everything typed is on the device. */
  private keptOnDevice = true;
  /** The trouble of the last attempt, for the page to show; null after a success. */
  private lastFailure: Trouble['kind'] | null = null;

  constructor(
    private readonly options: OutboxOptions,
    restored: readonly Draft[] = [],
  ) {
    for (const draft of restored) {
      this.drafts.set(draft.documentId, draft);
      // A tab that was closed may have sent its pictures without getting an answer.
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

  /** Changes the typed values of an entry; begins a draft if there is no draft yet. */
  edit(begin: Omit<Draft, 'round' | 'sent' | 'trouble' | 'removed'>, change: (typed: Typed) => Typed): void {
    const draft = this.drafts.get(begin.documentId) ?? {
      ...begin,
      round: 0,
      sent: null,
      trouble: null,
      removed: false,
    };
    // A conflict waits for a decision; any other trouble is tried again with the new values.
    const trouble = draft.trouble?.kind === 'changed' ? draft.trouble : null;
    this.put({ ...draft, typed: change(draft.typed), round: draft.round + 1, trouble });
  }

  /** Deletes an entry. If the server never had it, only its draft is dropped. */
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

  /** Drops the draft: the entry shows the server's version again. */
  discard(documentId: string): void {
    const draft = this.drafts.get(documentId);
    if (draft !== undefined) this.drop(draft);
  }

  /** After both versions were compared: the typed version overwrites the other one on purpose. */
  decide(documentId: string, typed: Typed): void {
    const draft = this.drafts.get(documentId);
    if (draft?.trouble?.kind !== 'changed') return;
    const base = draft.trouble.meanwhile.theirs.fields;
    this.put({ ...draft, typed, base, sent: null, trouble: null, removed: false, round: draft.round + 1 });
    this.sendSoon(0);
  }

  /** Tries again at once: the connection or the session is back, or somebody asks for it. */
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
      // The draft is read when its turn comes, so the newest version is kept.
      const draft = this.drafts.get(documentId);
      if (draft !== undefined) await this.options.device.keep(draft);
    });
  }

  private onDevice(write: () => Promise<void>): void {
    this.writing = this.writing.then(write).then(
      () => this.setKept(true),
      // The device is full or closed to pages: the page says so, and everything is still sent.
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
    // Without an answer all drafts are tried again: at growing intervals, and one at a time.
    if (isUnreachable) this.sendSoon(Math.min(AGAIN_AFTER * 2 ** (this.failures - 1), AGAIN_AT_MOST));
    else if (this.next() !== undefined) this.sendSoon(0);
  }

  private fail(documentId: string, trouble: Trouble): void {
    const draft = this.drafts.get(documentId);
    if (draft === undefined) return;
    // Without an answer the draft is sent again by itself and needs no decision.
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
    // 1. Communities and pictures of the entry that the server does not know yet
    const missing = (await this.sendCommunities(documentId)) ?? (await this.sendPictures(documentId));
    if (missing !== null) return missing;

    // 2. The entry as it is typed now; the device notes the sending before it happens
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
      // The server refused: it stored nothing of the sent fields.
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

  /** Puts ids from the server (communities, files) into a draft. No new round: nothing was typed. */
  private change(documentId: string, change: (typed: Typed) => Typed): void {
    const draft = this.drafts.get(documentId);
    if (draft === undefined) return;
    this.set({ ...draft, typed: change(draft.typed) });
    this.tell();
  }
}

/** Adds the figures that the server merged from somebody else to the draft, unless they were typed again since. */
function withTaken(typed: Typed, sent: Fields, kept: Fields): Typed {
  if (!('measurements' in typed) || !('measurements' in sent) || !('measurements' in kept)) return typed;
  const taken = Object.entries(kept.measurements).filter(
    ([code, value]) =>
      !areSame(sent.measurements[code], value) && areSame(sent.measurements[code], typed.measurements[code]),
  );
  return { ...typed, measurements: { ...typed.measurements, ...Object.fromEntries(taken) } };
}

/** An entry of the server in the form of typed values. */
export const typedOf = (kind: EntryKind, entry: Entry): Typed =>
  kind === 'activities'
    ? toTyped.activities(entry as KeptEntry<FieldsOf['activities']>)
    : toTyped.stories(entry as KeptEntry<FieldsOf['stories']>);
