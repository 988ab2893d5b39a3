import { row, type View } from './view';

export const programmeMonth: View = {
  uid: 'api::programme-month.programme-month',
  mainField: 'month',
  sort: ['month', 'DESC'],
  pageSize: 20,
  list: ['month', 'programme'],
  edit: [row('programme', 'month'), row('overview')],
};
