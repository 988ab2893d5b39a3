import { row, type View } from './view';

export const target: View = {
  uid: 'api::target.target',
  mainField: 'value',
  sort: ['fromMonth', 'DESC'],
  pageSize: 50,
  list: ['programme', 'indicator', 'partner', 'region', 'fromMonth', 'toMonth', 'value'],
  edit: [
    row('programme', 'indicator'),
    row('partner', 'region'),
    row('fromMonth', 'toMonth'),
    row('value', 'baseline', 'baselineMonth'),
  ],
};
