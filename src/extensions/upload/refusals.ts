/** Reasons why a file is not stored: in Chinese and English, because the editor's language is not known here. */
import { errors } from '@strapi/utils';

import type { FileKind, ForeignPicture } from './file-kinds';

type Sentence = (name: string) => string;

const IPHONE = {
  'zh-Hans':
    'iPhone：设置 → 相机 → 格式 → 选“兼容性最佳”，之后拍的照片就是 JPEG；已拍的照片请导出为 JPEG 再上传。',
  en: 'On an iPhone, Settings → Camera → Formats → Most Compatible makes new photos JPEG; export those you have as JPEG and upload that.',
};

const both = (name: string, chinese: string, english: string): string =>
  `文件“${name}”${chinese} / "${name}" ${english}`;

const FOREIGN: Readonly<Record<ForeignPicture, Sentence>> = {
  heic: (name) =>
    both(
      name,
      `是 HEIC 照片，网页和文档无法显示。${IPHONE['zh-Hans']}`,
      `is a HEIC photo, which web pages and documents cannot show. ${IPHONE.en}`,
    ),
  avif: (name) =>
    both(
      name,
      '是 AVIF 图片，文档无法显示，请导出为 JPEG 再上传。',
      'is an AVIF picture, which documents cannot show; export it as JPEG and upload that.',
    ),
  tiff: (name) =>
    both(
      name,
      '是 TIFF 图片或相机 RAW 照片，网页无法显示，请导出为 JPEG 再上传。',
      'is a TIFF picture or a camera’s raw photo, which web pages cannot show; export it as JPEG and upload that.',
    ),
  raw: (name) =>
    both(
      name,
      '是相机 RAW 照片，网页无法显示，请在相机或修图软件里导出为 JPEG 再上传。',
      'is a camera’s raw photo, which web pages cannot show; export it as JPEG in the camera or a photo editor and upload that.',
    ),
};

const unknown: Sentence = (name) =>
  both(
    name,
    '的内容无法识别；可上传 JPEG、PNG、WebP 图片和 PDF。',
    'is damaged or not what its name says; accepted: JPEG, PNG, WebP and PDF.',
  );

const isForeign = (kind: FileKind): kind is ForeignPicture => Object.hasOwn(FOREIGN, kind);

export const notAccepted = (name: string, kind: FileKind): Error =>
  new errors.ValidationError((isForeign(kind) ? FOREIGN[kind] : unknown)(name));

export const damaged = (name: string): Error =>
  new errors.ValidationError(
    both(
      name,
      '已损坏或不完整，请重新导出或重新发送后再上传。',
      'is damaged or cut short; export or send it again, then upload it.',
    ),
  );

export const tooManyPixels = (name: string, size: string, most: number): Error =>
  new errors.ValidationError(
    both(
      name,
      `过大（${size} 像素），最多 ${most / 1_000_000} 百万像素，请缩小后再上传。`,
      `is too large: ${size} pixels; at most ${most / 1_000_000} million pixels are accepted.`,
    ),
  );

export const tooLongSide = (name: string, size: string, most: number): Error =>
  new errors.ValidationError(
    both(
      name,
      `过长或过宽（${size} 像素），每边最多 ${most} 像素，请缩小后再上传。`,
      `is too long or too wide: ${size} pixels; at most ${most} pixels are accepted on each side.`,
    ),
  );

/** 429. Too many pictures of the sender, or of all senders, wait to be decoded. */
export const tooManyPictures = (retryAfter: number): Error =>
  new errors.RateLimitError(
    `正在处理的图片太多，请在 ${retryAfter} 秒后再上传。 / Too many pictures are being read: upload again in ${retryAfter} seconds.`,
    { retryAfter },
  );

/** 403. The server never fetches an address from a request. */
export const noImport = (): Error =>
  new errors.PolicyError(
    '不能按网址导入文件，请下载后再上传。 / Files are not imported by address: download the file and upload it.',
  );

/** 400 for unknown parts of a form. */
export const unexpected = (accepted: string): Error =>
  new errors.ValidationError(
    `上传的表单有多余的内容。 / The upload has something that is not accepted; accepted: ${accepted}.`,
  );

export const tooManyScans = (name: string): Error =>
  new errors.ValidationError(
    both(
      name,
      '的编码方式异常，解码耗时过长，请重新导出为 JPEG 再上传。',
      'is encoded so that reading it would take too long; export it as JPEG again and upload that.',
    ),
  );
