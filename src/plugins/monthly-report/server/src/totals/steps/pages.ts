import type { Pagination } from '../../documents/json/totals';

export const DEFAULT_PAGE_SIZE = 25;

/** A page of a list, from 1. */
export interface PageAsked {
  readonly page?: number | undefined;
  readonly pageSize?: number | undefined;
}

export interface Window {
  readonly offset: number;
  readonly limit: number;
  readonly pagination: (total: number) => Pagination;
}

/** The part of a list that a page shows; a page past the end is empty, as in Strapi's own REST. */
export function windowOf({ page = 1, pageSize = DEFAULT_PAGE_SIZE }: PageAsked): Window {
  return {
    offset: (page - 1) * pageSize,
    limit: pageSize,
    pagination: (total) => ({ page, pageSize, pageCount: Math.ceil(total / pageSize), total }),
  };
}
