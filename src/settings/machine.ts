/** Checks that need the machine: addresses, ports, folders, packages. They look and write nothing. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';

import { type Problem, shown } from './problem';
import type { Settings } from './schema';
import { type SettingName, SETTINGS } from './table';

export interface Look {
  /** The folder of the app, from which paths are counted. */
  readonly root: string;
  /** Whether a server is about to listen. */
  readonly listens: boolean;
}

/** @returns undefined if it can listen there. */
type Listening = NodeJS.ErrnoException | undefined;

/** A name server that does not answer must not delay the start. */
const NAME_LIMIT = 1000;

/** Tests whether this machine can listen on the address: it listens there for a moment. */
function tryListening(port: number, host: string): Promise<Listening> {
  const probe = net.createServer();
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => resolve(new Error('its name is not found in time')), NAME_LIMIT);
    const end = (error?: Error) => {
      clearTimeout(giveUp);
      resolve(error);
    };
    probe.once('error', end);
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => end()));
  });
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRNOTAVAIL: 'this machine does not have that address',
  ENOTFOUND: 'no machine has that name',
  EAI_AGAIN: 'no name server answers',
  EINVAL: 'nobody can listen on that address',
};

const reasonOf = (error: NodeJS.ErrnoException): string => REASONS[error.code ?? ''] ?? error.message;

async function addressProblems({ HOST, PORT }: Partial<Settings>): Promise<Problem[]> {
  if (HOST === undefined) return [];
  const hostError = await tryListening(0, HOST);
  if (hostError !== undefined) {
    const accepts = SETTINGS.HOST.kind.accepts.en;
    return [
      { setting: 'HOST', sentence: `HOST is ${shown(HOST)}: ${reasonOf(hostError)}; it must be ${accepts}.` },
    ];
  }
  if (PORT === undefined || PORT === 0) return [];
  const portError = await tryListening(PORT, HOST);
  switch (portError?.code) {
    case undefined:
      return [];
    case 'EADDRINUSE':
      return [
        {
          setting: 'PORT',
          sentence: `PORT is "${PORT}": another program listens there (${HOST}); stop that program, or choose another port.`,
          isBusy: true,
        },
      ];
    case 'EACCES':
      return [
        {
          setting: 'PORT',
          sentence: `PORT is "${PORT}": this account may not listen there; it must be a port from 1024 on, with a proxy in front.`,
        },
      ];
    default:
      return [
        {
          setting: 'PORT',
          sentence: `PORT is "${PORT}": nobody can listen there on ${HOST} (${portError?.message}).`,
        },
      ];
  }
}

/** Folders of the kernel: they look like other folders, but they cannot keep files. */
const KERNEL_FILE_SYSTEMS = new Set([0x9fa0, 0x62656572]);

const mayUse = (place: string, mode: number): boolean => {
  try {
    fs.accessSync(place, mode);
    return true;
  } catch {
    return false;
  }
};

const statOf = (place: string): fs.Stats | undefined => {
  try {
    return fs.statSync(place);
  } catch {
    // It is missing, or behind a file or a closed folder: the folder above shows which.
    return undefined;
  }
};

/** @returns the reason why the folder cannot keep files; null if it can. The folder may be missing. */
export function whyNothingCanBeKept(folder: string): string | null {
  const stat = statOf(folder);
  if (stat === undefined) {
    const above = path.dirname(folder);
    return above === folder ? `there is no ${folder}` : whyNothingCanBeKept(above);
  }
  if (!stat.isDirectory()) return `${folder} is a file`;
  if (!mayUse(folder, fs.constants.W_OK | fs.constants.X_OK))
    return `this account may not write in ${folder}`;
  if (KERNEL_FILE_SYSTEMS.has(fs.statfsSync(folder).type)) return `nothing can be kept in ${folder}`;
  return null;
}

const wrongPath = (setting: SettingName, value: string, why: string, must: string): Problem => ({
  setting,
  sentence: `${setting} is ${shown(value)}: ${why}; it must be ${must}.`,
});

const SQLITE_HEADER = 'SQLite format 3\0';

function whyNoDatabase(file: string): string | null {
  const stat = statOf(file);
  if (stat?.isDirectory()) return 'that is a folder';
  // SQLite writes a journal beside it.
  const folder = whyNothingCanBeKept(path.dirname(file));
  if (folder !== null || stat === undefined) return folder;
  if (!mayUse(file, fs.constants.R_OK | fs.constants.W_OK)) return 'this account may not read and write it';
  return stat.size === 0 || headerOf(file) === SQLITE_HEADER ? null : 'that is no database of SQLite';
}

function headerOf(file: string): string {
  const header = Buffer.alloc(SQLITE_HEADER.length);
  const handle = fs.openSync(file, 'r');
  try {
    fs.readSync(handle, header, 0, header.length, 0);
  } finally {
    fs.closeSync(handle);
  }
  return header.toString('latin1');
}

function databaseProblems(
  { DATABASE_CLIENT, DATABASE_FILENAME }: Partial<Settings>,
  root: string,
): Problem[] {
  if (DATABASE_CLIENT !== 'sqlite' || DATABASE_FILENAME === undefined) return [];
  const why = whyNoDatabase(path.resolve(root, DATABASE_FILENAME));
  if (why === null) return [];
  return [
    wrongPath(
      'DATABASE_FILENAME',
      DATABASE_FILENAME,
      why,
      'a file that the server may write, in a folder that it may write',
    ),
  ];
}

function folderProblems(settings: Partial<Settings>, root: string): Problem[] {
  const isKeeping = settings.DOCUMENT_CACHE_MB !== 0;
  const names = ['ARRIVING_FILES_DIR', ...(isKeeping ? (['DOCUMENT_CACHE_DIR'] as const) : [])] as const;
  return names.flatMap((name) => {
    const value = settings[name];
    const why = value === undefined ? null : whyNothingCanBeKept(path.resolve(root, value));
    return value === undefined || why === null
      ? []
      : [wrongPath(name, value, why, 'a folder that the server may write or make')];
  });
}

/** Strapi does not start if the folder for uploads is missing. */
function uploadProblems({ PUBLIC_DIR }: Partial<Settings>, root: string): Problem[] {
  if (PUBLIC_DIR === undefined) return [];
  const uploads = path.join(path.resolve(root, PUBLIC_DIR), 'uploads');
  const isThere = statOf(uploads) !== undefined;
  const why = isThere ? whyNothingCanBeKept(uploads) : `there is no folder ${uploads} (mkdir -p ${uploads})`;
  return why === null
    ? []
    : [wrongPath('PUBLIC_DIR', PUBLIC_DIR, why, 'a folder with a folder uploads/ that the server may write')];
}

function isInstalled(name: string, root: string): boolean {
  const { resolve } = createRequire(path.join(root, 'package.json'));
  try {
    resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** Looks for the package as Strapi's e-mail plugin does: by the end of its name, then by the whole name. */
function mailProblems({ EMAIL_PROVIDER }: Partial<Settings>, root: string): Problem[] {
  if (!EMAIL_PROVIDER) return [];
  const name = EMAIL_PROVIDER.toLowerCase();
  if (isInstalled(`@strapi/provider-email-${name}`, root) || isInstalled(name, root)) return [];
  const why = `neither @strapi/provider-email-${name} nor ${name} is installed`;
  return [wrongPath('EMAIL_PROVIDER', EMAIL_PROVIDER, why, SETTINGS.EMAIL_PROVIDER.kind.accepts.en)];
}

export async function machineProblems(
  settings: Partial<Settings>,
  { root, listens }: Look,
): Promise<Problem[]> {
  return [
    ...(listens ? await addressProblems(settings) : []),
    ...databaseProblems(settings, root),
    ...uploadProblems(settings, root),
    ...folderProblems(settings, root),
    ...mailProblems(settings, root),
  ];
}
