import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useAuth, useNotification } from '@strapi/strapi/admin';

import { useWords } from '../services/useWords';
import { openDevice, type SealedDevice } from './device';
import { Outbox, type Draft, type Entry } from './outbox';
import { server } from './server';

/** The outbox of an account, on any page of the panel: leaving the page does not stop the sending. */
interface Filling {
  readonly account: number;
  readonly outbox: Outbox;
  readonly device: SealedDevice;
  /** The server's last answer about each entry; null after it was deleted there. */
  readonly answers: Map<string, Entry | null>;
  readonly heard: Set<(merged: readonly string[]) => void>;
}

let opened: Promise<Filling> | null = null;
let openedFor = '';

const clock = {
  later(run: () => void, milliseconds: number) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

async function open(account: number, seal: string): Promise<Filling> {
  const { device, restored } = await openDevice(account, seal);
  const answers: Filling['answers'] = new Map();
  const heard: Filling['heard'] = new Set();
  const outbox = new Outbox(
    {
      server,
      device,
      clock,
      onKept(_draft, entry, { merged }) {
        answers.set(entry.documentId, entry);
        for (const hear of heard) hear(merged);
      },
      onRemoved({ documentId }) {
        answers.set(documentId, null);
        for (const hear of heard) hear([]);
      },
    },
    restored,
  );
  window.addEventListener('online', outbox.tryAgain);
  return { account, outbox, device, answers, heard };
}

/** One outbox for an account. The outbox of an earlier account is stopped: it would send with a wrong session. */
async function fillingOf(account: number, seal: string): Promise<Filling> {
  const wanted = `${account} ${seal}`;
  if (opened === null || openedFor !== wanted) {
    const last = opened;
    openedFor = wanted;
    opened = open(account, seal);
    void last?.then(({ outbox }) => {
      window.removeEventListener('online', outbox.tryAgain);
      outbox.stop();
    });
  }
  return opened;
}

export interface FillingShown extends Pick<Filling, 'outbox' | 'device' | 'answers'> {
  readonly drafts: readonly Draft[];
}

const NO_DRAFTS: readonly Draft[] = [];
const nothing = () => () => undefined;

/**
 * @param seal the key from the server; null until it is known.
 * @param onKept called after the server has taken something.
 */
export function useFilling(seal: string | null, onKept: () => void): FillingShown | null {
  const account = Number(useAuth('MyReports', ({ user }) => user?.id) ?? 0);
  const words = useWords();
  const { toggleNotification } = useNotification();
  const [filling, setFilling] = useState<Filling | null>(null);

  useEffect(() => {
    let current = true;
    if (seal === null || account === 0) return;
    void fillingOf(account, seal).then((one) => {
      if (!current) return;
      setFilling(one);
      // Somebody who comes back, perhaps after logging in, does not have to wait.
      one.outbox.tryAgain();
    });
    return () => {
      current = false;
    };
  }, [account, seal]);

  useEffect(() => {
    if (filling === null) return;
    const hear = (merged: readonly string[]) => {
      onKept();
      if (merged.length > 0) {
        toggleNotification({ type: 'info', message: words('filling.merged', { names: merged.join('、') }) });
      }
    };
    filling.heard.add(hear);
    return () => void filling.heard.delete(hear);
  }, [filling, onKept, toggleNotification, words]);

  useEffect(() => {
    if (filling === null) return;
    const onShow = () => {
      if (document.visibilityState === 'visible') filling.outbox.tryAgain();
    };
    document.addEventListener('visibilitychange', onShow);
    return () => document.removeEventListener('visibilitychange', onShow);
  }, [filling]);

  const drafts = useSyncExternalStore(
    filling?.outbox.subscribe ?? nothing,
    useCallback(() => filling?.outbox.all() ?? NO_DRAFTS, [filling]),
  );
  return filling === null ? null : { ...filling, drafts };
}

/** Makes an id in Strapi's form: a letter, then 23 letters and digits. */
export function newDocumentId(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const all = `${letters}0123456789`;
  const numbers = crypto.getRandomValues(new Uint32Array(24));
  return [...numbers].map((number, at) => (at === 0 ? letters[number % 26] : all[number % 36])).join('');
}
