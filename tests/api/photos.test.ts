/** Photos on their way into the store: upright, without metadata, and refused in words if they cannot be shown. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import sharp from 'sharp';
import type { Response } from 'supertest';

import { expectRefusal, messageOf } from '../helpers/answers';
import { describeOnOneDatabase } from '../helpers/both-databases';
import {
  CORNERS,
  cutShort,
  FOREIGN_PICTURES,
  HEIGHT,
  lyingAboutSize,
  moving,
  ORIENTATIONS,
  photo,
  SECRET,
  WIDTH,
  withScans,
  type PictureFormat,
} from '../helpers/pictures';

interface StoredFile {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly formats: Readonly<Record<string, { readonly url: string }>> | null;
}

const FORMATS: readonly PictureFormat[] = ['jpeg', 'png', 'webp'];

describeOnOneDatabase('photos on their way into the store', {}, (server) => {
  let token: string;
  let panel: string;

  beforeAll(async () => {
    token = await server().createApiToken('full-access');
    panel = await server().adminToken();
  });

  const send = (address: string, bytes: Buffer, name = 'photo.jpg', contentType?: string) =>
    server()
      .request.post(address)
      .auth(address.startsWith('/api') ? token : panel, { type: 'bearer' })
      .attach('files', bytes, { filename: name, ...(contentType && { contentType }) });

  const fileOf = ({ status, body, text }: Response): StoredFile => {
    if (status !== 200 && status !== 201) throw new Error(`Not stored: ${status} ${text}`);
    return (Array.isArray(body) ? body[0] : body) as StoredFile;
  };

  const bytesAt = (url: string): Buffer => readFileSync(path.join(server().publicFolder, url));
  const addressesOf = ({ url, formats }: StoredFile): string[] => [
    url,
    ...Object.values(formats ?? {}).map((format) => format.url),
  ];
  /** The names of all files in the store. */
  const stored = (): string[] => readdirSync(path.join(server().publicFolder, 'uploads')).sort();

  async function expectOnlyPixels(file: StoredFile): Promise<void> {
    const addresses = addressesOf(file);
    expect(addresses.length).toBeGreaterThan(4);
    for (const address of addresses) {
      const bytes = bytesAt(address);
      expect({ address, tells: bytes.includes(SECRET) }).toEqual({ address, tells: false });
      const { exif, xmp, iptc, orientation, comments } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, orientation, comments }).toEqual({});
    }
  }

  async function expectUpright(file: StoredFile): Promise<void> {
    expect({ width: file.width, height: file.height }).toEqual({ width: WIDTH, height: HEIGHT });
    for (const address of addressesOf(file)) {
      const { data, info } = await sharp(bytesAt(address))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      for (const [corner, { at, colour }] of Object.entries(CORNERS)) {
        const start = (Math.floor(at[1] * info.height) * info.width + Math.floor(at[0] * info.width)) * 3;
        const off = Math.max(
          ...colour.map((value, channel) => Math.abs(value - (data[start + channel] ?? 0))),
        );
        expect({ address, corner, isThere: off < 12 }).toEqual({ address, corner, isThere: true });
      }
    }
  }

  describe.each(ORIENTATIONS)('with EXIF orientation %i', (orientation) => {
    it('are upright in every stored file', async () => {
      await expectUpright(fileOf(await send('/api/upload', await photo(orientation))));
    });
  });

  it.each(FORMATS.slice(1))('are upright as %s too', async (format) => {
    await expectUpright(fileOf(await send('/api/upload', await photo(6, format), `photo.${format}`)));
  });

  describe('lose their metadata', () => {
    it.each(FORMATS)('as %s, on every road into the store', async (format) => {
      const bytes = await photo(1, format);
      expect(bytes.includes(SECRET)).toBe(true);
      for (const address of ['/api/upload', '/upload', '/upload/files']) {
        await expectOnlyPixels(fileOf(await send(address, bytes, `photo.${format}`)));
      }
    });

    it('when they take the place of another, whoever does it', async () => {
      const { id } = fileOf(await send('/api/upload', await photo()));
      for (const address of [`/api/upload?id=${id}`, `/upload?id=${id}`, `/upload/files/${id}/replace`]) {
        const replaced = fileOf(await send(address, await photo(8)));
        expect(replaced.id).toBe(id);
        await expectOnlyPixels(replaced);
        await expectUpright(replaced);
      }
    });
  });

  describe('are refused before they are decoded', () => {
    it.each(FORMATS)('where a %s says it has more pixels than anybody needs', async (format) => {
      const before = stored();
      const response = await send('/api/upload', await lyingAboutSize(format, 9000, 6000), `photo.${format}`);
      expectRefusal(response, 400);
      expect(messageOf(response)).toContain('9000 × 6000');
      expect(messageOf(response)).toContain('50');
      expect(stored()).toEqual(before);
    });

    it('where all frames of a film together have them', async () => {
      const response = await send('/api/upload', await moving(55, 1000), 'film.webp');
      expectRefusal(response, 400);
      expect(messageOf(response)).toContain('1000 × 1000 × 55');
    });

    it('where the pixels are gone over a hundred times', async () => {
      expectRefusal(await send('/api/upload', await withScans(101)), 400);
    });
  });

  it('keep the first frame of a short film', async () => {
    const file = fileOf(await send('/api/upload', await moving(3, 600), 'film.webp'));
    expect({ width: file.width, height: file.height }).toEqual({ width: 600, height: 600 });
    expect((await sharp(bytesAt(file.url)).metadata()).pages ?? 1).toBe(1);
  });

  describe('of a kind that cannot be shown', () => {
    it.each(Object.keys(FOREIGN_PICTURES) as (keyof typeof FOREIGN_PICTURES)[])(
      'are refused with what to do, whatever they are called: %s',
      async (kind) => {
        const before = stored();
        for (const [name, type] of [
          ['IMG_0001.HEIC', 'image/heic'],
          ['photo.jpg', 'image/jpeg'],
          ['photo', 'application/octet-stream'],
        ] as const) {
          for (const address of ['/api/upload', '/upload', '/upload/files']) {
            const response = await send(address, FOREIGN_PICTURES[kind], name, type);
            expectRefusal(response, 400);
            const message = messageOf(response);
            expect(message).toContain(name);
            expect(message).toContain(kind.slice(0, 3));
            expect(message).toMatch(/导出为 JPEG.* \/ .*export/);
            if (kind.startsWith('HEIC')) {
              expect(message).toContain('设置 → 相机 → 格式 → 选“兼容性最佳”');
              expect(message).toContain('Settings → Camera → Formats → Most Compatible');
            }
          }
        }
        expect(stored()).toEqual(before);
      },
    );

    it('are known by their bytes as real encoders write them', async () => {
      const picture = sharp({ create: { width: 64, height: 64, channels: 3, background: '#2a7' } });
      for (const [bytes, kind] of [
        [await picture.clone().avif().toBuffer(), 'AVIF'],
        [await picture.clone().tiff().toBuffer(), 'TIFF'],
      ] as const) {
        const response = await send('/api/upload', bytes, 'photo.jpg');
        expectRefusal(response, 400);
        expect(messageOf(response)).toContain(kind);
      }
    });

    it('keep a whole batch from being stored', async () => {
      const before = stored();
      for (const bad of [FOREIGN_PICTURES.HEIC, await cutShort()]) {
        const response = await server()
          .request.post('/api/upload')
          .auth(token, { type: 'bearer' })
          .attach('files', await photo(), 'good.jpg')
          .attach('files', bad, 'bad.jpg');
        expectRefusal(response, 400);
        expect(messageOf(response)).toContain('bad.jpg');
      }
      expect(stored()).toEqual(before);
    });
  });

  it.each([
    ['cut short', cutShort],
    ['a header alone', async () => (await photo()).subarray(0, 24)],
    ['empty', async () => Promise.resolve(Buffer.alloc(0))],
    ['a page', async () => Promise.resolve(Buffer.from('<script>alert(1)</script>'))],
  ])('are refused where they are %s, and nothing is stored', async (_what, bytes) => {
    const before = stored();
    for (const address of ['/api/upload', '/upload', '/upload/files']) {
      expectRefusal(await send(address, await bytes()), 400);
    }
    expect(stored()).toEqual(before);
  });

  describe('with a name that is hard to keep', () => {
    /** The forms in which browsers and other programs write it. */
    const sendAs = (address: string, bytes: Buffer, filename: string, info?: string) => {
      const boundary = 'x'.repeat(24);
      const part = (head: string, body: Buffer) =>
        Buffer.concat([
          Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
          body,
          Buffer.from('\r\n'),
        ]);
      return server()
        .request.post(address)
        .auth(address.startsWith('/api') ? token : panel, { type: 'bearer' })
        .set('Content-Type', `multipart/form-data; boundary=${boundary}`)
        .send(
          Buffer.concat([
            ...(info === undefined ? [] : [part('name="fileInfo"', Buffer.from(info))]),
            part(`name="files"; filename="${filename}"\r\nContent-Type: image/jpeg`, bytes),
            Buffer.from(`--${boundary}--\r\n`),
          ]),
        );
    };

    it.each([
      ['Chinese', '酃城里的分类游戏（第1张）.jpg'],
      ['slashes', 'a/b\\c.jpg'],
      ['dots that lead upwards', '../../../etc/passwd.jpg'],
      ['colons and stars', '2020-12-08 10:30:00 *?.jpg'],
      ['quotes and line breaks as browsers write them', 'say %22hi%22%0D%0Aevil: 1.jpg'],
      ['markup', '<img src=x onerror=alert(1)>.jpg'],
      ['no ending', 'IMG_0001'],
      ['the name of a device', 'con.jpg'],
      ['hundreds of characters', `${'长'.repeat(300)}.jpg`],
      ['the ending of a HEIC photo over a JPEG', 'IMG_0001.HEIC'],
    ])('are stored under a harmless address: %s', async (_what, name) => {
      for (const address of ['/api/upload', '/upload', '/upload/files']) {
        const file = fileOf(await sendAs(address, await photo(), name));
        expect(file.url).toMatch(/^\/uploads\/[\w-]+\.jpe?g$/);
        await server().request.get(file.url).expect(200).expect('Content-Type', 'image/jpeg');
      }
    });

    it('are shown on one line, by the name their sender gives them', async () => {
      const info = JSON.stringify({ name: 'a "b" / c\n\u0000d.jpg', alternativeText: '示意' });
      for (const address of ['/upload', '/upload/files']) {
        expect(fileOf(await sendAs(address, await photo(), 'x.jpg', info)).name).toBe('a "b" / c d.jpg');
      }
    });

    it('are refused with particulars that are no JSON', async () => {
      for (const address of ['/api/upload', '/upload', '/upload/files']) {
        expectRefusal(await sendAs(address, await photo(), 'x.jpg', '{'), 400);
      }
    });
  });
});
