/** A photo like one on somebody's computer: small, and made here, so that no file must be kept. */
import sharp from 'sharp';

export const PHOTO = {
  name: '河畔.png',
  mimeType: 'image/png',
  buffer: await sharp({ create: { width: 640, height: 480, channels: 3, background: '#66aa88' } })
    .png()
    .toBuffer(),
};
