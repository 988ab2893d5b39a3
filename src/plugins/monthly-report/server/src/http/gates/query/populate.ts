/**
 * Turns every form of `populate` (a name, a path with dots, a list, `*`, an object) into one form: an object of
 * attribute → `true` or the query below it. Each path is split once, so the cost grows only with its length.
 */
import type { Schema } from '../../../strapi/schema';

export type Query = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Query =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ALL: readonly unknown[] = [true, 'true', '*'];
const NONE: readonly unknown[] = [undefined, null, false, 'false', ''];

const pathsOf = (populate: unknown): string[] =>
  [populate]
    .flat()
    .flatMap((path) => (typeof path === 'string' ? path.split(',') : []))
    .map((path) => path.trim())
    .filter((path) => path !== '');

/** Whether `populate` asks for all relations of a level. */
export const asksForAll = (populate: unknown): boolean =>
  ALL.includes(populate) || (!isObject(populate) && pathsOf(populate).includes('*'));

/** The attributes that `*` means: media, components and relations, without private ones and accounts. */
export const expanded = ({ attributes }: Schema): string[] =>
  Object.keys(attributes).filter((name) => {
    const attribute = attributes[name];
    if (attribute === undefined || attribute.private || name === 'createdBy' || name === 'updatedBy')
      return false;
    return (
      attribute.type === 'media' ||
      attribute.type === 'component' ||
      (attribute.type === 'relation' && attribute.target !== undefined)
    );
  });

type Tree = Record<string, unknown>;

/** Has no prototype: an attribute may be called `constructor`. */
const emptyTree = (): Tree => Object.create(null) as Tree;

function addPath(tree: Tree, path: string): void {
  const steps = path.split('.');
  let level = tree;
  for (const [index, step] of steps.entries()) {
    if (index === steps.length - 1) {
      level[step] ??= true;
      return;
    }
    const known = level[step];
    const below = isObject(known) ? (known.populate as Tree) : emptyTree();
    level[step] = { populate: below };
    level = below;
  }
}

/** @param all the attributes that `*` means at this level. */
export function asPopulateObject(populate: unknown, all: readonly string[]): Query {
  if (NONE.includes(populate)) return {};
  if (isObject(populate)) return populate;
  const tree = emptyTree();
  if (asksForAll(populate)) for (const name of all) tree[name] = true;
  if (ALL.includes(populate)) return tree;
  for (const path of pathsOf(populate)) if (path !== '*') addPath(tree, path);
  return tree;
}
