import { NotFoundError } from '../errors';
import { FILE } from '../uids';
import { areFilesInReach, areFoldersInReach, prunedFolders } from './files';
import { bodyOf, closed, type BoundRequest } from './entry-requests';
import { withNarrowedQueries } from './plain-queries';
import { refuseReaching } from './reach-of-queries';
import { FOLDER, isFields, type Fields } from './schemas';

/** Ids as a body or a query writes them; what is no number is for the route to refuse. */
const numbersOf = (value: unknown): number[] =>
  [value]
    .flat()
    .map(Number)
    .filter((id) => Number.isInteger(id) && id > 0);

/** Multipart forms carry a file's particulars as JSON. */
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

/** Lists, files and folders of the media library. */
export async function answerFiles({ strapi, ctx, next, bounds }: BoundRequest): Promise<void> {
  const { populate, ...query } = ctx.query as Fields;
  // Whatever a file is used in hangs on it.
  if (populate !== undefined) throw closed();
  const uid = ctx.path.startsWith('/upload/files') ? FILE : FOLDER;
  refuseReaching(strapi, uid, query, bounds);
  await withNarrowedQueries(bounds, () => next() as Promise<void>);
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
  // A folder may hold the files of others, and goes with all of them.
  if (numbersOf(body.folderIds).length > 0 && !bounds.isSecretariat) throw closed();
  if (!(await areFilesInReach(strapi, files, { bounds, reach: 'write' }))) throw new NotFoundError();
  if (!(await areFoldersInReach(strapi, folders, bounds))) throw new NotFoundError();
  await next();
}
