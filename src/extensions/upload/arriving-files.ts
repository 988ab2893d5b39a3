/** The files of a request, judged all together before the first of them is stored. */
import { errors } from '@strapi/utils';

import { acceptableName, shownName } from './file-names';
import { isAccepted, kindOf, mediaTypeOf } from './file-kinds';
import { refuseCostly, refuseDamaged } from './picture-limits';
import { notAccepted } from './refusals';

/** As the multipart parser leaves a file. */
export interface ArrivingFile {
  readonly filepath: string;
  originalFilename?: string | null;
  mimetype?: string | null;
}

interface UploadContext {
  readonly request: {
    body?: { fileInfo?: unknown };
    readonly files?: Readonly<Record<string, ArrivingFile | readonly ArrivingFile[] | undefined>>;
  };
}

/**
 * Strapi leaves out of a batch what it refuses and stores the rest; here one file that is
 * refused refuses them all, so that nobody believes twenty photos stored where nineteen are.
 *
 * @throws ValidationError (400) with the name of the file and what to do about it.
 */
export async function judgeArrivingFiles({ request }: UploadContext): Promise<void> {
  const files: ArrivingFile[] = [request.files?.files ?? []].flat();
  const renamed = new Map<string, string>();
  for (const file of files) {
    const sent = file.originalFilename ?? '';
    await judge(file, files.length > 1);
    if (file.originalFilename && file.originalFilename !== sent) renamed.set(sent, file.originalFilename);
  }
  const { body } = request;
  if (body?.fileInfo !== undefined) body.fileInfo = readableInfo(body.fileInfo, renamed);
}

/**
 * Names and types become what the bytes are.
 *
 * @param completely decodes the picture too: of a single file Strapi does so before it stores it.
 */
export async function judge(file: ArrivingFile, completely: boolean): Promise<void> {
  const name = file.originalFilename ?? 'file';
  const kind = await kindOf(file.filepath);
  if (!isAccepted(kind)) throw notAccepted(shownName(name), kind);
  if (kind !== 'pdf') {
    await refuseCostly(file.filepath, shownName(name));
    if (completely) await refuseDamaged(file.filepath, shownName(name));
  }
  file.originalFilename = acceptableName(name, kind);
  file.mimetype = mediaTypeOf(kind);
}

/** The particulars of files, which forms carry as JSON, with the names that the files have now. */
function readableInfo(info: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(info)) return info.map((one) => readableInfo(one, renamed));
  const parsed: unknown = typeof info === 'string' ? parse(info) : info;
  if (Array.isArray(parsed)) return parsed.map((one) => readableInfo(one, renamed));
  if (typeof parsed !== 'object' || parsed === null) throw unreadable();
  const { name } = parsed as { name?: unknown };
  if (typeof name !== 'string') return parsed;
  return { ...parsed, name: shownName(renamed.get(name) ?? name) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Strapi would end in an error 500.
    throw unreadable();
  }
}

const unreadable = (): Error =>
  new errors.ValidationError('"fileInfo" is malformed; accepted: JSON such as {"alternativeText":"…"}.');
