import { row, type View } from './view';

export const region: View = {
  uid: 'api::region.region',
  mainField: 'name',
  sort: ['order', 'ASC'],
  pageSize: 50,
  list: ['name', 'nameEn', 'code', 'order'],
  edit: [row('name', 'nameEn'), row('code', 'order'), row('coordinators')],
};
