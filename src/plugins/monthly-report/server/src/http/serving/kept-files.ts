/**
 * Files on the disk that took long to make: they stay when the server stops or the memory of answers is lost. Several
 * processes may share the folder. The name of a file has the key of its content and the hash of its bytes. A file
 * appears under that name only when it is complete. A damaged file is therefore noticed and made again; losing one
 * costs the time to make it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

import type { FileContent, KeptFile } from './question';

/** From this size in bytes, a file is sent from the disk piece by piece; smaller files are held in memory. */
const SENT_FROM_DISK = 1024 * 1024;
const PIECE = 256 * 1024;

/** The ending of a file that is still being written; after an hour it is a leftover. */
const UNFINISHED = '.part';
const HOUR = 3_600_000;

/** The names of files that this module wrote; any other file in the folder is left alone. */
const OURS = /^(?:[0-9a-z]+\.[0-9a-f]{64}|[0-9a-f-]{36}\.part)$/;

export interface KeptFilesSettings {
  /** Absolute path; made when the first file is kept. */
  readonly folder: string;
  /** Bytes of all files together; the file that was unused for longest is removed first. 0 keeps nothing. */
  readonly limit: number;
  /** Gets a sentence that says why a file could not be kept; the answer then comes from memory. */
  readonly onTrouble: (sentence: string) => void;
}

export class KeptFiles {
  constructor(private readonly settings: KeptFilesSettings) {}

  /** @param key letters and digits: equal keys have equal bytes. */
  async find(key: string): Promise<FileContent | null> {
    for (const name of await this.names()) {
      const sha256 = name.startsWith(`${key}.`) ? name.slice(key.length + 1) : null;
      if (sha256 === null) continue;
      const file = path.join(this.settings.folder, name);
      const found = await whole(file, sha256);
      if (found === null) await this.remove(file);
      else {
        await markUsed(file);
        return found;
      }
    }
    return null;
  }

  /** @returns the place of the bytes from now on. */
  async keep(key: string, bytes: Uint8Array, sha256: string): Promise<FileContent> {
    const inMemory: FileContent = { kind: 'bytes', bytes, sha256 };
    const { folder, limit, onTrouble } = this.settings;
    if (bytes.length > limit) return inMemory;
    const file = path.join(folder, `${key}.${sha256}`);
    try {
      await mkdir(folder, { recursive: true });
      const unfinished = path.join(folder, `${randomUUID()}${UNFINISHED}`);
      try {
        await writeFile(unfinished, bytes, { flag: 'wx' });
        await rename(unfinished, file);
      } finally {
        await this.remove(unfinished);
      }
      await this.makeRoom();
    } catch (error) {
      onTrouble(`A document cannot be kept in ${folder}: ${String(error)}`);
      return inMemory;
    }
    const size = bytes.length;
    return size < SENT_FROM_DISK ? inMemory : { kind: 'kept', file: { path: file, size }, sha256 };
  }

  private async names(): Promise<string[]> {
    try {
      return (await readdir(this.settings.folder)).filter((name) => OURS.test(name)).sort();
    } catch (error) {
      if (isAbsent(error)) return [];
      this.settings.onTrouble(`The kept documents cannot be read: ${String(error)}`);
      return [];
    }
  }

  private async makeRoom(): Promise<void> {
    const { folder, limit } = this.settings;
    const files: { file: string; size: number; used: number; isUnfinished: boolean }[] = [];
    for (const name of await this.names()) {
      const file = path.join(folder, name);
      const found = await stat(file).catch(absentIsNull);
      if (found === null) continue;
      files.push({ file, size: found.size, used: found.mtimeMs, isUnfinished: name.endsWith(UNFINISHED) });
    }
    const newest = Math.max(...files.map(({ used }) => used));
    files.sort((a, b) => a.used - b.used);
    let total = files.reduce((sum, { size }) => sum + size, 0);
    for (const { file, size, used, isUnfinished } of files) {
      const isOver = isUnfinished ? used < newest - HOUR : total > limit;
      if (!isOver) continue;
      await this.remove(file);
      total -= size;
    }
  }

  private async remove(file: string): Promise<void> {
    try {
      await rm(file, { force: true });
    } catch (error) {
      // If an open file cannot be removed, it is removed another time.
      this.settings.onTrouble(`A kept document cannot be removed: ${String(error)}`);
    }
  }
}

/** A stream of the file that closes it at its end; null if the file is gone or has another length. */
export async function openKept({ path: file, size }: KeptFile): Promise<ReadStream | null> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return null;
  const found = await handle.stat().catch(() => null);
  if (found?.size !== size) {
    await handle.close();
    return null;
  }
  await markUsed(file);
  return handle.createReadStream({ highWaterMark: PIECE });
}

/** The content of a file if its bytes still have that hash; a large file is read piece by piece. */
async function whole(file: string, sha256: string): Promise<FileContent | null> {
  try {
    const { size } = await stat(file);
    if (size < SENT_FROM_DISK) {
      const bytes = await readFile(file);
      const found = createHash('sha256').update(bytes).digest('hex');
      return found === sha256 ? { kind: 'bytes', bytes, sha256 } : null;
    }
    const hash = createHash('sha256');
    await pipeline(createReadStream(file, { highWaterMark: PIECE }), hash);
    return hash.digest('hex') === sha256 ? { kind: 'kept', file: { path: file, size }, sha256 } : null;
  } catch {
    // Another process may have removed the file; and a file that cannot be read counts as gone.
    return null;
  }
}

/** The time of the last change serves as the time of the last use: nothing else changes a file. */
async function markUsed(file: string): Promise<void> {
  const now = new Date();
  // If the time cannot be written, the file is only removed earlier than others.
  await utimes(file, now, now).catch(() => undefined);
}

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const absentIsNull = (error: unknown): null => {
  if (isAbsent(error)) return null;
  throw error;
};
