import { row, type View } from './view';

export const partner: View = {
  uid: 'api::partner.partner',
  mainField: 'name',
  sort: ['name', 'ASC'],
  pageSize: 50,
  list: ['name', 'code', 'region', 'contactName', 'contactPhone'],
  edit: [
    row('name', 'nameEn'),
    row('code', 'region'),
    row('aliases', 'logo'),
    row('contactName', 'contactPhone', 'contactEmail'),
    row('editors'),
  ],
};
