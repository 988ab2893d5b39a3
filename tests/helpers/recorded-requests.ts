/** The recorded requests of the panel, for tests (tests/proof/panel/recorded.mjs explains the format). */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { APP_FOLDER } from './environment';

const FOLDER = path.join(APP_FOLDER, 'tests', 'api', 'permission-matrix', 'recorded');

/** A type by its name, a list of one shape, or an object of shapes. */
export type Shape = string | readonly Shape[] | { readonly [key: string]: Shape };

export interface RecordedRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With placeholders for ids. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly json?: Shape;
  readonly form?: readonly string[];
}

export interface Fixture {
  readonly role: string;
  readonly sha256: string;
  readonly requests: readonly RecordedRequest[];
}

/** All fixtures, as they stand in the files. */
export const recordedFixtures = (): readonly Fixture[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      role: path.parse(file).name,
      ...(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Omit<Fixture, 'role'>),
    }));

/** The hash that the proof wrote if nobody has edited the requests since. */
export const hashOf = (requests: Fixture['requests']): string =>
  createHash('sha256').update(JSON.stringify(requests)).digest('hex');

/** The identity of a request: two requests with the same one count as equal. */
export const identityOf = ({ method, path: address, query }: RecordedRequest): string =>
  `${method} ${address} ${Object.keys(query).join(' ')}`;
