import type { Core } from '@strapi/strapi';

import { rowOrNull, text, textOrNull, type Row } from '../../database/rows';
import { missingPictures } from '../../files/store/missing-pictures';
import { FILE_FIELDS, toPhoto } from '../../files/store/photos';
import { UID } from '../../uids';
import type { Publisher, Translated } from '../rules/facts';

/** Publication settings (发布信息); null if nobody has filled them in. */
export async function readPublisher(strapi: Core.Strapi): Promise<Publisher | null> {
  const row = (await strapi.db.query(UID.publicationSetting).findOne({
    populate: { logo: FILE_FIELDS, cover: { populate: { file: FILE_FIELDS } } },
  })) as Row | null;
  const network = row === null ? null : translated(row, 'networkName');
  if (row === null || network === null) return null;

  const logo = rowOrNull(row, 'logo');
  const cover = rowOrNull(row, 'cover');
  const coverFile = cover?.consent === true ? rowOrNull(cover, 'file') : null;
  const files = [logo, coverFile].flatMap((file) => (file === null ? [] : text(file, 'url')));
  const missing = await missingPictures(strapi, files);
  return {
    network,
    publisher: translated(row, 'publisher'),
    logo: logo && toPhoto(logo, {}, {}, missing),
    cover: coverFile && toPhoto(coverFile, cover ?? {}, {}, missing),
    colour: textOrNull(row, 'colour')?.toLowerCase() ?? null,
    contact: translated(row, 'contact'),
    licence: translated(row, 'licence'),
    licenceUrl: textOrNull(row, 'licenceUrl'),
    citation: translated(row, 'citation'),
    imprint: translated(row, 'imprint'),
    filingNumber: textOrNull(row, 'filingNumber'),
    signatures: translated(row, 'signatures'),
  };
}

/** Null without a Chinese text. */
function translated(row: Row, field: string): Translated | null {
  const chinese = textOrNull(row, field);
  return chinese === null ? null : { 'zh-Hans': chinese, en: textOrNull(row, `${field}En`) };
}
