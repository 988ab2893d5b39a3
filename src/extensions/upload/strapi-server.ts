/**
 * Strapi's upload plugin, with a check in front of every way in which a file can arrive. Photos are stored
 * upright and without metadata.
 */
import { createReadStream } from 'node:fs';
import path from 'node:path';

import { file as fileUtils } from '@strapi/utils';

import { judgeArrivingFiles, type UploadContext } from './arriving-files';
import { isAccepted, kindOf } from './file-kinds';
import { pixelsToDecode } from './picture-limits';
import { noImport, notAccepted } from './refusals';
import { isUpright, turnUprightAndStrip } from './upright';

/** Strapi's data about a file on its way to the store. */
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

/** The handlers that take files or their information, of the panel and of the Content API. */
const JUDGED = ['uploadFile', 'uploadFiles', 'replaceFile', 'updateFileInfo'] as const;

/** Replaces the handlers in the same object: `upload` calls the others through it. */
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
    // Refused for every account: the address may lead into the server's own network.
    fetchUrlToInputFile: () => Promise.reject(noImport()),
  } satisfies FileService;

  const stock = services['image-manipulation'] as ImageManipulation;
  services['image-manipulation'] = {
    ...stock,
    // However a file arrives: if Strapi does not know the bytes, it trusts the name and stores the file as it is.
    async isImage(file: UploadedFile) {
      if (!hasPath(file)) return stock.isImage(file);
      const kind = await kindOf(file.filepath);
      if (!isAccepted(kind)) throw notAccepted(nameOf(file), kind);
      return kind !== 'pdf';
    },
    async isFaultyImage(file: UploadedFile) {
      if (!hasPath(file)) return stock.isFaultyImage(file);
      // Turning the picture shows whether it is broken.
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
