/** Files that a server fetches itself, by an address somebody gave it: no form, no name to go by. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import extendUpload from '../../src/extensions/upload/strapi-server';
import { FOREIGN_PICTURES, photo } from '../helpers/pictures';

interface Fetched {
  readonly file: { readonly filepath: string; readonly originalFilename: string; readonly mimetype: string };
}
type Fetch = (address: string) => Promise<Fetched>;

describe('a file fetched from an address', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fetched-files-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Strapi's plugin as far as it fetches, with the extension on top. */
  const fetching = (bytes: Buffer, originalFilename: string): Fetch => {
    const filepath = path.join(folder, 'fetched');
    writeFileSync(filepath, bytes);
    const fetched = { file: { filepath, originalFilename, mimetype: 'text/plain' } };
    const { services } = extendUpload({
      controllers: { 'content-api': () => ({}), 'admin-upload': {} },
      services: { file: { fetchUrlToInputFile: () => Promise.resolve(fetched) }, 'image-manipulation': {} },
    });
    return (services.file as { fetchUrlToInputFile: Fetch }).fetchUrlToInputFile;
  };

  it('is named and typed by what it is', async () => {
    const { file } = await fetching(await photo(), 'a?b.heic')('https://example.org/a');
    expect(file).toMatchObject({ originalFilename: 'a_b.jpg', mimetype: 'image/jpeg' });
  });

  it('is refused with what to do where nobody can show it', async () => {
    const fetch = fetching(FOREIGN_PICTURES.HEIC, 'photo.jpg');
    await expect(fetch('https://example.org/a')).rejects.toThrow(/HEIC.*兼容性最佳.*Most Compatible/);
  });
});
