/**
 * Pictures that cannot be shown, told without decoding them: Strapi stores what is whole, and
 * what was stored may be deleted from the disk, emptied or cut short later.
 */
import { open } from 'node:fs/promises';

import type { Core } from '@strapi/strapi';

import { localPath } from './local-files';

/** Enough for the beginning of each format, and for the end of it. */
const EDGE = 16;

/** The bytes a file of a format begins and ends with; WebP says its length at the beginning instead. */
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

/** Of the addresses of photos those whose file is not there or not whole. Files elsewhere are not asked for. */
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
