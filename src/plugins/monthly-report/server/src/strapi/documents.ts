/** The Document Service without its generated types: uids here come from data. */
import type { Core } from '@strapi/strapi';

export interface DocumentParams {
  readonly documentId?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly locale?: unknown;
  readonly status?: unknown;
  readonly filters?: unknown;
  readonly [key: string]: unknown;
}

/** A call of the Document Service; a middleware may replace its params. */
export interface DocumentCall {
  readonly uid: string;
  readonly action: string;
  params: DocumentParams;
}

export type DocumentMiddleware = (call: DocumentCall, next: () => Promise<unknown>) => Promise<unknown>;

/** Runs around every call of the Document Service, in the order of registration. */
export function aroundDocuments(strapi: Core.Strapi, middleware: DocumentMiddleware): void {
  strapi.documents.use(middleware as never);
}

/** The methods that our own steps call. */
export interface Documents {
  create(params: object): Promise<{ documentId: string }>;
  update(params: object): Promise<unknown>;
  publish(params: object): Promise<unknown>;
  delete(params: object): Promise<unknown>;
}

export const documentsOf = (strapi: Core.Strapi, uid: string): Documents => strapi.documents(uid as never);
