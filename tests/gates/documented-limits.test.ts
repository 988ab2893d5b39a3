/** docs/security.md promises limits of the cost of a request; its tables must equal the limits in the code. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import plugins from '../../config/plugins';
import { UPLOAD_LIMITS } from '../../src/extensions/upload/limits';
import { BODY_LIMITS } from '../../src/plugins/monthly-report/server/src/http/gates/bodies/limits';
import { LIMITS } from '../../src/plugins/monthly-report/server/src/http/gates/query/limits';
import { DOCUMENT_LIMITS } from '../../src/plugins/monthly-report/server/src/documents/limits';
import { APP_FOLDER } from '../helpers/environment';

const KIBIBYTE = 1024;
const MEBIBYTE = KIBIBYTE * KIBIBYTE;
const MILLION = 1_000_000;
const grouped = (count: number): string => count.toLocaleString('en-US');

const { bytes, parameters, levels, relations, conditions, textConditions } = LIMITS;
const { jsonBytes, jsonDepth, formFields, formFieldBytes, formFiles, formFileBytes } = BODY_LIMITS;
const { pixels, side, scans, pixelsPerMinute, waitingOfOne, waiting } = UPLOAD_LIMITS;

/** Cells of the table "What one request may cost". */
const PROMISED = {
  'docs/security.md': [
    `${bytes.most / KIBIBYTE} kB, ${parameters.most} parameters; ${levels.most} levels of relations, ${relations.most} relations, ${conditions.most} conditions, ${textConditions.most} of them on text`,
    `${jsonBytes / MEBIBYTE} MiB, ${jsonDepth} levels`,
    `${grouped(formFields)} fields with ${formFieldBytes / MEBIBYTE} MiB, ${formFiles} files with ${formFileBytes / MEBIBYTE} MiB`,
    `${pixels / MILLION} million pixels, ${grouped(side)} on a side, ${scans} scans`,
    `${pixelsPerMinute / MILLION} million pixels a minute; ${waitingOfOne} wait, ${waiting} of all senders`,
    ...Object.entries(DOCUMENT_LIMITS).map(
      ([format, most]) => `${format}: ${grouped(most.characters)} characters, ${grouped(most.photos)} photos`,
    ),
  ],
  'docs/security.zh-CN.md': [
    `${bytes.most / KIBIBYTE} kB，${parameters.most} 个参数；关联 ${levels.most} 层，共 ${relations.most} 个关联，${conditions.most} 个条件，其中 ${textConditions.most} 个文本条件`,
    `${jsonBytes / MEBIBYTE} MiB，${jsonDepth} 层`,
    `${grouped(formFields)} 个字段共 ${formFieldBytes / MEBIBYTE} MiB，${formFiles} 个文件共 ${formFileBytes / MEBIBYTE} MiB`,
    `${grouped(pixels / 10_000)} 万像素，每边 ${grouped(side)}，${scans} 次扫描`,
    `每分钟 ${pixelsPerMinute / 100 / MILLION} 亿像素；最多 ${waitingOfOne} 张等候，全部来源 ${waiting} 张`,
    ...Object.entries(DOCUMENT_LIMITS).map(
      ([format, most]) => `${format}：${grouped(most.characters)} 个字符，${grouped(most.photos)} 张照片`,
    ),
  ],
};

it('Strapi takes files as large as a form may bring, and no larger', () => {
  const { upload } = plugins() as { upload: { config: { sizeLimit: number } } };
  expect(upload.config.sizeLimit).toBe(formFileBytes);
});

describe.each(Object.entries(PROMISED))('%s', (file, promises) => {
  const text = readFileSync(path.join(APP_FOLDER, file), 'utf8');

  it.each(promises)('promises what is kept: %s', (promise) => {
    expect(text).toContain(promise);
  });
});
