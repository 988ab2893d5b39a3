/**
 * Strapi's upload plugin, with a check in front of every road a file comes in by, and photos
 * stored upright and without metadata.
 */
import { judge, judgeArrivingFiles, type ArrivingFile } from './arriving-files';
import { isAccepted, kindOf } from './file-kinds';
import { refuseCostly, refuseDamaged } from './picture-limits';
import { notAccepted } from './refusals';
import { turnUprightAndStrip, type UploadedFile } from './upright';

interface ImageManipulation {
  isImage(file: UploadedFile): Promise<boolean>;
  isFaultyImage(file: UploadedFile): Promise<boolean>;
  isOptimizableImage(file: UploadedFile): Promise<boolean>;
  optimize(file: UploadedFile): Promise<UploadedFile>;
}

interface FileService {
  fetchUrlToInputFile(...input: readonly unknown[]): Promise<{ readonly file: ArrivingFile }>;
}

type Context = Parameters<typeof judgeArrivingFiles>[0];
type Controller = Record<string, (ctx: Context) => Promise<unknown>>;

interface UploadPlugin {
  services: Record<string, unknown>;
  controllers: Record<string, unknown>;
}

/** The handlers that take files, of the panel and of the Content API. */
const TAKING_FILES = ['uploadFile', 'uploadFiles', 'replaceFile'] as const;

/** In place: `upload` calls the others through the object they stand on. */
function judgedFirst(controller: Controller): Controller {
  for (const name of TAKING_FILES) {
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

  const files = services.file as FileService;
  services.file = {
    ...files,
    async fetchUrlToInputFile(...input) {
      const fetched = await files.fetchUrlToInputFile(...input);
      await judge(fetched.file, false);
      return fetched;
    },
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
      await refuseCostly(file.filepath, nameOf(file));
      await refuseDamaged(file.filepath, nameOf(file));
      return false;
    },
    async optimize(file: UploadedFile) {
      return hasPath(file) ? turnUprightAndStrip(file) : stock.optimize(file);
    },
  } satisfies ImageManipulation;
  return plugin;
};
