import { row, type View } from './view';

export const activityType: View = {
  uid: 'api::activity-type.activity-type',
  mainField: 'name',
  sort: ['order', 'ASC'],
  pageSize: 50,
  list: ['name', 'nameEn', 'code', 'order'],
  edit: [row('name', 'nameEn'), row('code', 'order')],
};
