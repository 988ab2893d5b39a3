import { row, type View } from './view';

export const community: View = {
  uid: 'api::community.community',
  mainField: 'name',
  sort: ['name', 'ASC'],
  pageSize: 50,
  list: ['name', 'kind', 'subdistrict', 'district', 'city', 'verified'],
  edit: [
    row('name', 'nameEn'),
    row('code', 'kind', 'verified'),
    row('aliases'),
    row('province', 'city', 'district', 'subdistrict'),
  ],
};
