/** Judges all files of a request together, before the first of them is stored. */
import path from 'node:path';

import { readableInfo } from './file-info';
import { acceptableName, shownName } from './file-names';
import { isAccepted, kindOf, mediaTypeOf } from './file-kinds';
import { UPLOAD_LIMITS } from './limits';
import { pixelsToDecode } from './picture-limits';
import { notAccepted, tooManyPictures } from './refusals';
import { TooManyWaiting, Turns } from './turns';
import { turnUprightAndStrip } from './upright';

/** A file in the form that the multipart parser gives it. */
export interface ArrivingFile {
  filepath: string;
  originalFilename?: string | null;
  mimetype?: string | null;
  size?: number;
}

export interface UploadContext {
  readonly ip: string;
  readonly req: { readonly socket: { readonly destroyed: boolean } };
  readonly state: {
    readonly user?: { readonly id?: number | string };
    readonly auth?: {
      readonly strategy?: { readonly name?: string };
      readonly credentials?: { readonly id?: number | string } | null;
    };
  };
  readonly request: {
    body?: { fileInfo?: unknown };
    readonly files?: Readonly<Record<string, ArrivingFile | readonly ArrivingFile[] | undefined>>;
  };
}

const turns = new Turns(UPLOAD_LIMITS, () => Date.now());

/** The account or the token of the request; without both, its address. */
function senderOf({ state, ip }: UploadContext): string {
  const id = state.user?.id ?? state.auth?.credentials?.id;
  return id === undefined ? `address:${ip}` : `${state.auth?.strategy?.name}:${id}`;
}

/**
 * Strapi drops the refused files of a batch and stores the rest. Here one refused file refuses all of them,
 * so that nobody believes that twenty photos are stored when only nineteen are.
 *
 * @throws ValidationError (400) with the name of the file and what to do about it.
 */
export async function judgeArrivingFiles(ctx: UploadContext): Promise<void> {
  const { request } = ctx;
  const files: ArrivingFile[] = [request.files?.files ?? []].flat();
  const renamed = new Map<string, string>();
  const pictures = new Map<ArrivingFile, number>();
  for (const file of files) {
    const sent = file.originalFilename ?? '';
    const pixels = await judge(file);
    if (pixels > 0) pictures.set(file, pixels);
    if (file.originalFilename && file.originalFilename !== sent) renamed.set(sent, file.originalFilename);
  }
  const { body } = request;
  if (body?.fileInfo !== undefined) body.fileInfo = readableInfo(body.fileInfo, renamed);
  for (const [file, pixels] of pictures) await inTurn(ctx, file, pixels);
}

/** Sets the name and the type of a file by its bytes. Returns the pixels to decode; 0 if it is not a picture. */
async function judge(file: ArrivingFile): Promise<number> {
  const name = file.originalFilename ?? 'file';
  const kind = await kindOf(file.filepath);
  if (!isAccepted(kind)) throw notAccepted(shownName(name), kind);
  const pixels = kind === 'pdf' ? 0 : await pixelsToDecode(file.filepath, shownName(name));
  file.originalFilename = acceptableName(name, kind);
  file.mimetype = mediaTypeOf(kind);
  return pixels;
}

async function inTurn(ctx: UploadContext, file: ArrivingFile, pixels: number): Promise<void> {
  const decode = async (): Promise<void> => {
    // The sender has closed the connection.
    if (ctx.req.socket.destroyed) return;
    const name = shownName(file.originalFilename ?? 'file');
    const upright = await turnUprightAndStrip(file.filepath, name, path.dirname(file.filepath));
    file.filepath = upright.filepath;
    file.size = upright.bytes;
  };
  try {
    await turns.take(senderOf(ctx), pixels, decode);
  } catch (error) {
    throw error instanceof TooManyWaiting ? tooManyPictures(error.retryAfter) : error;
  }
}
