/**
 * Keeps drafts and pictures on the device. They are sealed (AES-GCM) with the key of the account. Only the server
 * gives out the key, and it is never stored: another account on the same phone cannot read them.
 */
import type { Device, Draft } from './outbox';

const DATABASE = 'monthly-report';
const DRAFTS = 'drafts';
const PICTURES = 'pictures';

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
  readonly type: string;
}

export interface SealedDevice extends Device {
  keepPicture(key: string, picture: Blob): Promise<void>;
}

export interface OpenedDevice {
  readonly device: SealedDevice;
  /** The drafts of the account that the server does not have yet. */
  readonly restored: readonly Draft[];
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The device answered with no reason.'));
  });

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(DRAFTS);
    request.result.createObjectStore(PICTURES);
  };
  return answered(request);
}

/** Resolves when the device has stored it, not when it was asked to. */
const write = (database: IDBDatabase, store: string, change: (into: IDBObjectStore) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The device keeps nothing.'));
    change(transaction.objectStore(store));
  });

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));

/** Stores nothing: for a page without https, or a browser that refuses storage. The page says so. */
const NO_DEVICE: SealedDevice = {
  keep: () => Promise.reject(new Error('This browser keeps nothing.')),
  forget: () => Promise.resolve(),
  picture: () => Promise.resolve(null),
  forgetPicture: () => Promise.resolve(),
  keepPicture: () => Promise.reject(new Error('This browser keeps nothing.')),
};

/**
 * @param account the account of the drafts: its number stands before every key.
 * @param seal 32 bytes, base64url.
 */
export async function openDevice(account: number, seal: string): Promise<OpenedDevice> {
  try {
    return await openSealed(account, seal);
  } catch {
    return { device: NO_DEVICE, restored: [] };
  }
}

async function openSealed(account: number, seal: string): Promise<OpenedDevice> {
  const key = await crypto.subtle.importKey('raw', bytesOf(seal), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const database = await openDatabase();
  const nameOf = (id: string): string => `${account}:${id}`;
  const bound = (name: string) => ({ name: 'AES-GCM', additionalData: new TextEncoder().encode(name) });

  async function sealed(name: string, content: BufferSource, type: string): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, type, bytes: await crypto.subtle.encrypt({ ...bound(name), iv }, key, content) };
  }
  const opened = (name: string, { iv, bytes }: Sealed): Promise<ArrayBuffer> =>
    crypto.subtle.decrypt({ ...bound(name), iv }, key, bytes);

  async function keep(store: string, id: string, content: BufferSource, type: string): Promise<void> {
    const name = nameOf(id);
    const value = await sealed(name, content, type);
    await write(database, store, (into) => into.put(value, name));
  }

  async function restore(): Promise<Draft[]> {
    const from = database.transaction(DRAFTS).objectStore(DRAFTS);
    const names = (await answered(from.getAllKeys()))
      .map(String)
      .filter((name) => name.startsWith(nameOf('')));
    const found: Draft[] = [];
    for (const name of names) {
      const value = (await answered(database.transaction(DRAFTS).objectStore(DRAFTS).get(name))) as Sealed;
      try {
        found.push(JSON.parse(new TextDecoder().decode(await opened(name, value))) as Draft);
      } catch {
        // Sealed by another server, or damaged: it cannot be read, and stays where it is.
      }
    }
    return found;
  }

  const device: SealedDevice = {
    keep: (draft) =>
      keep(DRAFTS, draft.documentId, new TextEncoder().encode(JSON.stringify(draft)), 'application/json'),
    forget: (id) => write(database, DRAFTS, (into) => into.delete(nameOf(id))),
    keepPicture: async (id, picture) => keep(PICTURES, id, await picture.arrayBuffer(), picture.type),
    async picture(id) {
      const name = nameOf(id);
      const value = (await answered(database.transaction(PICTURES).objectStore(PICTURES).get(name))) as
        Sealed | undefined;
      return value === undefined ? null : new Blob([await opened(name, value)], { type: value.type });
    },
    forgetPicture: (id) => write(database, PICTURES, (into) => into.delete(nameOf(id))),
  };
  return { device, restored: await restore() };
}
