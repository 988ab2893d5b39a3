import type { Pagination } from '../documents/json/totals';

export const DEFAULT_PAGE_SIZE = 25;

export interface Page<T> {
  readonly items: readonly T[];
  readonly pagination: Pagination;
}

/** One page of a list; a page past the end is empty, as in Strapi's own REST. */
export function pageOf<T>(list: readonly T[], page = 1, pageSize = DEFAULT_PAGE_SIZE): Page<T> {
  const start = (page - 1) * pageSize;
  return {
    items: list.slice(start, start + pageSize),
    pagination: { page, pageSize, pageCount: Math.ceil(list.length / pageSize), total: list.length },
  };
}
