import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';

import { errors, file as fileUtils } from '@strapi/utils';
import sharp from 'sharp';

/** More than any phone camera makes; a picture of 16,000 × 16,000 pixels kept a core busy for 46 seconds. */
const MAX_PIXELS = 50_000_000;

interface UploadedFile {
  readonly filepath?: string;
  readonly tmpWorkingDirectory?: string;
  readonly hash: string;
  [key: string]: unknown;
}

interface ImageManipulation {
  isImage(file: UploadedFile): Promise<boolean>;
  isFaultyImage(file: UploadedFile): Promise<boolean>;
  isOptimizableImage(file: UploadedFile): Promise<boolean>;
  optimize(file: UploadedFile): Promise<UploadedFile>;
}

interface UploadPlugin {
  services: Record<string, unknown>;
}

const PICTURE_FORMATS: readonly unknown[] = ['jpeg', 'png', 'webp'];

async function isPicture(filepath: string): Promise<boolean> {
  try {
    const { format } = await sharp(filepath, { limitInputPixels: false }).metadata();
    return PICTURE_FORMATS.includes(format);
  } catch {
    // Not a picture at all.
    return false;
  }
}

async function isPdf(filepath: string): Promise<boolean> {
  const signature = '%PDF-';
  const file = await open(filepath);
  try {
    const { buffer } = await file.read(Buffer.alloc(signature.length), 0, signature.length, 0);
    return buffer.toString('latin1') === signature;
  } finally {
    await file.close();
  }
}

/**
 * Where Strapi does not know the bytes of a file it believes its name, and stores it as it
 * came: a picture cut short with its GPS position, or a script called .png.
 */
async function refuseFalseName(filepath: string): Promise<void> {
  if (await isPdf(filepath)) return;
  throw new errors.ValidationError(
    '文件内容无法识别 / The file is damaged or not what its name says; accepted: JPEG, PNG, WebP and PDF.',
  );
}

/** Reads the header only: nothing is decoded before the number of pixels is known. */
async function refuseTooManyPixels(filepath: string): Promise<void> {
  const { width = 0, height = 0 } = await sharp(filepath, { limitInputPixels: false }).metadata();
  if (width * height > MAX_PIXELS) {
    throw new errors.ValidationError(
      `图片过大 / The picture is too large: ${width} × ${height} pixels; at most ${MAX_PIXELS / 1_000_000} million pixels are accepted.`,
    );
  }
}

/**
 * Writes the picture anew: turned upright by its EXIF orientation and without metadata.
 * Strapi's own version keeps the original file, GPS position included, whenever the
 * new one would be larger.
 */
async function turnUprightAndStrip(file: UploadedFile & { filepath: string }): Promise<UploadedFile> {
  const target = path.join(file.tmpWorkingDirectory ?? path.dirname(file.filepath), `upright-${file.hash}`);
  const { format } = await sharp(file.filepath).metadata();
  const upright = sharp(file.filepath, { animated: true }).rotate();
  const encoded = format === 'jpeg' ? upright.jpeg({ quality: 85 }) : upright;
  const info = await encoded.toFile(target);
  return {
    ...file,
    filepath: target,
    getStream: () => createReadStream(target),
    width: info.width,
    height: info.pageHeight ?? info.height,
    size: fileUtils.bytesToKbytes(info.size),
    sizeInBytes: info.size,
  };
}

const hasPath = (file: UploadedFile): file is UploadedFile & { filepath: string } =>
  typeof file.filepath === 'string';

export default (plugin: UploadPlugin): UploadPlugin => {
  const stock = plugin.services['image-manipulation'] as ImageManipulation;
  plugin.services['image-manipulation'] = {
    ...stock,
    async isImage(file: UploadedFile) {
      if (!hasPath(file)) return stock.isImage(file);
      if (await isPicture(file.filepath)) return true;
      await refuseFalseName(file.filepath);
      return false;
    },
    async isFaultyImage(file: UploadedFile) {
      if (hasPath(file)) await refuseTooManyPixels(file.filepath);
      return stock.isFaultyImage(file);
    },
    async optimize(file: UploadedFile) {
      return hasPath(file) ? turnUprightAndStrip(file) : stock.optimize(file);
    },
  } satisfies ImageManipulation;
  return plugin;
};
