/** The addresses that accept files. Only these addresses read a form. */

export interface FileAddress {
  readonly method: 'POST' | 'PUT';
  readonly path: RegExp;
  /** The parts of the form that hold files. */
  readonly files: readonly string[];
}

const UPLOADED = ['files'] as const;

export const FILE_ADDRESSES: readonly FileAddress[] = [
  // The panel: new files, `?id=` to replace a file, and the same actions by their own addresses.
  { method: 'POST', path: /^\/upload\/?$/, files: UPLOADED },
  { method: 'POST', path: /^\/upload\/files\/?$/, files: UPLOADED },
  // A form without a file: only the texts of the file change.
  { method: 'PUT', path: /^\/upload\/files\/[^/]+\/?$/, files: [] },
  { method: 'POST', path: /^\/upload\/files\/[^/]+\/replace\/?$/, files: UPLOADED },
  // The Content API.
  { method: 'POST', path: /^\/api\/upload\/?$/, files: UPLOADED },
  // The logos of the panel.
  { method: 'POST', path: /^\/admin\/project-settings\/?$/, files: ['menuLogo', 'authLogo'] },
];

/** Null if the address accepts no files. */
export const fileAddressOf = (method: string, path: string): FileAddress | null =>
  FILE_ADDRESSES.find((address) => address.method === method && address.path.test(path)) ?? null;
