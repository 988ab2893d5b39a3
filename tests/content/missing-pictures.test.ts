import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { Core } from '@strapi/strapi';
import sharp from 'sharp';

import { missingPictures } from '../../src/plugins/monthly-report/server/src/files/store/missing-pictures';

describe('pictures that cannot be shown', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'missing-pictures-'));
  const strapi = { dirs: { static: { public: folder } } } as unknown as Core.Strapi;
  const keep = (name: string, bytes: Buffer | string): string => {
    writeFileSync(path.join(folder, 'uploads', name), bytes);
    return `/uploads/${name}`;
  };

  beforeAll(() => mkdirSync(path.join(folder, 'uploads')));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['jpeg', 'png', 'webp'] as const)('are told from those that are whole: %s', async (format) => {
    const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#2a7' } })
      .toFormat(format)
      .toBuffer();
    const whole = keep(`whole.${format}`, bytes);
    const cut = keep(`cut.${format}`, bytes.subarray(0, bytes.length - 9));
    expect([...(await missingPictures(strapi, [whole, cut, whole]))]).toEqual([cut]);
  });

  it('are those that are gone, empty, no picture, a folder or no file of this server', async () => {
    const bad = [
      '/uploads/gone.jpg',
      keep('empty.jpg', ''),
      keep('page.jpg', '<!doctype html><title>404</title>'),
      '/uploads',
      '/uploads/%E0%A4%A.jpg',
      '/../../etc/hostname',
    ];
    expect([...(await missingPictures(strapi, bad))]).toEqual(bad);
  });

  it('are not looked for elsewhere', async () => {
    expect([...(await missingPictures(strapi, ['https://media.example.org/a.jpg']))]).toEqual([]);
  });
});
