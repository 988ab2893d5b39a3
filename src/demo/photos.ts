import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { Core } from '@strapi/strapi';
import sharp from 'sharp';

import type { DemoClock } from './clock';
import type { PhotoFileEntry } from './data';
import { documentIdOf } from './identity';

const FILE = 'plugin::upload.file';
const JPEG_QUALITY = 82;

interface UploadService {
  upload(input: { data: Record<string, unknown>; files: Record<string, unknown> }): Promise<unknown>;
}

interface ImageService {
  generateFileName: (name: string) => string;
}

/** The numeric ids of the demo's files by photo code: media fields are set by id. */
export type PhotoIds = ReadonlyMap<string, number>;

/** Draws the photos and sends them through the upload service, so that their formats exist. */
export async function keepPhotos(
  strapi: Core.Strapi,
  folder: string,
  photos: readonly PhotoFileEntry[],
  clock: DemoClock,
): Promise<PhotoIds> {
  const ids = new Map<string, number>();
  const workFolder = await fs.mkdtemp(path.join(os.tmpdir(), 'demo-photos-'));
  try {
    for (const photo of photos) {
      const hash = hashOf(photo);
      if ((await findByHash(strapi, hash)) === null) {
        const file = path.join(workFolder, photo.name);
        await sharp(path.join(folder, `${photo.code}.svg`))
          .jpeg({ quality: JPEG_QUALITY })
          .toFile(file);
        await upload(strapi, photo, file);
        const written = clock(null);
        await strapi.db.query(FILE).updateMany({
          where: { hash },
          data: { documentId: documentIdOf(FILE, photo.code), createdAt: written, updatedAt: written },
        });
      }
      const stored = await findByHash(strapi, hash);
      if (stored === null) throw new Error(`The photo "${photo.name}" was not stored.`);
      ids.set(photo.code, stored);
    }
  } finally {
    await fs.rm(workFolder, { recursive: true });
  }
  return ids;
}

async function upload(strapi: Core.Strapi, photo: PhotoFileEntry, file: string): Promise<void> {
  const plugin = strapi.plugin('upload');
  const images = plugin.service<ImageService>('image-manipulation');
  const randomFileName = images.generateFileName;
  // Strapi adds random letters to file names; the addresses in the report must be the same everywhere.
  images.generateFileName = () => hashOf(photo);
  try {
    const { size } = await fs.stat(file);
    await plugin.service<UploadService>('upload').upload({
      data: { fileInfo: { name: photo.name, alternativeText: photo.alternativeText } },
      files: { filepath: file, originalFilename: photo.name, mimetype: 'image/jpeg', size },
    });
  } finally {
    images.generateFileName = randomFileName;
  }
}

async function findByHash(strapi: Core.Strapi, hash: string): Promise<number | null> {
  const file: { id: number } | null = await strapi.db
    .query(FILE)
    .findOne({ select: ['id'], where: { hash } });
  return file?.id ?? null;
}

function hashOf(photo: PhotoFileEntry): string {
  return `demo_${photo.code.replaceAll('-', '_')}`;
}
