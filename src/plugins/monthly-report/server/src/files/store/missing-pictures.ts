/**
 * Finds pictures that cannot be shown, without decoding them. Strapi stores only complete pictures, but a stored file
 * may later be deleted from the disk, emptied or cut short.
 */
import { open } from 'node:fs/promises';

import type { Core } from '@strapi/strapi';

import { localPath } from './local-files';

/** Number of bytes that is enough for the start and the end of each format. */
const EDGE = 16;

/** The first and last bytes of each format; WebP gives its length at the start instead. */
const isWhole = (head: string, tail: string, size: number): boolean => {
  if (head.startsWith('\xff\xd8\xff')) return tail.endsWith('\xff\xd9');
  if (head.startsWith('\x89PNG')) return tail.endsWith('IEND\xae\x42\x60\x82');
  if (head.startsWith('RIFF')) return Buffer.from(head, 'latin1').readUInt32LE(4) + 8 <= size;
  return false;
};

async function isShowable(file: string): Promise<boolean> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      if (size < EDGE) return false;
      const edge = async (position: number) => {
        const { buffer } = await handle.read(Buffer.alloc(EDGE), 0, EDGE, position);
        return buffer.toString('latin1');
      };
      return isWhole(await edge(0), await edge(size - EDGE), size);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') return false;
    throw error;
  }
}

/** The addresses of photos whose file is missing or incomplete. Files on other servers are not checked. */
export async function missingPictures(
  strapi: Core.Strapi,
  addresses: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const missing = new Set<string>();
  for (const address of new Set(addresses)) {
    if (!address.startsWith('/')) continue;
    const file = localPath(strapi, address);
    if (file === null || !(await isShowable(file))) missing.add(address);
  }
  return missing;
}
