import { row, type View } from './view';

export const statedFigure: View = {
  uid: 'api::stated-figure.stated-figure',
  mainField: 'value',
  sort: ['month', 'DESC'],
  pageSize: 50,
  list: ['month', 'programme', 'indicator', 'basis', 'value', 'statedBy'],
  edit: [row('programme', 'month'), row('indicator', 'basis'), row('value', 'statedBy'), row('explanation')],
};
