import { row, type View } from './view';

export const publicationSetting: View = {
  uid: 'api::publication-setting.publication-setting',
  mainField: 'networkName',
  sort: ['networkName', 'ASC'],
  pageSize: 20,
  list: ['networkName'],
  edit: [
    row('networkName', 'networkNameEn'),
    row('publisher', 'publisherEn'),
    row('logo', 'colour'),
    row('cover'),
    row('contact', 'contactEn'),
    row('licence', 'licenceEn'),
    row('licenceUrl', 'filingNumber'),
    row('citation', 'citationEn'),
    row('imprint', 'imprintEn'),
    row('signatures', 'signaturesEn'),
  ],
};
