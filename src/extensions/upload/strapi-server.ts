/**
 * Strapi's upload plugin, with a check in front of every road a file comes in by, and photos
 * stored upright and without metadata.
 */
import { createReadStream } from 'node:fs';
import path from 'node:path';

import { file as fileUtils } from '@strapi/utils';

import { judgeArrivingFiles, type UploadContext } from './arriving-files';
import { isAccepted, kindOf } from './file-kinds';
import { pixelsToDecode } from './picture-limits';
import { noImport, notAccepted } from './refusals';
import { isUpright, turnUprightAndStrip } from './upright';

/** What Strapi knows of a file on its way to the store. */
interface UploadedFile {
  readonly name?: string;
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

interface FileService {
  fetchUrlToInputFile(): Promise<never>;
}

type Controller = Record<string, (ctx: UploadContext) => Promise<unknown>>;

interface UploadPlugin {
  services: Record<string, unknown>;
  controllers: Record<string, unknown>;
}

/** The handlers that take files or what is written beside them, of the panel and of the Content API. */
const JUDGED = ['uploadFile', 'uploadFiles', 'replaceFile', 'updateFileInfo'] as const;

/** In place: `upload` calls the others through the object they stand on. */
function judgedFirst(controller: Controller): Controller {
  for (const name of JUDGED) {
    const handler = controller[name];
    if (handler === undefined) continue;
    controller[name] = async function (this: Controller, ctx) {
      await judgeArrivingFiles(ctx);
      return handler.call(this, ctx);
    };
  }
  return controller;
}

const hasPath = (file: UploadedFile): file is UploadedFile & { readonly filepath: string } =>
  typeof file.filepath === 'string';

const nameOf = ({ name }: UploadedFile): string => name ?? 'file';

export default (plugin: UploadPlugin): UploadPlugin => {
  const { controllers, services } = plugin;
  const contentApi = controllers['content-api'] as (context: object) => Controller;
  controllers['content-api'] = (context: object) => judgedFirst(contentApi(context));
  judgedFirst(controllers['admin-upload'] as Controller);

  services.file = {
    ...(services.file as FileService),
    // Whoever asks: an address that somebody names may be one of the server's own network.
    fetchUrlToInputFile: () => Promise.reject(noImport()),
  } satisfies FileService;

  const stock = services['image-manipulation'] as ImageManipulation;
  services['image-manipulation'] = {
    ...stock,
    // Whatever road a file came by: where Strapi does not know its bytes it believes its name, and stores it as it came.
    async isImage(file: UploadedFile) {
      if (!hasPath(file)) return stock.isImage(file);
      const kind = await kindOf(file.filepath);
      if (!isAccepted(kind)) throw notAccepted(nameOf(file), kind);
      return kind !== 'pdf';
    },
    async isFaultyImage(file: UploadedFile) {
      if (!hasPath(file)) return stock.isFaultyImage(file);
      // A broken one shows when it is turned.
      if (!isUpright(file.filepath)) await pixelsToDecode(file.filepath, nameOf(file));
      return false;
    },
    async optimize(file: UploadedFile) {
      if (!hasPath(file)) return stock.optimize(file);
      if (isUpright(file.filepath)) return file;
      const folder = file.tmpWorkingDirectory ?? path.dirname(file.filepath);
      const { filepath, bytes } = await turnUprightAndStrip(file.filepath, nameOf(file), folder);
      return {
        ...file,
        filepath,
        getStream: () => createReadStream(filepath),
        size: fileUtils.bytesToKbytes(bytes),
        sizeInBytes: bytes,
      };
    },
  } satisfies ImageManipulation;
  return plugin;
};
