import type { Core } from '@strapi/strapi';

import { ForbiddenError } from '../../errors';
import type { Bounds } from './bounds';
import { reachesAll } from './owned';
import { attributeOf, FOLDER, isFields, isSecret, leadsTo, schemaOf, type Schema } from './schemas';

const LOGICAL = ['$and', '$or', '$not'];
const IDENTITY = ['id', 'documentId'];
/** Folders are found by their place. */
const OF_FOLDERS = [...IDENTITY, 'path', 'pathId'];

function refuse(path: string): never {
  throw new ForbiddenError(
    `不能按“${path}”筛选或排序。 / Entries cannot be filtered or sorted by "${path}".`,
  );
}

interface Step {
  readonly schema: Schema;
  /** Set after a relation to entries of others: a query may only ask for these fields. */
  readonly identityOnly: readonly string[] | null;
}

/** The next step of a filter or a sort. Refuses a field that the account cannot read: a filter would tell its value. */
function step(strapi: Core.Strapi, from: Step, name: string, path: string, bounds: Bounds): Step | null {
  const attribute = attributeOf(from.schema, name);
  if (from.identityOnly !== null && !from.identityOnly.includes(name)) return refuse(path);
  if (isSecret(from.schema, name)) return refuse(path);
  const target = leadsTo(attribute);
  if (target === undefined) {
    // A relation without a named type can lead anywhere.
    return attribute?.type === 'relation' || attribute?.type === 'dynamiczone' ? refuse(path) : null;
  }
  const isOpen = reachesAll(target, bounds, 'read');
  const isComponent = attribute?.type === 'component';
  const identityOnly = isOpen || isComponent ? null : target === FOLDER ? OF_FOLDERS : IDENTITY;
  return { schema: schemaOf(strapi, target), identityOnly };
}

class QueryReach {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly bounds: Bounds,
  ) {}

  /** Follows a path such as `partner.name`; null once it ends in a value. */
  private follow(from: Step, path: string, whole: string): Step | null {
    let current: Step | null = from;
    for (const name of path.split('.')) {
      if (current === null) return null;
      current = step(this.strapi, current, name, whole, this.bounds);
    }
    return current;
  }

  filters(value: unknown, from: Step, path: string): void {
    if (Array.isArray(value)) {
      for (const item of value) this.filters(item, from, path);
    } else if (isFields(value)) {
      for (const [key, inner] of Object.entries(value)) {
        if (LOGICAL.includes(key)) this.filters(inner, from, path);
        else if (!key.startsWith('$')) {
          const below = path === '' ? key : `${path}.${key}`;
          const next = this.follow(from, key, below);
          if (next !== null) this.filters(inner, next, below);
        }
      }
    }
  }

  sort(value: unknown, from: Step): void {
    if (typeof value === 'string') {
      for (const part of value.split(',')) {
        const path = part.trim().split(':')[0] ?? '';
        this.follow(from, path, path);
      }
    } else if (Array.isArray(value)) {
      for (const item of value) this.sort(item, from);
    } else {
      this.filters(value, from, '');
    }
  }

  populate(value: unknown, schema: Schema): void {
    if (!isFields(value)) return;
    for (const [name, inner] of Object.entries(value)) {
      const target = leadsTo(attributeOf(schema, name));
      if (target !== undefined && isFields(inner)) this.level(inner, schemaOf(this.strapi, target));
    }
  }

  level(query: Readonly<Record<string, unknown>>, schema: Schema): void {
    const from = { schema, identityOnly: null };
    this.filters(query.filters, from, '');
    this.sort(query.sort, from);
    this.populate(query.populate, schema);
  }
}

/**
 * Refuses a query that could find out private data by a filter or a sort: over private fields, or over the entries,
 * files and accounts of others.
 *
 * @throws ForbiddenError naming the path.
 */
export function refuseReaching(
  strapi: Core.Strapi,
  uid: string,
  query: Readonly<Record<string, unknown>>,
  bounds: Bounds,
): void {
  new QueryReach(strapi, bounds).level(query, schemaOf(strapi, uid));
}
