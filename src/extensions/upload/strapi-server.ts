import { createReadStream } from 'node:fs';
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
  isFaultyImage(file: UploadedFile): Promise<boolean>;
  isOptimizableImage(file: UploadedFile): Promise<boolean>;
  optimize(file: UploadedFile): Promise<UploadedFile>;
}

interface UploadPlugin {
  services: Record<string, unknown>;
}

/** Reads the header only: nothing is decoded before the number of pixels is known. */
async function refuseTooManyPixels(filepath: string): Promise<void> {
  const { width = 0, height = 0 } = await sharp(filepath, { limitInputPixels: false }).metadata();
  if (width * height > MAX_PIXELS) {
    throw new errors.ValidationError(
      `图片过大 / The picture is too large: ${width} × ${height} pixels; at most ${MAX_PIXELS / 1_000_000} million pixels are accepted.`
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
