import { NotFoundError } from '../../errors';
import { FILE } from '../../uids';
import { areFilesInReach, areFoldersInReach, hideForeignFolders, prunedFolders } from './files';
import { bodyOf, closed, type BoundRequest } from './entry-requests';
import { withNarrowedQueries } from './plain-queries';
import { refuseReaching } from './reach-of-queries';
import { FOLDER, isFields, type Fields } from './schemas';

/** Ids as a body or a query writes them. The route itself refuses a value that is not a number. */
const numbersOf = (value: unknown): number[] =>
  [value]
    .flat()
    .map(Number)
    .filter((id) => Number.isInteger(id) && id > 0);

/** Multipart forms send the details of a file as JSON. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const particulars = (value: unknown): Fields[] => [value].flat().map(parsed).flat().filter(isFields);

const YES: readonly unknown[] = [true, 'true', '*'];

/** The panel asks for two things with a folder: the folder above it, and the number of folders and files in it. */
function isOfFolders(populate: unknown): boolean {
  if (YES.includes(populate)) return true;
  if (!isFields(populate)) return false;
  return Object.entries(populate).every(([name, inner]) => {
    if (name === 'children' || name === 'files') return isFields(inner) && YES.includes(inner.count);
    if (name !== 'parent') return false;
    return YES.includes(inner) || (isFields(inner) && isOfFolders(inner.populate));
  });
}

/** Files come with their folder anyway. Any other relation of a file would tell where the file is used. */
const isOfFiles = (populate: unknown): boolean =>
  isFields(populate) &&
  Object.entries(populate).every(([name, inner]) => name === 'folder' && YES.includes(inner));

/** Lists, files and folders of the media library. */
export async function answerFiles({ strapi, ctx, next, bounds }: BoundRequest): Promise<void> {
  const { populate, ...query } = ctx.query as Fields;
  const isFile = ctx.path.startsWith('/upload/files');
  if (populate !== undefined && !(isFile ? isOfFiles(populate) : isOfFolders(populate))) throw closed();
  refuseReaching(strapi, isFile ? FILE : FOLDER, query, bounds);
  await withNarrowedQueries(bounds, () => next() as Promise<void>);
  await hideForeignFolders(strapi, (ctx as { body?: unknown }).body, bounds);
}

type Tree = Parameters<typeof prunedFolders>[1];

/** The tree of folders beside the library. */
export async function answerFolderTree({ strapi, ctx, next, bounds }: BoundRequest): Promise<void> {
  await next();
  const { body } = ctx as { body?: { data?: Tree } };
  ctx.body = { data: await prunedFolders(strapi, body?.data ?? [], bounds) };
}

/** Uploads, changes, moves and deletions: only of one's own files, and into one's own folders. */
export async function answerFileWrites({ strapi, ctx, next, bounds }: BoundRequest): Promise<void> {
  const body = bodyOf(ctx);
  const updates = particulars(body.updates);
  const files = [
    (ctx.params as { id?: string }).id,
    (ctx.query as Fields).id,
    body.fileIds,
    updates.map(({ id }) => id),
  ].flatMap(numbersOf);
  const infos = [...particulars(body.fileInfo), ...updates.flatMap(({ fileInfo }) => particulars(fileInfo))];
  const folders = [body.parent, body.destinationFolderId, infos.map(({ folder }) => folder)].flatMap(
    numbersOf,
  );
  // A folder may hold files of others, and all of them would move or go with it.
  if (numbersOf(body.folderIds).length > 0) throw closed();
  if (!(await areFilesInReach(strapi, files, { bounds, reach: 'write' }))) throw new NotFoundError();
  if (!(await areFoldersInReach(strapi, folders, bounds))) throw new NotFoundError();
  await next();
}
