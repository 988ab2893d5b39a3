import { row, type View } from './view';

export const dimension: View = {
  uid: 'api::dimension.dimension',
  mainField: 'name',
  sort: ['order', 'ASC'],
  pageSize: 50,
  list: ['name', 'nameEn', 'code', 'order'],
  edit: [row('name', 'nameEn'), row('code', 'order'), row('options')],
};
